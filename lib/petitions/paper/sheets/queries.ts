// Reads of sheets: the list by pages, one with its lines and history.
import type { Cursor } from "../../../cursors";
import { db, Prisma } from "../../../db";
import type { Locale } from "../../../i18n/locales";
import type { RegionSetName } from "../../../region-sets";
import { thresholdRule } from "../../../thresholds/schema";
import {
  isSheetDeedKind,
  type LineCounts,
  type SheetDeedKind,
  type SheetState,
  sheetState,
} from "../rules";
import type { SheetFilters } from "./schema";

export type SheetRow = LineCounts & {
  id: string;
  orderId: string;
  serial: number;
  place: string;
  locale: Locale;
  version: number;
  state: SheetState;
  lastDeedAt: Date;
};

export type SheetPage = { rows: SheetRow[]; next: Cursor | null };

const columns = Prisma.sql`
  id, order_id AS "orderId", serial, place, locale, version, collected, checked, joined, rejected,
  last_deed_at AS "lastDeedAt", returned_at AS "returnedAt", voided_at AS "voidedAt"`;

const entered = Prisma.sql`(collected + checked + joined + rejected > 0)`;

/** The same as sheetState() of ../rules.ts, for Postgres. */
const inState: Record<SheetState, Prisma.Sql> = {
  voided: Prisma.sql`voided_at IS NOT NULL`,
  waiting: Prisma.sql`voided_at IS NULL AND collected > 0`,
  done: Prisma.sql`voided_at IS NULL AND collected = 0 AND ${entered}`,
  returned: Prisma.sql`voided_at IS NULL AND NOT ${entered} AND returned_at IS NOT NULL`,
  out: Prisma.sql`voided_at IS NULL AND NOT ${entered} AND returned_at IS NULL`,
};

/**
 * Sheets, the one with the latest deed first.
 * @param after where the page before ended; @param limit rows a page
 */
export async function listSheets(
  petitionId: string,
  { place, state, order, number }: SheetFilters,
  after: Cursor | null,
  limit = 50,
): Promise<SheetPage> {
  const where = Prisma.join(
    [
      Prisma.sql`petition_id = ${petitionId}::uuid`,
      ...(place ? [Prisma.sql`place = ${place}`] : []),
      ...(state ? [inState[state]] : []),
      ...(order ? [Prisma.sql`order_id = ${order}::uuid`] : []),
      ...(number ? [Prisma.sql`serial = ${Number(number)}::int`] : []),
      ...(after
        ? [Prisma.sql`(last_deed_at, id) < (${after.createdAt}::timestamptz, ${after.id}::uuid)`]
        : []),
    ],
    " AND ",
  );
  const rows = await db().$queryRaw<
    (Omit<SheetRow, "state"> & { returnedAt: Date | null; voidedAt: Date | null })[]
  >`
    SELECT ${columns} FROM paper_sheet WHERE ${where}
    ORDER BY last_deed_at DESC, id DESC LIMIT ${limit + 1}::int`;
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    rows: shown.map(({ returnedAt, voidedAt, ...row }) => ({
      ...row,
      state: sheetState({ ...row, returnedAt, voidedAt }),
    })),
    next: last ? { createdAt: last.lastDeedAt, id: last.id } : null,
  };
}

export type SheetDeed = {
  at: Date;
  byId: string | null;
  kind: SheetDeedKind;
  /** Lines concerned, if the deed was about some. */
  lines: number | null;
  /** The one line concerned. */
  position: number | null;
  reason: string | null;
};

export type SheetDetails = SheetRow & {
  orderedAt: Date;
  returnedAt: Date | null;
  voidedAt: Date | null;
  closesAt: Date | null;
  /** Whose regions its petition counts by. */
  regionSet: RegionSetName;
  /** Newest first. */
  deeds: SheetDeed[];
};

function detail(details: unknown, name: string): unknown {
  return typeof details === "object" && details !== null
    ? Object.entries(details).find(([key]) => key === name)?.[1]
    : undefined;
}

const numberOr = (value: unknown) => (typeof value === "number" ? value : null);

/** One sheet with its history; null when the petition has none such. */
export async function findSheet(petitionId: string, id: string): Promise<SheetDetails | null> {
  const sheet = await db().paperSheet.findFirst({
    where: { id, petitionId },
    select: {
      id: true,
      orderId: true,
      serial: true,
      place: true,
      locale: true,
      version: true,
      collected: true,
      checked: true,
      joined: true,
      rejected: true,
      lastDeedAt: true,
      returnedAt: true,
      voidedAt: true,
      order: { select: { createdAt: true } },
      petition: { select: { closesAt: true, rule: true } },
      deeds: {
        orderBy: [{ at: "desc" }, { id: "desc" }],
        take: 200,
        select: { at: true, byId: true, kind: true, details: true },
      },
    },
  });
  if (sheet === null) return null;
  const { order, petition, deeds, ...row } = sheet;
  return {
    ...row,
    state: sheetState(row),
    orderedAt: order.createdAt,
    closesAt: petition.closesAt,
    regionSet: thresholdRule.parse(petition.rule).regionSet,
    deeds: deeds.flatMap(({ kind, details, ...deed }) => {
      const reason = detail(details, "reason");
      const lines = numberOr(detail(details, "lines"));
      const position = numberOr(detail(details, "position"));
      if (!isSheetDeedKind(kind)) return [];
      return [
        { ...deed, kind, lines, position, reason: typeof reason === "string" ? reason : null },
      ];
    }),
  };
}

export type NextSheets = {
  /** The next sheet without lines. */
  toEnter: { id: string; serial: number } | null;
  /** The next sheet with lines somebody else entered. */
  toCheck: { id: string; serial: number } | null;
};

/** The sheets to go on with, by their numbers. @param actorId who goes on */
export async function findNextSheets(
  petitionId: string,
  serial: number,
  actorId: string,
): Promise<NextSheets> {
  const [toEnter, toCheck] = await Promise.all([
    db().paperSheet.findFirst({
      where: { petitionId, serial: { gt: serial }, voidedAt: null, lines: { none: {} } },
      orderBy: { serial: "asc" },
      select: { id: true, serial: true },
    }),
    db().paperSheet.findFirst({
      where: {
        petitionId,
        serial: { not: serial },
        voidedAt: null,
        collected: { gt: 0 },
        lines: { some: { state: "collected", erasedAt: null, NOT: { enteredById: actorId } } },
      },
      orderBy: { serial: "asc" },
      select: { id: true, serial: true },
    }),
  ]);
  return { toEnter, toCheck };
}
