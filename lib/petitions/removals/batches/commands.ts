// The work of taking many signatures out and back in: in batches, each one statement's transaction, so that
// a worker killed at any point goes on where it was, and nothing is taken or counted twice.
import { setTimeout as pause } from "node:timers/promises";
import { db, inTransaction, Prisma, type Tx } from "../../../db";
import { openVault } from "../../../vault/vault";
import { hideRemoved } from "../commands";
import {
  type Candidate,
  type Conditions,
  isMeant,
  type Mark,
  needsOpening,
  readCandidates,
  standingWhere,
} from "../conditions/queries";
import { findConditions } from "../queries";

/** Rows a statement: some 0.2 seconds, so that nobody who signs waits long behind it. */
const BATCH = 2_000;
/** Rows that others hold are passed over and tried again after this, in milliseconds. */
const HELD_MS = 100;
/** Pages that may show names are let go at the first batch and then this often, in milliseconds: each
 *  time they are rendered anew, and a deed of a million rows has five hundred batches. */
const TELL_MS = 5_000;

type Taken = {
  /** Rows read. */
  looked: number;
  /** Rows meant; who is held by somebody else at this instant is among them, and not removed. */
  meant: number;
  removed: number;
  last: Mark | null;
  isOver: boolean;
};

const OVER: Taken = { looked: 0, meant: 0, removed: 0, last: null, isOver: true };

/** Takes rows out as part of a deed that still runs, in one statement; the deed's number moves with them. */
async function take(
  tx: Tx,
  id: string,
  petitionId: string,
  which: Prisma.Sql,
  { now, tells }: Pass,
): Promise<Taken> {
  const [row] = await tx.$queryRaw<
    {
      isRunning: boolean;
      looked: number;
      removed: number;
      lastAt: Date | null;
      lastId: string | null;
    }[]
  >`
    WITH deed AS MATERIALIZED (
      SELECT id, category, reason, started_by_id FROM invalidation WHERE id = ${id}::uuid
        AND started_at IS NOT NULL AND cancelled_at IS NULL AND finished_at IS NULL FOR UPDATE
    ), chosen AS MATERIALIZED (
      SELECT id, created_at FROM signature
      WHERE EXISTS (SELECT FROM deed) AND ${which}
      ORDER BY created_at, id LIMIT ${BATCH}::int FOR UPDATE SKIP LOCKED
    ), gone AS (
      UPDATE signature SET state = 'invalidated' FROM chosen WHERE signature.id = chosen.id
      RETURNING signature.id
    ), written AS (
      INSERT INTO signature_removal (id, signature_id, kind, category, reason, invalidation_id,
        created_at, created_by_id)
      SELECT gen_random_uuid(), gone.id, 'invalidated', deed.category, deed.reason, deed.id,
        ${now}::timestamptz, deed.started_by_id
      FROM gone, deed
    ), told AS (
      UPDATE invalidation SET removed = removed + (SELECT count(*)::int FROM gone)
      FROM deed WHERE invalidation.id = deed.id
    ), latest AS (
      SELECT created_at, id FROM chosen ORDER BY created_at DESC, id DESC LIMIT 1
    )
    SELECT EXISTS (SELECT FROM deed) AS "isRunning", (SELECT count(*)::int FROM chosen) AS looked,
      (SELECT count(*)::int FROM gone) AS removed, (SELECT created_at FROM latest) AS "lastAt",
      (SELECT id FROM latest) AS "lastId"`;
  if (!row?.isRunning) return OVER;
  if (tells && row.removed > 0) await hideRemoved(tx, petitionId);
  const last = row.lastAt && row.lastId ? { createdAt: row.lastAt, id: row.lastId } : null;
  return { looked: row.looked, meant: row.looked, removed: row.removed, last, isOver: false };
}

/** A batch's instant, and whether it lets the pages go. */
type Pass = { now: Date; tells: boolean };

/** Conditions that SQL can say whole. */
function takeBySql(id: string, conditions: Conditions, after: Mark | null, pass: Pass) {
  const where = standingWhere(conditions);
  const beyond = after
    ? Prisma.sql`${where} AND (created_at, id) > (${after.createdAt}::timestamptz, ${after.id}::uuid)`
    : where;
  return inTransaction((tx) => take(tx, id, conditions.petitionId, beyond, pass));
}

/** Conditions with a pattern: rows are read and opened first, and those meant are taken by their ids. */
async function takeByOpening(
  id: string,
  conditions: Conditions,
  after: Mark | null,
  pass: Pass,
): Promise<Taken> {
  const vault = await openVault(`petition:${conditions.petitionId}`);
  const rows: Candidate[] = await readCandidates(db(), conditions, after, BATCH);
  const meant = rows.filter((row) => isMeant(vault, conditions, row)).map((row) => row.id);
  const which = Prisma.sql`${standingWhere(conditions)} AND id = ANY(${meant}::uuid[])`;
  const taken = await inTransaction((tx) => take(tx, id, conditions.petitionId, which, pass));
  return { ...taken, looked: rows.length, meant: meant.length, last: rows.at(-1) ?? null };
}

