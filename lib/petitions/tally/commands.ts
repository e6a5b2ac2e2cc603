// The tally: moves confirmed signatures into the count and removed ones out of it, in batches, one at a time.
import { inTransaction, notifyChanged, type Tx } from "../../db";
import { campaignZone } from "../../i18n/zones";
import { pathsShowingPetition } from "../../urls";

/** Held for a batch, so that one tally runs at a time however many workers there are. */
const LOCK = 1_934_620_317;

export type Tallied = {
  /** False: another tally was running, and nothing was done. */
  hasRun: boolean;
  counted: number;
  removed: number;
};

type Moved = { petitionId: string; moved: number };

/**
 * Counts what was confirmed. Takes rows in no order that anybody could follow, shuffles them, gives
 * each petition's the next numbers without a gap, and adds them to the place's total and day, all in
 * one transaction. Rows that a withdrawal holds at this instant are left for the next tally.
 */
async function countConfirmed(tx: Tx, limit: number): Promise<Moved[]> {
  return tx.$queryRaw<Moved[]>`
    WITH taken AS MATERIALIZED (
      SELECT id, petition_id, place FROM signature WHERE state = 'confirmed'
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
      SELECT petition_id, place, count(*)::int AS size FROM taken GROUP BY petition_id, place
    ), added AS (
      INSERT INTO petition_tally AS tally (petition_id, place, total)
      SELECT petition_id, place, size FROM parts
      ON CONFLICT (petition_id, place) DO UPDATE SET total = tally.total + excluded.total
    ), dated AS (
      INSERT INTO tally_day AS tally (petition_id, place, day, counted)
      SELECT petition_id, place, (now() AT TIME ZONE ${campaignZone})::date, size FROM parts
      ON CONFLICT (petition_id, place, day) DO UPDATE SET counted = tally.counted + excluded.counted
    )
    SELECT id AS "petitionId", size AS moved FROM numbered`;
}

/**
 * Subtracts what was withdrawn or invalidated after it had been counted. A removal of a signature
 * that never was is only marked as settled, so that nobody looks at it again.
 */
async function settleRemovals(tx: Tx, limit: number): Promise<Moved[]> {
  return tx.$queryRaw<Moved[]>`
    WITH due AS MATERIALIZED (
      SELECT id, signature_id FROM signature_removal WHERE counted_at IS NULL
      LIMIT ${limit}::int FOR UPDATE SKIP LOCKED
    ), settled AS (
      UPDATE signature_removal SET counted_at = now() FROM due WHERE signature_removal.id = due.id
    ), parts AS MATERIALIZED (
      SELECT signature.petition_id, signature.place, count(*)::int AS size
      FROM due JOIN signature ON signature.id = due.signature_id
      WHERE signature.counted_at IS NOT NULL
      GROUP BY signature.petition_id, signature.place
    ), subtracted AS (
      UPDATE petition_tally SET total = total - parts.size FROM parts
      WHERE petition_tally.petition_id = parts.petition_id AND petition_tally.place = parts.place
    ), dated AS (
      INSERT INTO tally_day AS tally (petition_id, place, day, removed)
      SELECT petition_id, place, (now() AT TIME ZONE ${campaignZone})::date, size FROM parts
      ON CONFLICT (petition_id, place, day) DO UPDATE SET removed = tally.removed + excluded.removed
    )
    SELECT petition_id AS "petitionId", sum(size)::int AS moved FROM parts GROUP BY petition_id`;
}

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
    if (!lock?.held) return { hasRun: false, counted: 0, removed: 0 };
    const counted = await countConfirmed(tx, limit);
    const removed = await settleRemovals(tx, limit);
    const touched = new Set([...counted, ...removed].map(({ petitionId }) => petitionId));
    if (touched.size > 0) await tellPages(tx, [...touched]);
    return { hasRun: true, counted: sum(counted), removed: sum(removed) };
  });
}
