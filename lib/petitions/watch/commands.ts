// The watch: what is given is counted in memory and written by the hour; a burst over its limit raises an alert.
import { recordDeed } from "../../audit/commands";
import { db, inTransaction, type Tx } from "../../db";
import { log } from "../../log";
import { readCode } from "../../shares/rules";
import { newId } from "../../tokens";
import { canonicalEmail } from "../../vault/lookup";
import {
  defaultLimits,
  hourAfter,
  hourOf,
  LEAST_WRITTEN,
  limitOf,
  type WatchDimension,
  watchDimensions,
} from "./rules";
import type { WatchLimits } from "./schema";

/** A signature given on the form or by the API, as far as the watch needs to know. */
export type Given = {
  slug: string;
  place: string;
  email: string;
  via: string;
  /** From callerNetwork(): a hash under a key that exists in this process's memory only. */
  network: string;
};

type Count = { slug: string; hour: Date; dimension: WatchDimension; value: string; given: number };

type Memory = { counts: Map<string, Count>; timer: NodeJS.Timeout | undefined };

declare global {
  var bosagaWatch: Memory | undefined;
}

// Next bundles this file more than once; what was counted must be one.
function memory(): Memory {
  globalThis.bosagaWatch ??= { counts: new Map(), timer: undefined };
  return globalThis.bosagaWatch;
}

/** How often what was counted is written, in milliseconds: an alert is that late at most. */
const WRITTEN_EVERY = 5_000;
/** Different values held at once; a flood of invented domains must not fill the memory. */
const MOST_HELD = 20_000;

/** Counts in memory. Nothing is written here. */
export function countGiven({ slug, place, email, via, network }: Given, now: Date): void {
  const { counts } = memory();
  const hour = hourOf(now);
  const code = readCode(via);
  const values: [WatchDimension, string][] = [
    ["region", place],
    ["domain", canonicalEmail(email).replace(/^.*@/s, "")],
    ...(code === null ? [] : [["link", code] satisfies [WatchDimension, string]]),
    // Eight signs of the hash: enough to tell networks apart for a day, and no way back.
    ["network", network.slice(0, 8)],
  ];
  for (const [dimension, value] of values) {
    const key = JSON.stringify([slug, hour.getTime(), dimension, value]);
    const count = counts.get(key);
    if (count !== undefined) count.given += 1;
    else if (counts.size < MOST_HELD) counts.set(key, { slug, hour, dimension, value, given: 1 });
  }
}

/** Counts, and sees to it that it is written soon. For the site's process. */
export function noteGiven(given: Given, now: Date): void {
  countGiven(given, now);
  const held = memory();
  if (held.timer !== undefined) return;
  held.timer = setTimeout(() => {
    held.timer = undefined;
    writeWatch(new Date()).catch((error: unknown) => log.error("watch-not-written", error));
  }, WRITTEN_EVERY);
  held.timer.unref();
}

type Written = Omit<Count, "slug"> & { petitionId: string };

/** Adds to what stands. Several servers write the same rows; the database adds up. */
async function add(tx: Tx, counts: readonly Count[]): Promise<Written[]> {
  const rows = JSON.stringify(
    counts.map(({ hour, ...rest }) => ({ ...rest, hour: hour.toISOString() })),
  );
  // A proposed row is checked before it meets the one that stands, so small additions are updates.
  return tx.$queryRaw<Written[]>`
    WITH asked AS MATERIALIZED (
      SELECT petition.id AS petition_id, row.hour, row.dimension, row.value, row.given
      FROM json_to_recordset(${rows}::json) AS row (
        slug text, hour timestamptz, dimension watch_dimension, value text, given int)
      JOIN petition ON petition.slug = row.slug
      ORDER BY 1, 2, 3, 4
    ), small AS (
      UPDATE watch_count count SET given = count.given + asked.given FROM asked
      WHERE asked.given < ${LEAST_WRITTEN}::int AND count.petition_id = asked.petition_id
        AND count.hour = asked.hour AND count.dimension = asked.dimension AND count.value = asked.value
      RETURNING count.*
    ), large AS (
      INSERT INTO watch_count AS count (petition_id, hour, dimension, value, given)
      SELECT * FROM asked WHERE given >= ${LEAST_WRITTEN}::int
      ON CONFLICT (petition_id, hour, dimension, value)
        DO UPDATE SET given = count.given + excluded.given
      RETURNING count.*
    )
    SELECT petition_id AS "petitionId", hour, dimension, value, given
    FROM (SELECT * FROM small UNION ALL SELECT * FROM large) AS written`;
}

