// Events as calendars read them: iCalendar (RFC 5545), escaped and folded by ical-generator.
import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { formatSpan } from "../../i18n/format";
import type { Locale } from "../../i18n/locales";
import { translator } from "../../i18n/translate";
import { absolute, paths } from "../../urls";
import type { EventView } from "../queries";

/** What calendars get: published events only, the called-off ones as cancelled. */
export const CALENDAR_TYPE = "text/calendar; charset=utf-8";

/** The library escapes what the format needs; control characters have no place in either. */
const clean = (text: string) => text.replace(/[^\P{Cc}\n\t]/gu, " ");

/**
 * Writes events as one calendar. Instants are in UTC, so that every calendar shows them right
 * without a zone table of ours; the local time of the place stands in the description.
 * @param name the calendar's name as the reader's program lists it
 * @param locale of the texts
 * @returns the file; lines end with CRLF and are folded at 75 octets between characters
 */
export function writeCalendar(name: string, events: readonly EventView[], locale: Locale): string {
  const t = translator(locale, "events");
  const calendar = ical({
    name: clean(name),
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: "Bosaga", product: "Bosaga", language: locale.toUpperCase() },
    ttl: 3_600,
  });
  for (const event of events) {
    const url = absolute(paths.event(locale, event.slug));
    const title = event.isExample ? t("calendar.example", { title: event.title }) : event.title;
    calendar.createEvent({
      // The same in every language and after every change: calendars replace what they have.
      id: `${event.id}@bosaga`,
      sequence: event.sequence,
      stamp: event.revisedAt,
      lastModified: event.revisedAt,
      start: event.startsAt,
      end: event.endsAt,
      summary: clean(title),
      location: clean(event.venue),
      description: clean(
        [
          event.callOffReason === null
            ? ""
            : t("calendar.calledOff", { reason: event.callOffReason }),
          event.summary,
          formatSpan(locale, event.startsAt, event.endsAt, event.timeZone),
          url,
        ]
          .filter(Boolean)
          .join("\n\n"),
      ),
      url,
      status: event.isCalledOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
