// The tally: moves confirmed signatures into the count and removed ones out of it, in batches, one at a time.
import { inTransaction, notifyChanged, type Tx } from "../../db";
import { campaignZone } from "../../i18n/zones";
import { pathsShowingPetition } from "../../urls";
import { writeMilestones } from "../milestones/commands";

/** Held for a batch, so that one tally runs at a time however many workers there are. */
const LOCK = 1_934_620_317;

/** Waits until no tally is at work, and keeps the next one waiting until `tx` ends. */
export async function waitForTally(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`;
}

export type Tallied = {
  /** False: another tally was running, and nothing was done. */
  hasRun: boolean;
  counted: number;
  removed: number;
  /** Added again after an undone invalidation. */
  restored: number;
};

type Moved = { petitionId: string; moved: number };

/**
 * Counts what was confirmed. Takes rows in no order that anybody could follow, shuffles them, gives
 * each petition's the next numbers without a gap, and adds them to the place's total and day, all in
 * one transaction. Rows that a withdrawal holds at this instant are left for the next tally.
 */
async function countConfirmed(tx: Tx, held: readonly string[], limit: number): Promise<Moved[]> {
  return tx.$queryRaw<Moved[]>`
    WITH taken AS MATERIALIZED (
      SELECT id, petition_id, place, source = 'paper' AS is_paper FROM signature
      WHERE state = 'confirmed' AND petition_id <> ALL (${[...held]}::uuid[])
      LIMIT ${limit}::int FOR UPDATE SKIP LOCKED
    ), shuffled AS MATERIALIZED (
      SELECT id, petition_id, place,
        row_number() OVER (PARTITION BY petition_id ORDER BY gen_random_uuid())::int AS position
      FROM taken
    ), numbered AS (
      UPDATE petition SET last_serial = last_serial + batch.size
      FROM (SELECT petition_id, count(*)::int AS size FROM taken GROUP BY petition_id) AS batch
      WHERE petition.id = batch.petition_id
      RETURNING petition.id, batch.size, petition.last_serial - batch.size AS before
    ), marked AS (
      UPDATE signature SET state = 'counted', counted_at = now(),
        serial = numbered.before + shuffled.position
      FROM shuffled JOIN numbered ON numbered.id = shuffled.petition_id
      WHERE signature.id = shuffled.id
    ), parts AS (
      SELECT petition_id, place, count(*)::int AS size,
        count(*) FILTER (WHERE is_paper)::int AS paper
      FROM taken GROUP BY petition_id, place
    ), added AS (
      INSERT INTO petition_tally AS tally (petition_id, place, total, paper)
      SELECT petition_id, place, size, paper FROM parts
      ON CONFLICT (petition_id, place) DO UPDATE SET
        total = tally.total + excluded.total, paper = tally.paper + excluded.paper
    ), dated AS (
      INSERT INTO tally_day AS tally (petition_id, place, day, counted, counted_paper)
      SELECT petition_id, place, (now() AT TIME ZONE ${campaignZone})::date, size, paper FROM parts
      ON CONFLICT (petition_id, place, day) DO UPDATE SET
        counted = tally.counted + excluded.counted,
        counted_paper = tally.counted_paper + excluded.counted_paper
    )
    SELECT id AS "petitionId", size AS moved FROM numbered`;
}

/**
 * Subtracts what was withdrawn or invalidated after it had been counted. A removal of a signature
 * that never was is only marked as settled, so that nobody looks at it again.
 */
async function settleRemovals(tx: Tx, held: readonly string[], limit: number): Promise<Moved[]> {
  return tx.$queryRaw<Moved[]>`
    WITH due AS MATERIALIZED (
      SELECT removal.id, coalesce(removal.category::text, removal.kind::text) AS category,
        signature.petition_id, signature.place, signature.source = 'paper' AS is_paper,
        signature.counted_at IS NOT NULL AS was_counted
      FROM signature_removal removal JOIN signature ON signature.id = removal.signature_id
      WHERE removal.counted_at IS NULL AND removal.restored_at IS NULL
        AND signature.petition_id <> ALL (${[...held]}::uuid[])
      LIMIT ${limit}::int FOR UPDATE OF removal SKIP LOCKED
    ), settled AS (
      UPDATE signature_removal SET counted_at = now() FROM due WHERE signature_removal.id = due.id
    ), parts AS MATERIALIZED (
      SELECT petition_id, place, count(*)::int AS size,
        count(*) FILTER (WHERE is_paper)::int AS paper
      FROM due WHERE was_counted GROUP BY petition_id, place
    ), subtracted AS (
      UPDATE petition_tally SET total = total - parts.size, paper = petition_tally.paper - parts.paper
      FROM parts
      WHERE petition_tally.petition_id = parts.petition_id AND petition_tally.place = parts.place
    ), dated AS (
      INSERT INTO tally_day AS tally (petition_id, place, day, removed, removed_paper)
      SELECT petition_id, place, (now() AT TIME ZONE ${campaignZone})::date, size, paper FROM parts
      ON CONFLICT (petition_id, place, day) DO UPDATE SET
        removed = tally.removed + excluded.removed,
        removed_paper = tally.removed_paper + excluded.removed_paper
    ), explained AS (
      INSERT INTO correction_tally AS tally (petition_id, category, total)
      SELECT petition_id, category, count(*)::int FROM due WHERE was_counted
      GROUP BY petition_id, category
      ON CONFLICT (petition_id, category) DO UPDATE SET total = tally.total + excluded.total
    ), explained_day AS (
      INSERT INTO correction_day AS tally (petition_id, category, day, removed)
      SELECT petition_id, category::removal_category, (now() AT TIME ZONE ${campaignZone})::date,
        count(*)::int
      FROM due WHERE was_counted AND category <> 'withdrawn' GROUP BY petition_id, category
      ON CONFLICT (petition_id, category, day) DO UPDATE SET removed = tally.removed + excluded.removed
    )
    SELECT petition_id AS "petitionId", sum(size)::int AS moved FROM parts GROUP BY petition_id`;
}

/**
 * Adds again what an undone invalidation had taken out. A removal that was undone before it was
 * settled, or settled before its signature was counted, had subtracted nothing; then only the
 * signature's state comes back.
 */
async function settleRestorations(
  tx: Tx,
  held: readonly string[],
  limit: number,
): Promise<Moved[]> {
  return tx.$queryRaw<Moved[]>`
    WITH due AS MATERIALIZED (
      SELECT removal.id, removal.signature_id, removal.category::text AS category,
        signature.petition_id, signature.place, signature.source = 'paper' AS is_paper,
        signature.counted_at IS NOT NULL AS was_counted,
        -- Settled before the signature was counted, a removal had nothing to subtract.
        coalesce(removal.counted_at >= signature.counted_at, false) AS was_subtracted
      FROM signature_removal removal JOIN signature ON signature.id = removal.signature_id
      WHERE removal.restored_at IS NOT NULL AND removal.restoration_counted_at IS NULL
        AND signature.petition_id <> ALL (${[...held]}::uuid[])
      LIMIT ${limit}::int FOR UPDATE OF removal, signature SKIP LOCKED
    ), settled AS (
      UPDATE signature_removal SET restoration_counted_at = now(),
        counted_at = coalesce(signature_removal.counted_at, now())
      FROM due WHERE signature_removal.id = due.id
    ), marked AS (
      UPDATE signature SET state = 'counted' FROM due
      WHERE signature.id = due.signature_id AND due.was_counted
    ), parts AS MATERIALIZED (
      SELECT petition_id, place, count(*)::int AS size,
        count(*) FILTER (WHERE is_paper)::int AS paper
      FROM due WHERE was_counted AND was_subtracted GROUP BY petition_id, place
    ), added AS (
      UPDATE petition_tally SET total = total + parts.size, paper = petition_tally.paper + parts.paper
      FROM parts
      WHERE petition_tally.petition_id = parts.petition_id AND petition_tally.place = parts.place
    ), dated AS (
      INSERT INTO tally_day AS tally (petition_id, place, day, restored, restored_paper)
      SELECT petition_id, place, (now() AT TIME ZONE ${campaignZone})::date, size, paper FROM parts
      ON CONFLICT (petition_id, place, day) DO UPDATE SET
        restored = tally.restored + excluded.restored,
        restored_paper = tally.restored_paper + excluded.restored_paper
    ), explained AS (
      UPDATE correction_tally SET total = correction_tally.total - back.size
      FROM (SELECT petition_id, category, count(*)::int AS size FROM due
        WHERE was_counted AND was_subtracted GROUP BY petition_id, category) AS back
      WHERE correction_tally.petition_id = back.petition_id
        AND correction_tally.category = back.category
    ), explained_day AS (
      INSERT INTO correction_day AS tally (petition_id, category, day, restored)
      SELECT petition_id, category::removal_category, (now() AT TIME ZONE ${campaignZone})::date,
        count(*)::int
      FROM due WHERE was_counted AND was_subtracted GROUP BY petition_id, category
      ON CONFLICT (petition_id, category, day)
      DO UPDATE SET restored = tally.restored + excluded.restored
    )
    SELECT petition_id AS "petitionId", sum(size)::int AS moved FROM parts GROUP BY petition_id`;
}

/** Petitions whose totals stand still: counting is paused, or a recount found a difference. */
async function findHeld(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT petition_id AS id FROM petition_switch WHERE kind = 'pauseCounting' AND ended_at IS NULL
    UNION SELECT petition_id FROM recount WHERE NOT is_equal AND repaired_at IS NULL`;
  return rows.map(({ id }) => id);
}

