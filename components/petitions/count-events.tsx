// Owns the dated lines of a count: corrections, pauses, amendments, closures. Newest first.
import { formatDate, formatDateTime, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { CountEvent } from "@/lib/petitions/count/rules";

/** What happened, as one or two sentences. */
export function eventWords(locale: Locale, event: CountEvent): string {
  const t = translator(locale, "count");
  switch (event.kind) {
    case "signingPaused":
    case "countingPaused":
    case "proofRequired": {
      const until = event.until
        ? t("events.until", { date: formatDateTime(locale, event.until) })
        : t("events.ongoing");
      return `${t(`events.${event.kind}`)} ${until}`;
    }
    case "removed":
    case "restored":
      return t(`events.${event.kind}`, {
        size: event.size,
        category: t(`category.${event.category}`),
      });
    case "differs": {
      const sign = event.excess > 0 ? "+" : "";
      const excess = sign + formatNumber(locale, event.excess);
      return t("events.differs", { places: event.places, excess });
    }
    case "repaired":
      return t("events.repaired", { reason: event.reason });
    case "amended":
      return t("events.amended", { number: event.number });
    case "delivered":
      return t("events.delivered", { total: formatNumber(locale, event.total) });
    default:
      return t(`events.${event.kind}`);
  }
}

/** When, to the minute where that is known. */
export function eventDate(locale: Locale, { at, isDay }: CountEvent): string {
  return isDay ? formatDate(locale, at) : formatDateTime(locale, at);
}

type CountEventsProps = {
  locale: Locale;
  events: readonly CountEvent[];
  /** What stands there when nothing happened yet. */
  empty: string;
};

export function CountEvents({ locale, events, empty }: CountEventsProps) {
  if (events.length === 0) return <p>{empty}</p>;
  const lines = events.map((event, place) => ({ event, key: place.toString(36) }));
  return (
    <ol className="max-w-measure font-sans text-sm">
      {lines.map(({ event, key }) => (
        <li
          key={key}
          className="grid gap-x-6 border-rule border-t py-2 last:border-b sm:grid-cols-[14.5rem_minmax(0,1fr)]"
        >
          <span className="text-muted">{eventDate(locale, event)}</span>
          <span>{eventWords(locale, event)}</span>
        </li>
      ))}
    </ol>
  );
}
