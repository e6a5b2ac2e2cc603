// Reads of paper as a whole: what readers are told, and totals by place for organisers.
import { db } from "../../db";
import { campaignZone } from "../../i18n/zones";
import { allLines, type LineCounts, noLines, type PaperCounts } from "./rules";

type Row = {
  place: string | null;
  collected: number;
  checked: number;
  joined: number;
  rejected: number;
  total: number;
  paper: number;
  asOf: Date;
};

/** Both tallies in one statement, so that all parts are of one instant. */
function readTallies(petitionId: string): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    SELECT both_.place, coalesce(lines.collected, 0) AS collected,
      coalesce(lines.checked, 0) AS checked, coalesce(lines.joined, 0) AS joined,
      coalesce(lines.rejected, 0) AS rejected, coalesce(count_.total, 0) AS total,
      coalesce(count_.paper, 0) AS paper, now() AS "asOf"
    FROM (SELECT 1) AS one
    LEFT JOIN (
      SELECT place FROM paper_tally WHERE petition_id = ${petitionId}::uuid
      UNION SELECT place FROM petition_tally WHERE petition_id = ${petitionId}::uuid
    ) AS both_ ON true
    LEFT JOIN paper_tally lines
      ON lines.petition_id = ${petitionId}::uuid AND lines.place = both_.place
    LEFT JOIN petition_tally count_
      ON count_.petition_id = ${petitionId}::uuid AND count_.place = both_.place`;
}

/**
 * What the petition has online and on paper, apart and together, as readers are told it.
 * @param petitionId an id that exists; one that does not has nothing anywhere
 */
export async function getPaperCounts(petitionId: string): Promise<PaperCounts> {
  const rows = await readTallies(petitionId);
  const lines = rows.reduce<LineCounts>(
    (sum, row) => ({
      collected: sum.collected + row.collected,
      checked: sum.checked + row.checked,
      joined: sum.joined + row.joined,
      rejected: sum.rejected + row.rejected,
    }),
    noLines,
  );
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  const paper = rows.reduce((sum, row) => sum + row.paper, 0);
  return {
    ...lines,
    entered: allLines(lines),
    online: total - paper,
    paper,
    total,
    asOf: rows[0]?.asOf ?? new Date(),
  };
}

export type PlaceLines = LineCounts & { place: string };

/** Lines by place, for organisers; only places that have any. */
export async function listPlaceLines(petitionId: string): Promise<PlaceLines[]> {
  const rows = await db().paperTally.findMany({
    where: { petitionId },
    select: { place: true, collected: true, checked: true, joined: true, rejected: true },
  });
  return rows.filter((row) => allLines(row) > 0);
}

export type DayLines = {
  /** In the campaign's zone, as `2026-11-24`. */
  day: string;
  entered: number;
  /** Checked, joined and rejected that day. */
  decided: number;
};

/** Days a desk shows at first. */
export const DAYS_SHOWN = 60;

/**
 * Lines entered and decided by day, the latest first.
 * @param limit days at most; null for all
 */
export function listDayLines(
  petitionId: string,
  limit: number | null = DAYS_SHOWN,
): Promise<DayLines[]> {
  return db().$queryRaw<DayLines[]>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, sum(entered)::int AS entered,
      sum(decided)::int AS decided
    FROM (
      SELECT (entered_at AT TIME ZONE ${campaignZone})::date AS day, 1 AS entered, 0 AS decided
      FROM paper_line WHERE petition_id = ${petitionId}::uuid
      UNION ALL
      SELECT (decided_at AT TIME ZONE ${campaignZone})::date, 0, 1
      FROM paper_line WHERE petition_id = ${petitionId}::uuid AND decided_at IS NOT NULL
    ) AS deeds
    GROUP BY day ORDER BY day DESC LIMIT ${limit}::int`;
}
