// Taking signatures out: an organiser's deed, with a reason that is kept.
import { recordDeed } from "../../audit/commands";
import { inTransaction, notifyChanged, Prisma, type Tx } from "../../db";
import { enqueue } from "../../jobs/queue";
import { ok, type Result, refuse } from "../../result";
import { newId } from "../../tokens";
import { pathsShowingPetition } from "../../urls";
import { newRowKey, openVault } from "../../vault/vault";
import { lockSignatures, withIds } from "../locks/commands";
import { countMeant } from "./conditions/queries";
import { PLAN_HOURS, type RemovalCategory } from "./rules";
import type { OpenConditions, RemovalInput, SealedTerms } from "./schema";

/**
 * Lets go of the pages that may show names or comments of signatures just taken out: with the deed, not
 * with the tally, which an organiser may have paused.
 */
export async function hideRemoved(tx: Tx, petitionId: string): Promise<void> {
  const petition = await tx.petition.findUnique({
    where: { id: petitionId },
    select: { slug: true },
  });
  if (petition !== null) await notifyChanged(tx, pathsShowingPetition(petition.slug));
}

/**
 * Takes signatures out of the count. Each removal is a row with who, when and why; the next tally
 * subtracts those that had been counted. The data stays until the petition's retention ends, so that
 * the same address cannot sign again.
 * @param actorId the member; null for the command line
 * @param petitionId ids of other petitions' signatures are left alone
 * @param ids signatures; those already withdrawn or invalidated are left as they are
 * @param category what readers are told, with the number
 * @param reason for the record; never personal data
 * @returns how many were taken out
 */
export function invalidateSignatures(
  actorId: string | null,
  petitionId: string,
  ids: readonly string[],
  category: RemovalCategory,
  reason: string,
  now: Date,
): Promise<{ invalidated: number }> {
  return inTransaction(async (tx) => {
    // In the order that who checks paper takes them too, so that neither waits for the other.
    await lockSignatures(tx, withIds(petitionId, ids));
    const gone = await tx.signature.updateManyAndReturn({
      where: {
        id: { in: [...ids] },
        petitionId,
        state: { in: ["pending", "confirmed", "counted"] },
      },
      data: { state: "invalidated" },
      select: { id: true },
    });
    if (gone.length === 0) return { invalidated: 0 };
    await tx.signatureRemoval.createMany({
      data: gone.map(({ id }) => ({
        id: newId(),
        signatureId: id,
        kind: "invalidated" as const,
        category,
        reason,
        createdAt: now,
        createdById: actorId,
      })),
    });
    await recordDeed(tx, {
      actorId,
      action: "signature:invalidate",
      subjectType: "petition",
      subjectId: petitionId,
      details: {
        signatures: gone.length,
        category,
        reason,
        ids: gone.slice(0, 100).map(({ id }) => id),
      },
    });
    await hideRemoved(tx, petitionId);
    return { invalidated: gone.length };
  });
}

function conditionsOf(input: RemovalInput): { open: OpenConditions; terms: SealedTerms } {
  const { from, until, place, link, domain, pattern, patternOn, addresses } = input;
  return {
    open: {
      from: from?.toISOString() ?? null,
      until: until?.toISOString() ?? null,
      place: place || null,
      link: link.trim().toLowerCase() || null,
      domain: domain || null,
      patternOn: pattern === "" ? null : patternOn,
      addresses: addresses.length,
    },
    terms: { pattern: pattern || null, addresses },
  };
}

/**
 * Plans taking signatures out: counts what the conditions mean now and keeps the plan; nothing is
 * changed. Only signatures given until this instant are part of it.
 * @returns the plan's id and how many it means; refused `unknown`, or `wide` when a pattern would have
 *   to look at more rows than can be opened in time
 */