const idsOf = (moves: readonly Moved[]) => [...new Set(moves.map(({ petitionId }) => petitionId))];

const sum = (moves: readonly Moved[]) => moves.reduce((total, { moved }) => total + moved, 0);

/** Lets every page that shows these petitions go, those of briefings that carry the form too. */
async function tellPages(tx: Tx, petitionIds: readonly string[]): Promise<void> {
  const petitions = await tx.petition.findMany({
    where: { id: { in: [...petitionIds] } },
    select: { slug: true, briefings: { select: { slug: true } } },
  });
  for (const { slug, briefings } of petitions) {
    await notifyChanged(
      tx,
      pathsShowingPetition(
        slug,
        briefings.map((briefing) => briefing.slug),
      ),
    );
  }
}

/**
 * One batch of the tally, in one transaction: the total moves by exactly what was marked, or nothing
 * does. Several at once: the first works, the others return at once.
 * @param limit rows a batch, of each kind
 */
export function tallyPetitions(limit = 5_000): Promise<Tallied> {
  return inTransaction(async (tx) => {
    const [lock] = await tx.$queryRaw<{ held: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(${LOCK}::bigint) AS held`;
    if (!lock?.held) return { hasRun: false, counted: 0, removed: 0, restored: 0 };
    const held = await findHeld(tx);
    const counted = await countConfirmed(tx, held, limit);
    const removed = await settleRemovals(tx, held, limit);
    const restored = await settleRestorations(tx, held, limit);
    // What only went down reaches nothing new.
    await writeMilestones(tx, idsOf([...counted, ...restored]), new Date());
    const touched = idsOf([...counted, ...removed, ...restored]);
    if (touched.length > 0) await tellPages(tx, touched);
    return { hasRun: true, counted: sum(counted), removed: sum(removed), restored: sum(restored) };
  });
}
