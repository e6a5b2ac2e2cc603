// Pure decisions about events: what phase one is in, who may still come, and the clock of its place.
import { type Locale, locales } from "../i18n/locales";

/** draft: not published; calledOff; coming; running; past. */
export type EventPhase = "draft" | "calledOff" | "coming" | "running" | "past";

export type EventFacts = {
  isPublished: boolean;
  isCalledOff: boolean;
  startsAt: Date;
  endsAt: Date;
};

/** The phase of an event. @param now the instant asked about */
export function eventPhase(facts: EventFacts, now: Date): EventPhase {
  if (!facts.isPublished) return "draft";
  if (facts.endsAt <= now) return "past";
  if (facts.isCalledOff) return "calledOff";
  return facts.startsAt <= now ? "running" : "coming";
}

/**
 * Places not taken yet.
 * @param capacity null: no limit; @param taken how many have confirmed and not cancelled
 * @returns null without a limit; never below 0, also when the capacity was lowered later
 */
export function placesLeft(capacity: number | null, taken: number): number | null {
  return capacity === null ? null : Math.max(0, capacity - taken);
}

/** Why nobody more can say that they come; null when they can. Until the end, latecomers may. */
export function attendRefusal(
  phase: EventPhase,
  left: number | null,
): "unknown" | "past" | "calledOff" | "full" | null {
  if (phase === "draft") return "unknown";
  if (phase === "past" || phase === "calledOff") return phase;
  return left === 0 ? "full" : null;
}

type Text = { title: string; summary: string; body: string; venue: string };

/** The languages in which an event cannot be published yet, because a text is missing. */
export function missingEventTexts(texts: Record<Locale, Text>): Locale[] {
  return locales.filter((locale) => Object.values(texts[locale]).some((text) => text === ""));
}

// ── The clock of a place ────────────────────────────────────────────────────────────────────────

/** Whether this is a time zone of the IANA database, for example `Europe/London`. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** An instant on a place's clock, as `<input type="datetime-local">` takes it: `2026-12-01T18:00`. */
export function localTime(instant: Date, zone: string): string {
  // Swedish writes dates the ISO way.
  return new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  })
    .format(instant)
    .replace(" ", "T");
}

/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const minute = Math.floor(instant / 60_000) * 60_000;
  return Date.parse(`${localTime(new Date(minute), zone)}:00Z`) - minute;
}

/**
 * The instant a place's clock shows a time. Of an hour that comes twice (the end of summer time)
 * the first is meant.
 * @param local `2026-12-01T18:00`, seconds are dropped
 * @returns null for a date that does not exist, or an hour that summer time skips
 */
export function instantOf(local: string, zone: string): Date | null {
  const wanted = local.slice(0, 16);
  const asIfUtc = Date.parse(`${wanted}:00Z`);
  if (Number.isNaN(asIfUtc)) return null;
  const day = 86_400_000;
  const offsets = [offsetAt(asIfUtc - day, zone), offsetAt(asIfUtc + day, zone)];
  const candidates = offsets.map((offset) => new Date(asIfUtc - offset));
  const matching = candidates.filter((candidate) => localTime(candidate, zone) === wanted);
  return matching.toSorted((one, other) => one.getTime() - other.getTime())[0] ?? null;
}