export async function planRemoval(
  actorId: string | null,
  petitionId: string,
  input: RemovalInput,
  now: Date,
): Promise<Result<{ id: string; matched: number }, "unknown" | "wide">> {
  const { open, terms } = conditionsOf(input);
  const matched = await countMeant({ petitionId, open, terms, plannedAt: now });
  if (matched === null) return refuse("wide");
  const id = newId();
  const rowKey = newRowKey();
  const cells = (await openVault(`petition:${petitionId}`)).row("invalidation", id, rowKey);
  const isSealed = terms.pattern !== null || terms.addresses.length > 0;
  return inTransaction(async (tx) => {
    if ((await tx.petition.count({ where: { id: petitionId } })) === 0) return refuse("unknown");
    await tx.invalidation.create({
      data: {
        id,
        petitionId,
        conditions: open,
        rowKey,
        sealedTerms: isSealed ? cells.sealText("terms", JSON.stringify(terms)) : null,
        category: input.category,
        reason: input.reason,
        matched,
        plannedAt: now,
        plannedById: actorId,
      },
      select: { id: true },
    });
    await recordDeed(tx, {
      actorId,
      action: "invalidation:plan",
      subjectType: "petition",
      subjectId: petitionId,
      details: { invalidation: id, matched, category: input.category, reason: input.reason },
    });
    return ok({ id, matched });
  });
}

/** Locks a deed of a petition, so that two organisers' buttons follow each other. */
function moveDeed<R extends string>(
  petitionId: string,
  id: string,
  change: {
    actorId: string | null;
    action: string;
    /** What must be so, over the row. */
    still: Prisma.Sql;
    set: Prisma.Sql;
    job?: "removeSignatures" | "restoreSignatures";
    tells?: boolean;
    refusal: R;
  },
): Promise<Result<undefined, R>> {
  return inTransaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ matched: number; removed: number; restored: number }[]>`
      UPDATE invalidation SET ${change.set}
      WHERE id = ${id}::uuid AND petition_id = ${petitionId}::uuid AND ${change.still}
      RETURNING matched, removed, restored`;
    if (row === undefined) return refuse(change.refusal);
    // What the last batches took out told nobody yet (batches/).
    if (change.tells) await hideRemoved(tx, petitionId);
    if (change.job) await enqueue(tx, change.job, { invalidationId: id }, `${change.job}:${id}`);
    await recordDeed(tx, {
      actorId: change.actorId,
      action: change.action,
      subjectType: "petition",
      subjectId: petitionId,
      details: { invalidation: id, ...row },
    });
    return ok();
  });
}

/**
 * Starts a planned deed; a job does the work.
 * @returns refused `stale`: no such plan, started or dropped already, or older than a day
 */
export function startRemoval(
  actorId: string | null,
  petitionId: string,
  id: string,
  now: Date,
): Promise<Result<undefined, "stale">> {
  const oldest = new Date(now.getTime() - PLAN_HOURS * 3_600_000);
  return moveDeed(petitionId, id, {
    actorId,
    action: "invalidation:start",
    still: Prisma.sql`started_at IS NULL AND cancelled_at IS NULL AND planned_at > ${oldest}::timestamptz`,
    set: Prisma.sql`started_at = ${now}::timestamptz, started_by_id = ${actorId}::uuid`,
    job: "removeSignatures",
    refusal: "stale",
  });
}

/**
 * Stops a deed after the batch under way, or drops a plan. What is out stays out, and can be undone.
 * @returns refused `stale` when it is over already
 */
export function cancelRemoval(
  actorId: string | null,
  petitionId: string,
  id: string,
  now: Date,
): Promise<Result<undefined, "stale">> {
  return moveDeed(petitionId, id, {
    actorId,
    action: "invalidation:cancel",
    still: Prisma.sql`cancelled_at IS NULL AND finished_at IS NULL`,
    set: Prisma.sql`cancelled_at = ${now}::timestamptz, cancelled_by_id = ${actorId}::uuid`,
    tells: true,
    refusal: "stale",
  });
}

/**
 * Undoes a deed that finished or was cancelled: everybody it took out comes back, and the tally counts
 * them again.
 * @returns refused `stale` when it still runs, took nobody out, or is undone already
 */
export function undoRemoval(
  actorId: string | null,
  petitionId: string,
  id: string,
  now: Date,
): Promise<Result<undefined, "stale">> {
  return moveDeed(petitionId, id, {
    actorId,
    action: "invalidation:undo",
    still: Prisma.sql`(finished_at IS NOT NULL OR cancelled_at IS NOT NULL) AND removed > 0
      AND undo_started_at IS NULL`,
    set: Prisma.sql`undo_started_at = ${now}::timestamptz, undo_started_by_id = ${actorId}::uuid`,
    job: "restoreSignatures",
    refusal: "stale",
  });
}