/** Raises an alert for each number over its limit: one an hour, dimension and value, whose number grows. */
async function raise(tx: Tx, written: readonly Written[], now: Date): Promise<number> {
  const petitions = [...new Set(written.map(({ petitionId }) => petitionId))];
  const set = await tx.watchLimit.findMany({
    where: { petitionId: { in: petitions } },
    select: { petitionId: true, dimension: true, perHour: true },
  });
  let raised = 0;
  for (const { petitionId, hour, dimension, value, given } of written) {
    const own = set.find((one) => one.petitionId === petitionId && one.dimension === dimension);
    const perHour = limitOf(dimension, value, own?.perHour ?? defaultLimits[dimension]);
    if (given <= perHour) continue;
    raised += await tx.$executeRaw`
      INSERT INTO watch_alert (id, petition_id, hour, dimension, value, given, per_hour, raised_at)
      VALUES (${newId()}::uuid, ${petitionId}::uuid, ${hour}::timestamptz,
        ${dimension}::watch_dimension, ${value}, ${given}::int, ${perHour}::int, ${now}::timestamptz)
      ON CONFLICT (petition_id, hour, dimension, value) DO UPDATE SET given = excluded.given`;
  }
  return raised;
}

/**
 * Writes what was counted since the last time. Values that are still small wait in memory for more and
 * are forgotten when their hour is over: less than five are never written.
 */
export async function writeWatch(now: Date): Promise<{ written: number; raised: number }> {
  const { counts } = memory();
  const taken = [...counts.values()];
  counts.clear();
  if (taken.length === 0) return { written: 0, raised: 0 };
  const keyOf = (hour: Date, dimension: string, value: string) =>
    JSON.stringify([hour.getTime(), dimension, value]);
  const keep = (left: readonly Count[]) => {
    for (const count of left) {
      if (hourAfter(hourAfter(count.hour)) <= now) continue;
      const key = JSON.stringify([count.slug, count.hour.getTime(), count.dimension, count.value]);
      const since = counts.get(key);
      counts.set(key, { ...count, given: count.given + (since?.given ?? 0) });
    }
  };
  try {
    const { written, raised } = await inTransaction(async (tx) => {
      const rows = await add(tx, taken);
      return { written: rows, raised: await raise(tx, rows, now) };
    });
    const done = new Set(written.map((row) => keyOf(row.hour, row.dimension, row.value)));
    keep(
      taken.filter(
        ({ given, hour, dimension, value }) =>
          given < LEAST_WRITTEN && !done.has(keyOf(hour, dimension, value)),
      ),
    );
    return { written: written.length, raised };
  } catch (error) {
    keep(taken);
    throw error;
  }
}

/** Sets a petition's limits. @returns false when there is no such petition */
export function setWatchLimits(
  actorId: string | null,
  petitionId: string,
  limits: WatchLimits,
): Promise<boolean> {
  return inTransaction(async (tx) => {
    if ((await tx.petition.count({ where: { id: petitionId } })) === 0) return false;
    for (const dimension of watchDimensions) {
      const perHour = limits[dimension];
      await tx.watchLimit.upsert({
        where: { petitionId_dimension: { petitionId, dimension } },
        create: { petitionId, dimension, perHour },
        update: { perHour },
      });
    }
    await recordDeed(tx, {
      actorId,
      action: "watch:limit",
      subjectType: "petition",
      subjectId: petitionId,
      details: { ...limits },
    });
    return true;
  });
}

/** Marks a petition's alerts as seen, all of them, or one. @returns how many were not before */
export function seeAlerts(
  actorId: string | null,
  petitionId: string,
  alertId: string | null,
  now: Date,
): Promise<number> {
  return inTransaction(async (tx) => {
    const { count } = await tx.watchAlert.updateMany({
      where: { petitionId, seenAt: null, ...(alertId && { id: alertId }) },
      data: { seenAt: now, seenById: actorId },
    });
    if (count === 0) return 0;
    await recordDeed(tx, {
      actorId,
      action: "watch:seen",
      subjectType: "petition",
      subjectId: petitionId,
      details: { alerts: count },
    });
    return count;
  });
}

const COUNT_DAYS = 14;
const ALERT_DAYS = 90;
const DAY = 86_400_000;

/** Forgets counts after 14 days and alerts after 90. @returns how many went */
export async function clearWatch(now: Date): Promise<{ watchCounts: number; watchAlerts: number }> {
  const counts = await db().watchCount.deleteMany({
    where: { hour: { lt: new Date(now.getTime() - COUNT_DAYS * DAY) } },
  });
  const alerts = await db().watchAlert.deleteMany({
    where: { raisedAt: { lt: new Date(now.getTime() - ALERT_DAYS * DAY) } },
  });
  return { watchCounts: counts.count, watchAlerts: alerts.count };
}
