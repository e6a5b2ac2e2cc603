// The recount: what the signatures' rows come to, place by place and day by day, beside what the totals say.
import { db, Prisma, type Tx } from "../../db";
import { campaignZone } from "../../i18n/zones";
import { type Differences, readDifferences } from "./rules";

/**
 * What the tally should have written for a petition, out of the rows alone: `moves` (place, day and the
 * columns of tally_day), `standing` (place, total, paper), `explained` (category and total of
 * correction_tally) and `explained_days` (the columns of correction_day). One pass over the signatures.
 *
 * What stands in the totals are rows that count, and rows taken out whose removal the tally has not
 * settled yet. A removal settled before its signature was counted subtracted nothing; neither did one
 * undone before it was settled, which the tally marks with one instant for both.
 */
export function fromRows(petitionId: string): Prisma.Sql {
  return Prisma.sql`
    given AS MATERIALIZED (
      SELECT place, source = 'paper' AS is_paper, (counted_at AT TIME ZONE ${campaignZone})::date AS day,
        count(*)::int AS size, (count(*) FILTER (WHERE state = 'counted'))::int AS standing,
        (count(*) FILTER (WHERE erased_at IS NOT NULL))::int AS erased
      FROM signature WHERE petition_id = ${petitionId}::uuid
      GROUP BY 1, 2, 3
    ), gone AS MATERIALIZED (
      SELECT signature.place, signature.source = 'paper' AS is_paper,
        coalesce(removal.category::text, removal.kind::text) AS category,
        removal.counted_at IS NULL AND signature.state <> 'counted' AS is_waiting,
        removal.counted_at IS NOT NULL
          AND removal.restoration_counted_at IS DISTINCT FROM removal.counted_at AS was_subtracted,
        (removal.counted_at AT TIME ZONE ${campaignZone})::date AS removed_on,
        (removal.restoration_counted_at AT TIME ZONE ${campaignZone})::date AS restored_on
      FROM signature_removal removal JOIN signature ON signature.id = removal.signature_id
      WHERE signature.petition_id = ${petitionId}::uuid AND signature.counted_at IS NOT NULL
        AND (removal.counted_at IS NULL OR removal.counted_at >= signature.counted_at)
    ), moves AS MATERIALIZED (
      SELECT place, day,
        sum(size) FILTER (WHERE kind = 'counted') AS counted,
        sum(size) FILTER (WHERE kind = 'counted' AND is_paper) AS counted_paper,
        sum(size) FILTER (WHERE kind = 'removed') AS removed,
        sum(size) FILTER (WHERE kind = 'removed' AND is_paper) AS removed_paper,
        sum(size) FILTER (WHERE kind = 'restored') AS restored,
        sum(size) FILTER (WHERE kind = 'restored' AND is_paper) AS restored_paper
      FROM (
        SELECT 'counted' AS kind, place, is_paper, day, size FROM given WHERE day IS NOT NULL
        UNION ALL SELECT 'removed', place, is_paper, removed_on, 1 FROM gone WHERE was_subtracted
        UNION ALL SELECT 'restored', place, is_paper, restored_on, 1 FROM gone
        WHERE was_subtracted AND restored_on IS NOT NULL
      ) AS move GROUP BY place, day
    ), standing AS MATERIALIZED (
      SELECT place, sum(size)::int AS total,
        coalesce(sum(size) FILTER (WHERE is_paper), 0)::int AS paper
      FROM (
        SELECT place, is_paper, standing AS size FROM given WHERE day IS NOT NULL
        UNION ALL SELECT place, is_paper, 1 FROM gone WHERE is_waiting
      ) AS part GROUP BY place
    ), explained AS MATERIALIZED (
      SELECT category, count(*)::int AS total FROM gone
      WHERE was_subtracted AND restored_on IS NULL GROUP BY category
      UNION ALL SELECT 'erased', sum(erased)::int FROM given HAVING sum(erased) > 0
    ), explained_days AS MATERIALIZED (
      SELECT category, day, sum(removed)::int AS removed, sum(restored)::int AS restored
      FROM (
        SELECT category, removed_on AS day, 1 AS removed, 0 AS restored FROM gone
        WHERE was_subtracted
        UNION ALL SELECT category, restored_on, 0, 1 FROM gone
        WHERE was_subtracted AND restored_on IS NOT NULL
      ) AS move WHERE category <> 'withdrawn' GROUP BY category, day
    )`;
}

export type RecountResult = Differences & {
  /** Rows that count, online and paper together. */
  rows: number;
};

/** Kinds of correction whose counters or days differ from `fromRows`, as JSON. */
const unlikeCorrections = (petitionId: string): Prisma.Sql => Prisma.sql`
    stored_corrections AS (
      SELECT category::text AS category, day, removed, restored
      FROM correction_day WHERE petition_id = ${petitionId}::uuid AND removed + restored > 0
    ), unlike_days AS (
      SELECT category, count(DISTINCT day)::int AS days FROM (
        (SELECT * FROM explained_days EXCEPT SELECT * FROM stored_corrections)
        UNION ALL (SELECT * FROM stored_corrections EXCEPT SELECT * FROM explained_days)
      ) AS unlike GROUP BY category
    ), corrections AS (
      SELECT category, coalesce(kept.total, 0) AS stored, coalesce(explained.total, 0) AS counted,
        coalesce(unlike_days.days, 0) AS days
      FROM (SELECT category, total FROM correction_tally
        WHERE petition_id = ${petitionId}::uuid) AS kept
      FULL JOIN explained USING (category) FULL JOIN unlike_days USING (category)
    )`;

