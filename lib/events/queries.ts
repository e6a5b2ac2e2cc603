// Reads of events as readers see them: one page, the board, the calendars.
import { db, type Prisma } from "../db";
import type { Locale } from "../i18n/locales";
import type { EventFacts } from "./rules";
import type { EventFilter, EventKind } from "./schema";

export type EventView = EventFacts & {
  id: string;
  slug: string;
  kind: EventKind;
  timeZone: string;
  place: string;
  capacity: number | null;
  /** Confirmed and not cancelled. */
  taken: number;
  isExample: boolean;
  sequence: number;
  revisedAt: Date;
  /** Why it was called off; null while it stands. */
  callOffReason: string | null;
  title: string;
  summary: string;
  body: string;
  venue: string;
};

/** Has a place: confirmed, neither cancelled nor only typed in. Erased guests still take their place. */
const hasPlace = {
  confirmedAt: { not: null },
  cancelledAt: null,
} satisfies Prisma.AttendanceWhereInput;

const columns = (locale: Locale) =>
  ({
    id: true,
    slug: true,
    kind: true,
    startsAt: true,
    endsAt: true,
    timeZone: true,
    place: true,
    capacity: true,
    isExample: true,
    sequence: true,
    revisedAt: true,
    texts: {
      where: { locale },
      select: { title: true, summary: true, body: true, venue: true },
    },
    publications: { where: { endedAt: null }, select: { id: true } },
    callOff: { select: { reason: true } },
    _count: { select: { attendances: { where: hasPlace } } },
  }) satisfies Prisma.EventSelect;

type Row = Prisma.EventGetPayload<{ select: ReturnType<typeof columns> }>;

/** Nothing, if the language is missing: publishing asks for all three. */
function toView({ texts, publications, callOff, _count, ...row }: Row): EventView[] {
  return texts.map((text) => ({
    ...row,
    ...text,
    taken: _count.attendances,
    isPublished: publications.length > 0,
    isCalledOff: callOff !== null,
    callOffReason: callOff?.reason ?? null,
  }));
}

const published = { publications: { some: { endedAt: null } } } satisfies Prisma.EventWhereInput;

/** A published event; null when there is none at this address. */
export async function findEvent(slug: string, locale: Locale): Promise<EventView | null> {
  const row = await db().event.findFirst({
    where: { slug, ...published },
    select: columns(locale),
  });
  return (row && toView(row)[0]) ?? null;
}

const matching = ({ place, kind }: EventFilter): Prisma.EventWhereInput => ({
  ...(place && { place }),
  ...(kind && { kind }),
});

/** Published events that have not ended, soonest first; called-off ones stand where they stood. */
export async function listComingEvents(
  filter: EventFilter,
  locale: Locale,
  now: Date,
  limit = 100,
): Promise<EventView[]> {
  const rows = await db().event.findMany({
    where: { ...published, ...matching(filter), endsAt: { gt: now } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: limit,
    select: columns(locale),
  });
  return rows.flatMap(toView);
}

/** Published events that have ended, newest first. */
export async function listPastEvents(
  filter: EventFilter,
  locale: Locale,
  now: Date,
  limit = 50,
): Promise<EventView[]> {
  const rows = await db().event.findMany({
    where: { ...published, ...matching(filter), endsAt: { lte: now } },
    orderBy: [{ startsAt: "desc" }, { id: "desc" }],
    take: limit,
    select: columns(locale),
  });
  return rows.flatMap(toView);
}

/** Places and kinds that published events have: what the board's filter offers. */
export async function listEventChoices(): Promise<{ places: string[]; kinds: EventKind[] }> {
  const rows = await db().event.groupBy({ by: ["place", "kind"], where: published });
  return {
    places: [...new Set(rows.map(({ place }) => place))],
    kinds: [...new Set(rows.map(({ kind }) => kind))],
  };
}
