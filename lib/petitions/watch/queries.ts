// Reads of the watch: counts of the last day, limits, and alerts; numbers only.
import { db } from "../../db";
import type { Locale } from "../../i18n/locales";
import { defaultLimits, limitOf, type WatchDimension, watchDimensions } from "./rules";
import type { WatchLimits } from "./schema";

/** The limits of a petition; the default where none was set. */
export async function findWatchLimits(petitionId: string): Promise<WatchLimits> {
  const rows = await db().watchLimit.findMany({
    where: { petitionId },
    select: { dimension: true, perHour: true },
  });
  const set = new Map(rows.map(({ dimension, perHour }) => [dimension, perHour]));
  const limit = (dimension: WatchDimension) => set.get(dimension) ?? defaultLimits[dimension];
  return {
    region: limit("region"),
    domain: limit("domain"),
    link: limit("link"),
    network: limit("network"),
  };
}

export type WatchRow = {
  hour: Date;
  dimension: WatchDimension;
  value: string;
  given: number;
  /** What it is held against. */
  limit: number;
};

const TOP = 12;

/** The largest numbers of the last 24 hours, by dimension, at most twelve each, largest first. */
export async function listWatchCounts(
  petitionId: string,
  limits: WatchLimits,
  now: Date,
): Promise<Record<WatchDimension, WatchRow[]>> {
  const since = new Date(now.getTime() - 24 * 3_600_000);
  const read = async (dimension: WatchDimension): Promise<WatchRow[]> => {
    const rows = await db().watchCount.findMany({
      where: { petitionId, dimension, hour: { gt: since } },
      orderBy: [{ given: "desc" }, { hour: "desc" }, { value: "asc" }],
      take: TOP,
      select: { hour: true, value: true, given: true },
    });
    return rows.map((row) => ({
      ...row,
      dimension,
      limit: limitOf(dimension, row.value, limits[dimension]),
    }));
  };
  const [region, domain, link, network] = await Promise.all(watchDimensions.map(read));
  return { region: region ?? [], domain: domain ?? [], link: link ?? [], network: network ?? [] };
}

export type WatchAlertRow = {
  id: string;
  hour: Date;
  dimension: WatchDimension;
  value: string;
  given: number;
  perHour: number;
  raisedAt: Date;
  seenAt: Date | null;
};

/** A petition's alerts: those nobody has seen first, then the latest; at most 50. */
export async function listAlerts(petitionId: string): Promise<WatchAlertRow[]> {
  const rows = await db().watchAlert.findMany({
    where: { petitionId },
    orderBy: [{ seenAt: { sort: "desc", nulls: "first" } }, { raisedAt: "desc" }, { id: "desc" }],
    take: 50,
    select: {
      id: true,
      hour: true,
      dimension: true,
      value: true,
      given: true,
      perHour: true,
      raisedAt: true,
      seenAt: true,
    },
  });
  return rows;
}

export type Waiting = { petitionId: string; title: string; alerts: number };

/** Petitions with alerts nobody has seen, for the overview. @param locale of the titles */
export async function listUnseenAlerts(locale: Locale): Promise<Waiting[]> {
  const counts = await db().watchAlert.groupBy({
    by: ["petitionId"],
    where: { seenAt: null },
    _count: true,
  });
  if (counts.length === 0) return [];
  const petitions = await db().petition.findMany({
    where: { id: { in: counts.map(({ petitionId }) => petitionId) } },
    select: { id: true, slug: true, texts: { where: { locale }, select: { title: true } } },
  });
  const titles = new Map(petitions.map(({ id, slug, texts }) => [id, texts[0]?.title || slug]));
  return counts.map(({ petitionId, _count }) => ({
    petitionId,
    title: titles.get(petitionId) ?? "",
    alerts: _count,
  }));
}
