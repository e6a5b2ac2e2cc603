// Owns an event as a sheet of paper.
import { type EventTimes, eventHours } from "@/components/events/event-times";
import { Poster } from "@/components/ui/poster";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

type EventPosterProps = {
  locale: Locale;
  event: EventTimes & { title: string; summary: string; venue: string; isExample: boolean };
  /** The full address behind the code, as short as there is one. */
  address: string;
};

export function EventPoster({ locale, event, address }: EventPosterProps) {
  const t = translator(locale, "events");
  const { title, summary, venue, startsAt, timeZone } = event;
  return (
    <Poster
      head={event.isExample ? <p className="poster-mark">{t("printed.example")}</p> : null}
      title={title}
      lead={summary}
      length={title.length + summary.length + venue.length}
      address={address}
      codeLabel={address}
      invitation={t("printed.scan")}
    >
      <p className="poster-when">{formatDate(locale, startsAt, "full", timeZone)}</p>
      <p className="poster-facts">{eventHours(event, locale)}</p>
      <p className="poster-facts">{venue}</p>
    </Poster>
  );
}
