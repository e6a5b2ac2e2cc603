// Owns how an event's day and hours are shown: on the clock of its place, the zone named.
import { formatDate, formatSpan, formatTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { zoneName } from "@/lib/i18n/zones";

export type EventTimes = { startsAt: Date; endsAt: Date; timeZone: string };

/** Day of the month and month apart, for the column of dates: "24", "November". */
export function dayAndMonth({ startsAt, timeZone }: EventTimes, locale: Locale) {
  const parts = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(startsAt);
  return {
    day: parts({ day: "numeric" }),
    month: parts({ month: "long" }),
    weekday: parts({ weekday: "long" }),
    whole: formatDate(locale, startsAt, "full", timeZone),
  };
}

/** Day, hours and zone in one line. */
export function eventSpan({ startsAt, endsAt, timeZone }: EventTimes, locale: Locale): string {
  return formatSpan(locale, startsAt, endsAt, timeZone);
}

/** The hours alone, where the day stands beside them; over midnight the whole span. */
export function eventHours(times: EventTimes, locale: Locale): string {
  const { startsAt, endsAt, timeZone } = times;
  const day = (instant: Date) => formatDate(locale, instant, "short", timeZone);
  if (day(startsAt) !== day(endsAt)) return eventSpan(times, locale);
  const [from, until] = [startsAt, endsAt].map((at) => formatTime(locale, at, timeZone));
  return `${from}–${until}, ${zoneName(locale, timeZone, startsAt)}`;
}
