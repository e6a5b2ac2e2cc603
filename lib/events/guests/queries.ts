// Reads of guests: everything about one address, and the organisers' list of who comes.
import { type Db, db, type Prisma, type Tx } from "../../db";
import type { Locale } from "../../i18n/locales";
import { lookupHash } from "../../vault/lookup";
import { openVault } from "../../vault/vault";
import { type AttendanceState, attendanceState } from "../attendances/rules";

/**
 * The attendances of an address over all events. Look-up hashes are keyed per event, so lists of
 * guests cannot be joined without the key; with it, each event is asked for its own hash.
 */
export async function findAttendanceIds(client: Db | Tx, email: string): Promise<string[]> {
  const events = await client.event.findMany({ select: { id: true } });
  const hashes = events.map(({ id }) => Buffer.from(lookupHash(`event:${id}`, email)));
  const rows = await client.$queryRaw<{ id: string }[]>`
    SELECT attendance.id FROM attendance
      JOIN unnest(${events.map(({ id }) => id)}::uuid[], ${hashes}::bytea[]) AS asked (event_id, hash)
        ON attendance.event_id = asked.event_id AND attendance.email_hash = asked.hash`;
  return rows.map(({ id }) => id);
}

export type OwnAttendance = {
  eventSlug: string;
  eventTitle: string;
  startsAt: Date;
  timeZone: string;
  state: AttendanceState;
  name: string;
  email: string;
  locale: Locale;
  createdAt: Date;
  confirmedAt: Date | null;
  cancelledAt: Date | null;
};

/**
 * Everything kept about an address's attendances, soonest event last.
 * @param email any spelling that leads to the same mailbox; @param locale of the titles
 */
export async function exportAttendancesOf(email: string, locale: Locale): Promise<OwnAttendance[]> {
  const rows = await db().attendance.findMany({
    where: { id: { in: await findAttendanceIds(db(), email) } },
    orderBy: [{ event: { startsAt: "desc" } }, { id: "desc" }],
    select: {
      ...guestColumns,
      event: {
        select: {
          slug: true,
          startsAt: true,
          timeZone: true,
          texts: { where: { locale }, select: { title: true } },
        },
      },
    },
  });
  return Promise.all(
    rows.map(async ({ event, ...row }) => {
      const { id: _id, synthetic: _synthetic, ...guest } = await openGuest(row);
      return {
        eventSlug: event.slug,
        eventTitle: event.texts[0]?.title ?? event.slug,
        startsAt: event.startsAt,
        timeZone: event.timeZone,
        ...guest,
      };
    }),
  );
}

// ── For organisers ──────────────────────────────────────────────────────────────────────────────

const guestColumns = {
  id: true,
  eventId: true,
  locale: true,
  rowKey: true,
  sealedName: true,
  sealedEmail: true,
  createdAt: true,
  confirmedAt: true,
  cancelledAt: true,
  erasedAt: true,
  synthetic: true,
} satisfies Prisma.AttendanceSelect;

type GuestRow = Prisma.AttendanceGetPayload<{ select: typeof guestColumns }>;

export type GuestView = {
  id: string;
  state: AttendanceState;
  name: string;
  email: string;
  locale: Locale;
  createdAt: Date;
  confirmedAt: Date | null;
  cancelledAt: Date | null;
  synthetic: boolean;
};

async function openGuest(row: GuestRow): Promise<GuestView> {
  const vault = await openVault(`event:${row.eventId}`);
  const cells = vault.row("attendance", row.id, row.rowKey);
  return {
    id: row.id,
    state: attendanceState(row),
    name: cells.show("name", row.sealedName) ?? "",
    email: cells.show("email", row.sealedEmail) ?? "",
    locale: row.locale,
    createdAt: row.createdAt,
    confirmedAt: row.confirmedAt,
    cancelledAt: row.cancelledAt,
    synthetic: row.synthetic,
  };
}

export type GuestCursor = { createdAt: Date; id: string };

const states = {
  waiting: { confirmedAt: null, cancelledAt: null },
  coming: { confirmedAt: { not: null }, cancelledAt: null },
  cancelled: { cancelledAt: { not: null } },
} satisfies Record<string, Prisma.AttendanceWhereInput>;

/**
 * One page of an event's guests, newest first; erased ones are left out.
 * @param state default: all; @param cursor the last row of the page before, null for the first
 */
export async function listGuests(
  eventId: string,
  state: keyof typeof states | null,
  cursor: GuestCursor | null,
  limit = 100,
): Promise<{ rows: GuestView[]; next: GuestCursor | null }> {
  const rows = await db().attendance.findMany({
    where: {
      eventId,
      erasedAt: null,
      ...(state && states[state]),
      ...(cursor && {
        AND: [
          { createdAt: { lte: cursor.createdAt } },
          {
            OR: [
              { createdAt: { lt: cursor.createdAt } },
              { createdAt: cursor.createdAt, id: { lt: cursor.id } },
            ],
          },
        ],
      }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: guestColumns,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: await Promise.all(page.map(openGuest)),
    next: rows.length > limit && last ? { createdAt: last.createdAt, id: last.id } : null,
  };
}

/** All guests of an event in batches, newest first: for exports. */
export async function* streamGuests(
  eventId: string,
  state: keyof typeof states | null,
  batch = 1_000,
): AsyncGenerator<GuestView[], void> {
  let cursor: GuestCursor | null = null;
  do {
    const page: Awaited<ReturnType<typeof listGuests>> = await listGuests(
      eventId,
      state,
      cursor,
      batch,
    );
    if (page.rows.length > 0) yield page.rows;
    cursor = page.next;
  } while (cursor !== null);
}
