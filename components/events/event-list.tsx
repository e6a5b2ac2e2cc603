// Owns events in a list: the day in a column of its own, then what, when and where.
import {
  dayAndMonth,
  type EventTimes,
  eventHours,
  eventSpan,
} from "@/components/events/event-times";
import { Badge } from "@/components/ui/badge";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { unbroken } from "@/lib/i18n/unbroken";
import { ELSEWHERE, regionName } from "@/lib/regions";

export type ListedEvent = EventTimes & {
  href: string;
  kind: "picket" | "meeting" | "workshop" | "leafleting" | "online";
  title: string;
  summary: string;
  place: string;
  venue: string;
  isExample: boolean;
  phase: "draft" | "coming" | "running" | "past" | "calledOff";
  isFull: boolean;
};

type EventListProps = {
  locale: Locale;
  events: readonly ListedEvent[];
  /** The heading each event gets, by where the list stands. */
  level?: "h2" | "h3";
  /** Title, day and place only. */
  brief?: boolean;
};

export function eventPlaceName(place: string, locale: Locale): string {
  if (place === ELSEWHERE) return translator(locale, "events")("filter.elsewhere");
  return regionName(place, locale) ?? place;
}

export function EventBadges({ event, locale }: { event: ListedEvent; locale: Locale }) {
  const t = translator(locale, "events");
  return (
    <>
      {event.isExample ? <Badge kind="attention">{t("example")}</Badge> : null}
      {event.phase === "running" ? <Badge kind="live">{t("state.running")}</Badge> : null}
      {event.phase === "calledOff" ? <Badge kind="ended">{t("state.calledOff")}</Badge> : null}
      {event.phase === "past" ? <Badge kind="ended">{t("state.past")}</Badge> : null}
      {event.isFull && (event.phase === "coming" || event.phase === "running") ? (
        <Badge kind="ended">{t("state.full")}</Badge>
      ) : null}
    </>
  );
}

export function EventList({ locale, events, level = "h3", brief = false }: EventListProps) {
  const t = translator(locale, "events");
  const Heading = level;
  return (
    <ol>
      {events.map((event) => {
        const { day, month, weekday } = dayAndMonth(event, locale);
        return (
          <li key={event.href} className="rule-top py-5">
            <article className="grid gap-x-6 gap-y-2 sm:grid-cols-[8.5rem_minmax(0,1fr)]">
              <p aria-hidden="true" className="flex items-baseline gap-2 font-sans sm:block">
                <span className="text-3xl">{day}</span>
                <span className="note sm:block">
                  {month}, {weekday}
                </span>
              </p>
              <div className="min-w-0">
                <Heading className={brief ? "text-lg" : "text-2xl"}>
                  <a href={event.href} className="text-ink no-underline hover:underline">
                    {unbroken(event.title)}
                  </a>
                </Heading>
                <p className="note mt-1">
                  <time dateTime={event.startsAt.toISOString()}>
                    <span className="sr-only">{eventSpan(event, locale)}</span>
                    <span aria-hidden="true">{eventHours(event, locale)}</span>
                  </time>
                </p>
                <p className="note">
                  {t(`kinds.${event.kind}`)} ·{" "}
                  <span className="inline-block">{eventPlaceName(event.place, locale)}</span>
                </p>
                {brief ? null : <p className="mt-2 max-w-measure">{event.summary}</p>}
                <p className="mt-2 flex flex-wrap gap-2 empty:hidden">
                  <EventBadges event={event} locale={locale} />
                </p>
              </div>
            </article>
          </li>
        );
      })}
    </ol>
  );
}
