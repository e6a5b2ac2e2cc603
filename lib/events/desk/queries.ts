// Reads of events as organisers see them: all states, all languages, numbers of guests.
import { db, Prisma } from "../../db";
import { type Locale, locales } from "../../i18n/locales";
import { type EventPhase, eventPhase } from "../rules";
import { type EventInput, type EventKind, type EventText, eventPlaces } from "../schema";

export type EventRow = {
  id: string;
  slug: string;
  kind: EventKind;
  title: string;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  place: string;
  capacity: number | null;
  isExample: boolean;
  phase: EventPhase;
  isPublished: boolean;
  isCalledOff: boolean;
  /** Have a place. */
  coming: number;
  /** Asked, not confirmed yet. */
  waiting: number;
};

export type EventCursor = { startsAt: Date; id: string };

/**
 * One page of all events, latest start first.
 * @param locale of the titles; @param cursor the last row of the page before, null for the first
 */
export async function listEvents(
  locale: Locale,
  now: Date,
  cursor: EventCursor | null,
  limit = 50,
): Promise<{ rows: EventRow[]; next: EventCursor | null }> {
  const from = cursor
    ? Prisma.sql`WHERE (event.starts_at, event.id) < (${cursor.startsAt}::timestamptz, ${cursor.id}::uuid)`
    : Prisma.empty;
  const found = await db().$queryRaw<Omit<EventRow, "phase">[]>`
    SELECT event.id, event.slug, event.kind::text AS kind, event.starts_at AS "startsAt",
      event.ends_at AS "endsAt", event.time_zone AS "timeZone", event.place, event.capacity,
      event.is_example AS "isExample",
      coalesce(nullif(own.title, ''), event.slug) AS title,
      EXISTS (SELECT FROM publication WHERE event_id = event.id AND ended_at IS NULL) AS "isPublished",
      EXISTS (SELECT FROM call_off WHERE event_id = event.id) AS "isCalledOff",
      (SELECT count(*)::int FROM attendance WHERE event_id = event.id
         AND confirmed_at IS NOT NULL AND cancelled_at IS NULL) AS coming,
      (SELECT count(*)::int FROM attendance WHERE event_id = event.id
         AND confirmed_at IS NULL AND cancelled_at IS NULL AND erased_at IS NULL) AS waiting
    FROM event
    LEFT JOIN event_text own ON own.event_id = event.id AND own.locale = ${locale}::"Locale"
    ${from} ORDER BY event.starts_at DESC, event.id DESC LIMIT ${limit + 1}`;
  const rows = found.slice(0, limit).map((row) => ({ ...row, phase: eventPhase(row, now) }));
  const last = rows.at(-1);
  return {
    rows,
    next: found.length > limit && last ? { startsAt: last.startsAt, id: last.id } : null,
  };
}

export type EventDeed = {
  kind: "published" | "retracted" | "calledOff";
  at: Date;
  actorId: string | null;
  reason: string | null;
};

export type EventForEditing = {
  id: string;
  input: EventInput;
  isPublished: boolean;
  /** Once published its address stays. */
  isSlugFixed: boolean;
  isCalledOff: boolean;
  isExample: boolean;
  phase: EventPhase;
  createdAt: Date;
  revisedAt: Date;
  coming: number;
  waiting: number;
  /** What was done with it, oldest first. */
  deeds: EventDeed[];
};

const noText: EventText = { title: "", summary: "", body: "", venue: "" };

/** An event with all its languages and deeds, as the editing page shows it; null when there is none. */
export async function findEventForEditing(id: string, now: Date): Promise<EventForEditing | null> {
  const row = await db().event.findUnique({
    where: { id },
    select: {
      slug: true,
      kind: true,
      startsAt: true,
      endsAt: true,
      timeZone: true,
      place: true,
      capacity: true,
      isExample: true,
      createdAt: true,
      revisedAt: true,
      texts: { select: { locale: true, title: true, summary: true, body: true, venue: true } },
      publications: {
        select: {
          publishedAt: true,
          publishedById: true,
          endedAt: true,
          endedById: true,
          endReason: true,
        },
      },
      callOff: { select: { calledOffAt: true, calledOffById: true, reason: true } },
    },
  });
  if (row === null) return null;
  const taken = { confirmedAt: { not: null }, cancelledAt: null };
  const open = { confirmedAt: null, cancelledAt: null, erasedAt: null };
  const [coming, waiting] = await Promise.all([
    db().attendance.count({ where: { eventId: id, ...taken } }),
    db().attendance.count({ where: { eventId: id, ...open } }),
  ]);
  const texts: Record<Locale, EventText> = { kk: noText, ru: noText, en: noText };
  for (const locale of locales) {
    const found = row.texts.find((text) => text.locale === locale);
    if (!found) continue;
    const { locale: _locale, ...text } = found;
    texts[locale] = text;
  }
  const isPublished = row.publications.some(({ endedAt }) => endedAt === null);
  const isCalledOff = row.callOff !== null;
  const deeds: EventDeed[] = row.publications.flatMap((one): EventDeed[] => [
    { kind: "published", at: one.publishedAt, actorId: one.publishedById, reason: null },
    ...(one.endedAt
      ? [
          {
            kind: "retracted",
            at: one.endedAt,
            actorId: one.endedById,
            reason: one.endReason,
          } satisfies EventDeed,
        ]
      : []),
  ]);
  if (row.callOff) {
    const { calledOffAt, calledOffById, reason } = row.callOff;
    deeds.push({ kind: "calledOff", at: calledOffAt, actorId: calledOffById, reason });
  }
  return {
    id,
    input: {
      slug: row.slug,
      kind: row.kind,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      timeZone: row.timeZone,
      place: eventPlaces.find((place) => place === row.place) ?? "elsewhere",
      capacity: row.capacity,
      texts,
    },
    isPublished,
    isSlugFixed: row.publications.length > 0,
    isCalledOff,
    isExample: row.isExample,
    phase: eventPhase({ ...row, isPublished, isCalledOff }, now),
    createdAt: row.createdAt,
    revisedAt: row.revisedAt,
    coming,
    waiting,
    deeds: deeds.toSorted((one, other) => one.at.getTime() - other.at.getTime()),
  };
}
