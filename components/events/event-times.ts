// Owns how an event's day and hours are shown: on the clock of its place, the zone named.
import { formatDate, formatSpan, formatTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { zoneName } from "@/lib/i18n/zones";

export type EventTimes = { startsAt: Date; endsAt: Date; timeZone: string };

/** Day of the month and month apart, for the column of dates: "24", "November". */
export function dayAndMonth({ startsAt, timeZone }: EventTimes, locale: Locale) {
  // Asked for together: beside its day the month stands in another form ("24 ноября", not "ноябрь").
  const parts = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "long",
    timeZone,
  }).formatToParts(startsAt);
  const part = (wanted: "day" | "month") => parts.find(({ type }) => type === wanted)?.value ?? "";
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone }).format(startsAt);
  return { day: part("day"), month: part("month"), weekday };
}

/** "08:15–10:15": no line ends after the dash. */
const whole = (span: string) => span.replace(/(\d–)(?=\d)/u, "$1\u2060");

/** Day, hours and zone in one line. */
export function eventSpan({ startsAt, endsAt, timeZone }: EventTimes, locale: Locale): string {
  return whole(formatSpan(locale, startsAt, endsAt, timeZone));
}

/** The hours alone, where the day stands beside them; over midnight the whole span. */
export function eventHours(times: EventTimes, locale: Locale): string {
  const { startsAt, endsAt, timeZone } = times;
  const day = (instant: Date) => formatDate(locale, instant, "short", timeZone);
  if (day(startsAt) !== day(endsAt)) return eventSpan(times, locale);
  const [from, until] = [startsAt, endsAt].map((at) => formatTime(locale, at, timeZone));
  return whole(`${from}–${until}, ${zoneName(locale, timeZone, startsAt)}`);
}