/**
 * Counts a petition again from its rows and compares. One statement sees one instant, and the tally moves
 * rows and totals in one transaction: a tally at work meanwhile makes no difference.
 * @param client a transaction to look from, or nothing
 */
export async function countAgain(petitionId: string, client?: Tx): Promise<RecountResult> {
  const [found] = await (client ?? db()).$queryRaw<
    { rows: number; places: unknown[]; corrections: unknown[] }[]
  >`
    WITH ${fromRows(petitionId)}, ${unlikeCorrections(petitionId)}, stored_days AS (
      SELECT place, day, counted, counted_paper, removed, removed_paper, restored, restored_paper
      FROM tally_day WHERE petition_id = ${petitionId}::uuid
        AND counted + removed + restored > 0
    ), days AS (
      SELECT place, count(DISTINCT day)::int AS days FROM (
        (SELECT place, day, coalesce(counted, 0), coalesce(counted_paper, 0), coalesce(removed, 0),
          coalesce(removed_paper, 0), coalesce(restored, 0), coalesce(restored_paper, 0) FROM moves
         EXCEPT SELECT * FROM stored_days)
        UNION ALL
        (SELECT * FROM stored_days
         EXCEPT SELECT place, day, coalesce(counted, 0), coalesce(counted_paper, 0),
          coalesce(removed, 0), coalesce(removed_paper, 0), coalesce(restored, 0),
          coalesce(restored_paper, 0) FROM moves)
      ) AS unlike GROUP BY place
    ), compared AS (
      SELECT place, coalesce(tally.total, 0) AS stored, coalesce(standing.total, 0) AS counted,
        coalesce(tally.paper, 0) AS "storedPaper", coalesce(standing.paper, 0) AS "countedPaper",
        coalesce(days.days, 0) AS days
      FROM (SELECT * FROM petition_tally WHERE petition_id = ${petitionId}::uuid) AS tally
      FULL JOIN standing USING (place) FULL JOIN days USING (place)
    )
    SELECT coalesce((SELECT sum(total) FROM standing), 0)::int AS rows,
      coalesce((SELECT json_agg(compared ORDER BY place) FROM compared
        WHERE stored <> counted OR "storedPaper" <> "countedPaper" OR days > 0), '[]') AS places,
      coalesce((SELECT json_agg(corrections ORDER BY category) FROM corrections
        WHERE stored <> counted OR days > 0), '[]') AS corrections`;
  if (found === undefined) return { rows: 0, differences: [], corrections: [] };
  return { rows: found.rows, ...readDifferences([...found.places, ...found.corrections]) };
}

/**
 * Petitions with anything to count, by their address; of one, when its address is given. One whose
 * totals were lost has as much to count as before: its numbers, or its rows, tell.
 */
export function listCounted(slug?: string): Promise<{ id: string; slug: string }[]> {
  const which =
    slug === undefined
      ? Prisma.sql`last_serial > 0
          OR EXISTS (SELECT FROM petition_tally t WHERE t.petition_id = petition.id)
          OR EXISTS (SELECT FROM signature s WHERE s.petition_id = petition.id AND s.state = 'counted')`
      : Prisma.sql`slug = ${slug}`;
  return db().$queryRaw<{ id: string; slug: string }[]>`
    SELECT id, slug FROM petition WHERE ${which} ORDER BY created_at`;
}

/** A recount as organisers and readers see it. */
export type RecountView = Differences & {
  id: string;
  startedAt: Date;
  rows: number;
  isEqual: boolean;
  repairedAt: Date | null;
  repairReason: string | null;
};

const view = {
  id: true,
  startedAt: true,
  rows: true,
  isEqual: true,
  differences: true,
  repairedAt: true,
  repairReason: true,
} as const;

/** The latest recounts of a petition, newest first. @param most how many */
export async function listRecounts(petitionId: string, most = 20): Promise<RecountView[]> {
  const rows = await db().recount.findMany({
    where: { petitionId },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: most,
    select: view,
  });
  return rows.map((row) => ({ ...row, ...readDifferences(row.differences) }));
}

/** Since when a petition's totals stand still because of a difference; null while they may move. */
export async function differsSince(petitionId: string): Promise<Date | null> {
  const row = await db().recount.findFirst({
    where: { petitionId, isEqual: false, repairedAt: null },
    orderBy: { startedAt: "asc" },
    select: { startedAt: true },
  });
  return row?.startedAt ?? null;
}

/** Petitions whose totals stand still because a recount found a difference. */
export async function listDiffering(): Promise<{ id: string; slug: string; since: Date }[]> {
  const rows = await db().recount.findMany({
    where: { isEqual: false, repairedAt: null },
    distinct: ["petitionId"],
    orderBy: { startedAt: "asc" },
    select: { startedAt: true, petition: { select: { id: true, slug: true } } },
  });
  return rows.map(({ startedAt, petition }) => ({ ...petition, since: startedAt }));
}