/** Marks the deed as done when nothing that it means is left. @returns whether it is over */
async function finish(id: string, conditions: Conditions, passed: number, now: Date) {
  // A pass that found nothing to take has seen everything; what somebody else holds is waited for.
  if (passed > 0) return false;
  if (!needsOpening(conditions)) {
    const [left] = await db().$queryRaw<{ held: boolean }[]>`
      SELECT EXISTS (SELECT FROM signature WHERE ${standingWhere(conditions)}) AS held`;
    if (left?.held) return false;
  }
  await inTransaction(async (tx) => {
    const { count } = await tx.invalidation.updateMany({
      where: { id, startedAt: { not: null }, cancelledAt: null, finishedAt: null },
      data: { finishedAt: now },
    });
    // For the batches that told nobody; a cancellation tells by itself.
    if (count > 0) await hideRemoved(tx, conditions.petitionId);
  });
  return true;
}

/**
 * The job `removeSignatures`: takes out what a started deed means, batch after batch, until nothing is
 * left or an organiser cancels. Doing it again, after a crash or beside another worker, goes on:
 * whoever is out already is no longer found. The tally follows by itself.
 * @param options.afterBatch called between batches; tests break off here
 */
export async function removeSignatures(
  { invalidationId: id }: { invalidationId: string },
  { afterBatch = async () => {} }: { afterBatch?: () => Promise<void> } = {},
): Promise<void> {
  const conditions = await findConditions(id);
  if (conditions === null) return;
  const takeBatch = needsOpening(conditions) ? takeByOpening : takeBySql;
  let toldAt = 0;
  for (;;) {
    let after: Mark | null = null;
    let passed = 0;
    for (;;) {
      const now = new Date();
      const tells = now.getTime() - toldAt >= TELL_MS;
      const batch: Taken = await takeBatch(id, conditions, after, { now, tells });
      if (batch.isOver) return;
      passed += batch.meant;
      if (tells && batch.removed > 0) toldAt = now.getTime();
      if (batch.removed > 0) await afterBatch();
      if (batch.looked < BATCH) break;
      after = batch.last;
    }
    if (await finish(id, conditions, passed, new Date())) return;
    if (passed === 0) await pause(HELD_MS);
  }
}

/** Brings a batch back, if the deed is being undone. @returns how many, or null when that is over */
async function restore(tx: Tx, id: string, now: Date): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ isUndoing: boolean; restored: number }[]>`
    WITH deed AS MATERIALIZED (
      SELECT id, undo_started_by_id FROM invalidation WHERE id = ${id}::uuid
        AND undo_started_at IS NOT NULL AND undone_at IS NULL FOR UPDATE
    ), chosen AS MATERIALIZED (
      SELECT removal.id, removal.signature_id FROM signature_removal removal
      JOIN signature ON signature.id = removal.signature_id
      WHERE removal.invalidation_id = (SELECT id FROM deed) AND removal.restored_at IS NULL
      LIMIT ${BATCH}::int FOR UPDATE OF removal, signature SKIP LOCKED
    ), marked AS (
      UPDATE signature_removal SET restored_at = ${now}::timestamptz,
        restored_by_id = deed.undo_started_by_id
      FROM chosen, deed WHERE signature_removal.id = chosen.id
      RETURNING signature_removal.signature_id
    ), back AS (
      -- Who had been counted is added again, and marked so, by the tally.
      UPDATE signature SET state = CASE WHEN confirmed_at IS NULL THEN 'pending'::signature_state
        ELSE 'confirmed'::signature_state END
      FROM marked WHERE signature.id = marked.signature_id AND signature.state = 'invalidated'
        AND signature.counted_at IS NULL
    ), told AS (
      UPDATE invalidation SET restored = restored + (SELECT count(*)::int FROM marked)
      FROM deed WHERE invalidation.id = deed.id
    )
    SELECT EXISTS (SELECT FROM deed) AS "isUndoing", (SELECT count(*)::int FROM marked) AS restored`;
  return row?.isUndoing ? row.restored : null;
}

/**
 * The job `restoreSignatures`: undoes a deed, in batches, resumable like removeSignatures(). Who had
 * been counted is added again by the tally; who waited for a tally, or to confirm, waits again.
 */
export async function restoreSignatures(
  { invalidationId: id }: { invalidationId: string },
  { afterBatch = async () => {} }: { afterBatch?: () => Promise<void> } = {},
): Promise<void> {
  for (;;) {
    const now = new Date();
    const restored = await inTransaction((tx) => restore(tx, id, now));
    if (restored === null) return;
    if (restored > 0) {
      await afterBatch();
      continue;
    }
    const held = await db().signatureRemoval.count({
      where: { invalidationId: id, restoredAt: null },
    });
    if (held > 0) {
      await pause(HELD_MS);
      continue;
    }
    await db().invalidation.updateMany({
      where: { id, undoStartedAt: { not: null }, undoneAt: null },
      data: { undoneAt: now },
    });
    return;
  }
}
