// One event: when, where, what, and how to come.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AttendForm } from "@/components/events/attend-form";
import { EventData } from "@/components/events/event-data";
import { EventFacts } from "@/components/events/event-facts";
import { alternatesOf } from "@/components/layout/alternates";
import { ShareButtons } from "@/components/shares/share-buttons";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { Prose } from "@/components/ui/prose";
import { findEvent } from "@/lib/events/queries";
import { attendRefusal, eventPhase, placesLeft } from "@/lib/events/rules";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { readCode } from "@/lib/shares/rules";
import { absolute, paths } from "@/lib/urls";
import { attendAction } from "./actions";

type PageProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<{ via?: string | string[] }>;
};

async function read(params: PageProps["params"]) {
  const { locale, slug } = await params;
  const event = isLocale(locale) ? await findEvent(slug, locale) : null;
  return isLocale(locale) && event ? { locale, event } : notFound();
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, event } = await read(params);
  const { title, summary: description } = event;
  const own = paths.event(locale, event.slug);
  return {
    title,
    description,
    alternates: {
      canonical: own,
      languages: alternatesOf(own),
      types: { "text/calendar": paths.eventCalendar(locale, event.slug) },
    },
    openGraph: { type: "website", title, description, url: own, locale },
    ...(event.isExample && { robots: { index: false } }),
  };
}

export default async function EventPage({ params, searchParams }: PageProps) {
  const { locale, event } = await read(params);
  const { via } = await searchParams;
  const t = translator(locale, "events");
  const phase = eventPhase(event, new Date());
  const left = placesLeft(event.capacity, event.taken);
  const closed = attendRefusal(phase, left);
  const own = absolute(paths.event(locale, event.slug));
  return (
    <article>
      <EventData event={event} url={own} />
      <PageTitle
        kicker={<a href={paths.events(locale)}>{t("title")}</a>}
        title={event.title}
        lead={event.summary}
      />
      {event.isExample ? (
        <div className="mb-6">
          <Notice kind="attention" title={t("example")}>
            {t("exampleText")}
          </Notice>
        </div>
      ) : null}
      {closed ? (
        <div className="mb-6">
          <Notice
            kind={closed === "past" ? "information" : "problem"}
            title={t(`closed.${closed}.title`)}
          >
            {t(`closed.${closed}.text`, { reason: event.callOffReason ?? "" })}{" "}
            <a href={paths.events(locale)}>{t("all")}</a>
          </Notice>
        </div>
      ) : null}
      <div className="grid gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,38rem)_minmax(0,1fr)]">
        <div className="lg:col-start-2 lg:row-start-1">
          <EventFacts
            locale={locale}
            event={event}
            left={left}
            isOver={phase === "past" || phase === "calledOff"}
          />
          {phase === "past" ? null : (
            <div className="no-print mt-4 flex flex-wrap gap-x-6 gap-y-2">
              <ButtonLink small href={paths.eventCalendar(locale, event.slug)} download>
                {t("toCalendar")}
              </ButtonLink>
              {phase === "calledOff" ? null : (
                <ButtonLink small href={paths.eventPoster(locale, event.slug)}>
                  {t("poster")}
                </ButtonLink>
              )}
            </div>
          )}
        </div>
        <div className="lg:col-start-1 lg:row-start-1">
          <Prose markdown={event.body} locale={locale} />
          {closed ? null : (
            <section className="no-print rule-heavy mt-10 pt-4" aria-labelledby="attend-heading">
              <h2 id="attend-heading" className="mb-4 text-2xl">
                {t("attend.title")}
              </h2>
              <AttendForm
                locale={locale}
                action={attendAction.bind(null, locale, event.slug)}
                via={(typeof via === "string" && readCode(via)) || ""}
              />
            </section>
          )}
        </div>
      </div>
      <div className="no-print rule-top mt-10 pt-4">
        <ShareButtons locale={locale} address={own} title={event.title} />
      </div>
    </article>
  );
}
