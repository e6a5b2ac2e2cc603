// Reads of a count's history: the tally's days as everybody may see them. What it costs depends on days and
// places, never on signatures.
import { db } from "../../db";
import type { Locale } from "../../i18n/locales";
import { placesOf, type RegionSetName } from "../../region-sets";
import { thresholdRule } from "../../thresholds/schema";
import { dayOf } from "../deliveries/rules";
import { looksLikeSlug } from "../rules";
import { type HistoryRow, historyRows, type Move } from "./rules";

/**
 * The history of a count, oldest row first; lib/petitions/history/rules.ts says what is told.
 * @param now decides which day is not over
 */
export async function getHistory(
  petition: { id: string; regionSet: RegionSetName },
  now: Date,
): Promise<HistoryRow[]> {
  const moves = await db().$queryRaw<Move[]>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, place, counted + restored - removed AS change
    FROM tally_day WHERE petition_id = ${petition.id}::uuid
      AND (counted > 0 OR restored > 0 OR removed > 0)`;
  return historyRows(moves, placesOf(petition.regionSet), dayOf(now));
}

export type PublishedHistory = { slug: string; title: string; rows: HistoryRow[] };

/**
 * The history of a published petition, for its API.
 * @param locale of the title
 * @returns null for an unknown address and for a draft or retracted petition
 */
export async function findHistory(
  slug: string,
  locale: Locale,
  now: Date,
): Promise<PublishedHistory | null> {
  if (!looksLikeSlug(slug)) return null;
  const found = await db().petition.findFirst({
    where: { slug, publications: { some: { endedAt: null } } },
    select: { id: true, rule: true, texts: { where: { locale }, select: { title: true } } },
  });
  if (found === null) return null;
  const { regionSet } = thresholdRule.parse(found.rule);
  const rows = await getHistory({ id: found.id, regionSet }, now);
  return { slug, title: found.texts[0]?.title ?? "", rows };
}
