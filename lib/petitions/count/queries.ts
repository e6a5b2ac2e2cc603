// Reads of what a count is made of: how many are in which state, and every correction as a dated line.
// Counters and bounded index reads only: the page costs the same at any size.
import { db } from "../../db";
import { dayOfColumn } from "../deliveries/rules";
import { excessOf, readDifferences, sizeOf } from "../recounts/rules";
import { type RemovalCategory, removalCategories } from "../removals/rules";
import {
  type CountEvent,
  MOST_WAITING,
  midnightOf,
  newestFirst,
  type Waiting,
  waitingOf,
} from "./rules";

export type CountStates = {
  /** Given, not confirmed yet. */
  received: Waiting;
  /** Confirmed, waiting for the next tally. */
  confirmed: Waiting;
  /** In the total now, online and on paper. */
  online: number;
  paper: number;
  /** Taken back after having been counted. */
  withdrawn: number;
  /** Declared invalid after having been counted, and not restored; categories that have any. */
  invalidated: { category: RemovalCategory; size: number }[];
  /** Whose data is erased; most of them still count. */
  erased: number;
  asOf: Date;
};

/** How many are in which state, of one instant. @param petitionId an id that exists */
export async function getCountStates(petitionId: string): Promise<CountStates> {
  const [row] = await db().$queryRaw<
    {
      received: number;
      confirmed: number;
      total: number;
      paper: number;
      corrections: Record<string, number> | null;
      asOf: Date;
    }[]
  >`
    SELECT
      (SELECT count(*)::int FROM (SELECT FROM signature WHERE petition_id = ${petitionId}::uuid
        AND state = 'pending' LIMIT ${MOST_WAITING + 1}::int) AS waiting) AS received,
      (SELECT count(*)::int FROM (SELECT FROM signature WHERE petition_id = ${petitionId}::uuid
        AND state = 'confirmed' LIMIT ${MOST_WAITING + 1}::int) AS waiting) AS confirmed,
      (SELECT coalesce(sum(total), 0)::int FROM petition_tally
        WHERE petition_id = ${petitionId}::uuid) AS total,
      (SELECT coalesce(sum(paper), 0)::int FROM petition_tally
        WHERE petition_id = ${petitionId}::uuid) AS paper,
      (SELECT json_object_agg(category, total) FROM correction_tally
        WHERE petition_id = ${petitionId}::uuid) AS corrections,
      now() AS "asOf"`;
  const corrections = row?.corrections ?? {};
  return {
    received: waitingOf(row?.received ?? 0),
    confirmed: waitingOf(row?.confirmed ?? 0),
    online: (row?.total ?? 0) - (row?.paper ?? 0),
    paper: row?.paper ?? 0,
    withdrawn: corrections.withdrawn ?? 0,
    invalidated: removalCategories
      .map((category) => ({ category, size: corrections[category] ?? 0 }))
      .filter(({ size }) => size > 0),
    erased: corrections.erased ?? 0,
    asOf: row?.asOf ?? new Date(),
  };
}

/**
 * Lines of each kind that are read, so that a page's cost has an end. A petition has a handful; one
 * that is corrected for two reasons on each day of seven years has this many.
 */
const MOST = 5_000;

const pauses = {
  pauseSigning: "signingPaused",
  pauseCounting: "countingPaused",
  requireProof: "proofRequired",
} as const;

async function switched(petitionId: string): Promise<CountEvent[]> {
  const rows = await db().petitionSwitch.findMany({
    where: { petitionId },
    orderBy: { thrownAt: "desc" },
    take: MOST,
    select: { kind: true, thrownAt: true, endedAt: true },
  });
  return rows.flatMap(({ kind, thrownAt, endedAt }) =>
    kind === "notice" ? [] : [{ kind: pauses[kind], at: thrownAt, until: endedAt }],
  );
}

async function corrected(petitionId: string): Promise<CountEvent[]> {
  const rows = await db().correctionDay.findMany({
    where: { petitionId },
    orderBy: { day: "desc" },
    take: MOST,
    select: { category: true, day: true, removed: true, restored: true },
  });
  return rows.flatMap(({ category, day, removed, restored }): CountEvent[] => {
    const line = { at: midnightOf(dayOfColumn(day)), isDay: true, category };
    return [
      ...(restored > 0 ? [{ ...line, kind: "restored" as const, size: restored }] : []),
      ...(removed > 0 ? [{ ...line, kind: "removed" as const, size: removed }] : []),
    ];
  });
}

async function recounted(petitionId: string): Promise<CountEvent[]> {
  const rows = await db().recount.findMany({
    where: { petitionId, isEqual: false },
    orderBy: { startedAt: "desc" },
    take: MOST,
    select: { startedAt: true, differences: true, repairedAt: true, repairReason: true },
  });
  const lines = rows.map(({ differences, ...row }) => {
    const found = readDifferences(differences);
    return { ...row, places: sizeOf(found), excess: excessOf(found.differences) };
  });
  // Each night finds a standing difference again; readers are told of it once, when it was found.
  const seen = new Set<number>();
  return lines.toReversed().flatMap(({ startedAt, repairedAt, repairReason, places, excess }) => {
    const end = repairedAt?.getTime() ?? 0;
    if (seen.has(end)) return [];
    seen.add(end);
    const numbers = { places, excess };
    return [
      { kind: "differs" as const, at: startedAt, ...numbers },
      ...(repairedAt
        ? [{ kind: "repaired" as const, at: repairedAt, ...numbers, reason: repairReason ?? "" }]
        : []),
    ];
  });
}

async function published(petitionId: string): Promise<CountEvent[]> {
  const petition = await db().petition.findUniqueOrThrow({
    where: { id: petitionId },
    select: {
      publications: { select: { publishedAt: true, endedAt: true } },
      closures: { select: { closedAt: true, reopenedAt: true } },
      versions: { where: { number: { gt: 1 } }, select: { number: true, createdAt: true } },
      deliveries: { select: { deliveredOn: true, total: true } },
    },
  });
  return [
    ...petition.publications.flatMap(({ publishedAt, endedAt }): CountEvent[] => [
      { kind: "published", at: publishedAt },
      ...(endedAt ? [{ kind: "retracted" as const, at: endedAt }] : []),
    ]),
    ...petition.closures.flatMap(({ closedAt, reopenedAt }): CountEvent[] => [
      { kind: "closed", at: closedAt },
      ...(reopenedAt ? [{ kind: "reopened" as const, at: reopenedAt }] : []),
    ]),
    ...petition.versions.map(({ number, createdAt: at }) => ({
      kind: "amended" as const,
      at,
      number,
    })),
    ...petition.deliveries.map(({ deliveredOn, total }) => ({
      kind: "delivered" as const,
      at: midnightOf(dayOfColumn(deliveredOn)),
      isDay: true,
      total,
    })),
  ];
}

/** Everything that happened to a petition's count, newest first: corrections, pauses, amendments, closures. */
export async function listCountEvents(petitionId: string): Promise<CountEvent[]> {
  const parts = await Promise.all([
    switched(petitionId),
    corrected(petitionId),
    recounted(petitionId),
    published(petitionId),
  ]);
  return newestFirst(parts.flat());
}
