// The seed's example events: when they are, reckoned from the day of seeding, and what their files say.
import { z } from "zod";
import type { RegionCode } from "../../lib/regions";
import { inThree, line, readDocument } from "./read";

const eventHead = z.strictObject({ title: line, summary: line, venue: line });

type EventKind = "picket" | "meeting" | "workshop" | "leafleting" | "online";
type Planned = {
  slug: string;
  kind: EventKind;
  /** Days from the day of seeding; the next such weekday (0 is Sunday) is taken from there on. */
  inDays: number;
  weekday: number;
  /** Clock time in `timeZone`. */
  startsAt: `${number}:${number}`;
  minutes: number;
  timeZone: string;
  place: RegionCode | "elsewhere";
  capacity: number | null;
};

const plannedEvents: readonly Planned[] = [
  {
    slug: "reading-the-briefing",
    kind: "online",
    inDays: -18,
    weekday: 3,
    startsAt: "19:00",
    minutes: 90,
    timeZone: "Asia/Almaty",
    place: "elsewhere",
    capacity: 40,
  },
  {
    slug: "model-motion-workshop",
    kind: "workshop",
    inDays: 4,
    weekday: 4,
    startsAt: "18:30",
    minutes: 90,
    timeZone: "Europe/London",
    place: "elsewhere",
    capacity: 50,
  },
  {
    slug: "translation-evening",
    kind: "online",
    inDays: 8,
    weekday: 2,
    startsAt: "20:00",
    minutes: 120,
    timeZone: "Asia/Almaty",
    place: "elsewhere",
    capacity: 30,
  },
  {
    slug: "embassy-picket-london",
    kind: "picket",
    inDays: 12,
    weekday: 6,
    startsAt: "12:00",
    minutes: 90,
    timeZone: "Europe/London",
    place: "elsewhere",
    capacity: null,
  },
  {
    slug: "public-meeting-berlin",
    kind: "meeting",
    inDays: 17,
    weekday: 5,
    startsAt: "18:30",
    minutes: 150,
    timeZone: "Europe/Berlin",
    place: "elsewhere",
    capacity: 120,
  },
  {
    slug: "leaflets-brussels",
    kind: "leafleting",
    inDays: 25,
    weekday: 2,
    startsAt: "07:30",
    minutes: 90,
    timeZone: "Europe/Brussels",
    place: "elsewhere",
    capacity: 16,
  },
];

const minute = 60_000;

/** Minutes by which a zone's clock is ahead of UTC at an instant. */
function offsetOf(timeZone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    dateStyle: "short",
    timeStyle: "medium",
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  const clock = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return Math.round((clock - Math.floor(at.getTime() / 1000) * 1000) / minute);
}

function startOf(event: Planned, now: Date): Date {
  const day = new Date(now.getTime() + event.inDays * 24 * 60 * minute);
  const ahead = (event.weekday - day.getUTCDay() + 7) % 7;
  const [hours = 0, minutes = 0] = event.startsAt.split(":").map(Number);
  const clock = Date.UTC(
    day.getUTCFullYear(),
    day.getUTCMonth(),
    day.getUTCDate() + ahead,
    hours,
    minutes,
  );
  const near = new Date(clock - offsetOf(event.timeZone, new Date(clock)) * minute);
  return new Date(clock - offsetOf(event.timeZone, near) * minute);
}

/**
 * Example events around the day of seeding; all are to be stored with `isExample: true`.
 * @param now the day of seeding
 */
export function eventContent(now: Date) {
  return plannedEvents.map((event) => {
    const startsAt = startOf(event, now);
    return {
      slug: event.slug,
      kind: event.kind,
      startsAt,
      endsAt: new Date(startsAt.getTime() + event.minutes * minute),
      timeZone: event.timeZone,
      place: event.place,
      capacity: event.capacity,
      texts: inThree((locale) => readDocument(`events/${event.slug}.${locale}.md`, eventHead)),
    };
  });
}
