// The board of events: coming first, past folded; the filter stands in the address.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EventFilter } from "@/components/events/event-filter";
import { EventList, type ListedEvent } from "@/components/events/event-list";
import { alternatesOf } from "@/components/layout/alternates";
import { ButtonLink } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import {
  type EventView,
  listComingEvents,
  listEventChoices,
  listPastEvents,
} from "@/lib/events/queries";
import { eventPhase, placesLeft } from "@/lib/events/rules";
import { readEventFilter } from "@/lib/events/schema";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { paths } from "@/lib/urls";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ region?: string | string[]; kind?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = translator(locale, "events");
  const own = paths.events(locale);
  return {
    title: t("title"),
    description: t("description"),
    alternates: {
      canonical: own,
      languages: alternatesOf(own),
      types: { "text/calendar": paths.eventsCalendar(locale) },
    },
  };
}

function listed(event: EventView, locale: Locale, now: Date): ListedEvent {
  return {
    ...event,
    href: paths.event(locale, event.slug),
    phase: eventPhase(event, now),
    isFull: placesLeft(event.capacity, event.taken) === 0,
  };
}

export default async function EventsPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const filter = readEventFilter(await searchParams);
  const isFiltered = filter.place !== undefined || filter.kind !== undefined;
  const now = new Date();
  const [coming, past, choices] = await Promise.all([
    listComingEvents(filter, locale, now),
    listPastEvents(filter, locale, now),
    listEventChoices(),
  ]);
  const t = translator(locale, "events");
  const query = new URLSearchParams({
    ...(filter.kind && { kind: filter.kind }),
    ...(filter.place && { region: filter.place }),
  });
  const feed = paths.eventsCalendar(locale) + (isFiltered ? `?${query}` : "");
  return (
    <>
      <PageTitle title={t("title")} lead={t("lead")} />
      {choices.kinds.length > 0 ? (
        <EventFilter locale={locale} action={paths.events(locale)} chosen={filter} {...choices} />
      ) : null}
      <section aria-labelledby="coming">
        <h2 id="coming" className="mb-2 text-xl">
          {t("coming")}
        </h2>
        {coming.length > 0 ? (
          <EventList locale={locale} events={coming.map((event) => listed(event, locale, now))} />
        ) : (
          <EmptyState
            title={t(isFiltered ? "empty.filtered" : "empty.title")}
            action={<ButtonLink href={paths.join(locale)}>{t("empty.action")}</ButtonLink>}
          >
            {t(isFiltered ? "empty.filteredText" : "empty.text")}
          </EmptyState>
        )}
      </section>
      <p className="note rule-top mt-4 pt-4">
        <a href={feed}>{t("feed")}</a>. {t("feedNote")}
      </p>
      {past.length > 0 ? (
        <div className="mt-6">
          <Disclosure summary={t("past", { count: past.length })}>
            <EventList
              brief
              locale={locale}
              events={past.map((event) => listed(event, locale, now))}
            />
          </Disclosure>
        </div>
      ) : null}
    </>
  );
}
