// What every deed on paper shares: the sheet's lock and history, and the counters that move with each deed.
import { recordDeed } from "../../audit/commands";
import { notifyChanged, type Prisma, type Tx } from "../../db";
import type { Locale } from "../../i18n/locales";
import { newId } from "../../tokens";
import { pathsShowingPetition } from "../../urls";
import type { LineCounts, SheetDeedKind } from "./rules";

/** A sheet as a deed finds it, locked until the deed is done. */
export type LockedSheet = {
  id: string;
  petitionId: string;
  serial: number;
  place: string;
  locale: Locale;
  version: number;
  collected: number;
  checked: number;
  joined: number;
  rejected: number;
  returnedAt: Date | null;
  voidedAt: Date | null;
};

/**
 * Locks sheets, in the order of their ids so that two deeds never wait for each other.
 * @param ids those of other petitions are left out of the answer
 */
export function lockSheets(
  tx: Tx,
  petitionId: string,
  ids: readonly string[],
): Promise<LockedSheet[]> {
  return tx.$queryRaw<LockedSheet[]>`
    SELECT id, petition_id AS "petitionId", serial, place, locale, version, collected, checked,
      joined, rejected, returned_at AS "returnedAt", voided_at AS "voidedAt"
    FROM paper_sheet WHERE petition_id = ${petitionId}::uuid AND id = ANY (${[...ids]}::uuid[])
    ORDER BY id FOR UPDATE`;
}

/** Locks one sheet; null when the petition has none such. */
export async function lockSheet(
  tx: Tx,
  petitionId: string,
  id: string,
): Promise<LockedSheet | null> {
  const [sheet] = await lockSheets(tx, petitionId, [id]);
  return sheet ?? null;
}

/**
 * Lets one decision about a petition's lines follow the other: two lines of one person on two sheets
 * would not see each other, and two forms could wait for each other's signatures.
 */
export async function lockDecisions(tx: Tx, petitionId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`paper:${petitionId}`}, 0))::text`;
}

/** What a deed changes: so many lines more or fewer of a state, of one sheet in one place. */
export type LineMove = { sheetId: string; place: string } & Partial<LineCounts>;

const states = ["collected", "checked", "joined", "rejected"] as const;

function summed(moves: readonly LineMove[], by: "sheetId" | "place") {
  const sums = new Map<string, LineCounts>();
  for (const move of moves) {
    const sum = sums.get(move[by]) ?? { collected: 0, checked: 0, joined: 0, rejected: 0 };
    for (const state of states) sum[state] += move[state] ?? 0;
    sums.set(move[by], sum);
  }
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1));
}

/**
 * Moves the counters of sheets and places by what a deed did, in its transaction, and lets the pages
 * go that show them. The sheets are locked already; places are taken in one order.
 */
export async function moveLines(
  tx: Tx,
  petitionId: string,
  moves: readonly LineMove[],
): Promise<void> {
  for (const [sheetId, { collected, checked, joined, rejected }] of summed(moves, "sheetId")) {
    await tx.$executeRaw`
      UPDATE paper_sheet SET collected = collected + ${collected}::int,
        checked = checked + ${checked}::int, joined = joined + ${joined}::int,
        rejected = rejected + ${rejected}::int
      WHERE id = ${sheetId}::uuid`;
  }
  for (const [place, { collected, checked, joined, rejected }] of summed(moves, "place")) {
    // Made empty first: a row that is proposed with a negative number is refused even where one is.
    await tx.$executeRaw`
      INSERT INTO paper_tally (petition_id, place) VALUES (${petitionId}::uuid, ${place})
      ON CONFLICT DO NOTHING`;
    await tx.$executeRaw`
      UPDATE paper_tally SET collected = collected + ${collected}::int,
        checked = checked + ${checked}::int, joined = joined + ${joined}::int,
        rejected = rejected + ${rejected}::int
      WHERE petition_id = ${petitionId}::uuid AND place = ${place}`;
  }
  const { slug, briefings } = await tx.petition.findUniqueOrThrow({
    where: { id: petitionId },
    select: { slug: true, briefings: { select: { slug: true } } },
  });
  const carriers = briefings.map((briefing) => briefing.slug);
  await notifyChanged(tx, pathsShowingPetition(slug, carriers));
}

/** Who does a deed on paper, and when. */
export type PaperDeed = { actorId: string | null; now: Date };

/**
 * Writes a deed into the sheet's history, and the audit log.
 * @param details numbers and reasons, never a signer's data
 */
export async function recordSheetDeed(
  tx: Tx,
  sheetId: string,
  kind: SheetDeedKind,
  { actorId, now }: PaperDeed,
  details: Record<string, string | number | string[]> = {},
): Promise<void> {
  const kept: Prisma.InputJsonObject = details;
  await tx.paperSheetDeed.create({
    data: { id: newId(), sheetId, at: now, byId: actorId, kind, details: kept },
    select: { id: true },
  });
  await tx.paperSheet.update({
    where: { id: sheetId },
    data: { lastDeedAt: now },
    select: { id: true },
  });
  const subject = { subjectType: "paper-sheet", subjectId: sheetId };
  await recordDeed(tx, { actorId, action: `paper:${kind}`, ...subject, details });
}

/**
 * Remembers that a line and these online signatures of one name are two people each.
 * @param signatureIds none: nothing is remembered
 */
export async function keepApart(
  tx: Tx,
  lineId: string,
  signatureIds: readonly string[],
  foundAt: Date,
): Promise<void> {
  await tx.paperDistinct.createMany({
    data: signatureIds.map((signatureId) => ({ lineId, signatureId, foundAt })),
    skipDuplicates: true,
  });
}
