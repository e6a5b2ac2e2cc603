// Owns an event as a sheet of paper: large enough to read across a street, its code to scan. Sizes are
// shares of the page's width, so that it fills A4 and A5 alike.
import { type EventTimes, eventHours } from "@/components/events/event-times";
import { QrCode } from "@/components/ui/qr-code";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

type EventPosterProps = {
  locale: Locale;
  event: EventTimes & { title: string; summary: string; venue: string; isExample: boolean };
  /** The full address behind the code, as short as there is one. */
  address: string;
};

/** Kazakh words are long: a title that would not fit large is set smaller, never cut or broken. */
function titleClass(title: string): string {
  const longestWord = Math.max(...title.split(/\s+/).map((word) => word.length));
  return title.length > 60 || longestWord > 13 ? "poster-title poster-title-long" : "poster-title";
}

export function EventPoster({ locale, event, address }: EventPosterProps) {
  const t = translator(locale, "events");
  const words = event.title.length + event.summary.length + event.venue.length;
  return (
    <article className={words > 420 ? "poster poster-dense" : "poster"}>
      {event.isExample ? <p className="poster-mark">{t("printed.example")}</p> : null}
      <h1 className={titleClass(event.title)}>{event.title}</h1>
      <p className="poster-lead">{event.summary}</p>
      <p className="poster-when">{formatDate(locale, event.startsAt, "full", event.timeZone)}</p>
      <p className="poster-facts">{eventHours(event, locale)}</p>
      <p className="poster-facts">{event.venue}</p>
      <div className="poster-foot">
        <QrCode address={address} label={address} className="poster-code" />
        <div>
          <p>{t("printed.scan")}</p>
          <p className="poster-address">{address.replace(/^https?:\/\//, "")}</p>
        </div>
      </div>
    </article>
  );
}
