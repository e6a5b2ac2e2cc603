// The campaign's front page: the newest briefing leads, beside it the petition with its count, below
// the next events and the way to join.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { alternatesOf } from "@/components/layout/alternates";
import { EmptyState } from "@/components/ui/empty-state";
import { findNewestBriefing } from "@/lib/briefings/queries";
import { findCampaign } from "@/lib/campaign/queries";
import { listComingEvents } from "@/lib/events/queries";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { listOutcomes } from "@/lib/petitions/outcomes/queries";
import { listPublishedPetitions } from "@/lib/petitions/queries";
import { absolute, paths } from "@/lib/urls";
import { EventsAhead, Lead, PetitionBeside, WaysIn } from "./front-parts";

type PageProps = { params: Promise<{ locale: string }> };

const EVENTS_SHOWN = 4;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const campaign = await findCampaign(locale);
  const name = campaign?.name ?? translator(locale, "common")("siteName");
  const own = paths.front(locale);
  return {
    title: { absolute: campaign ? `${name} – ${campaign.tagline}` : name },
    description: campaign?.tagline,
    alternates: { canonical: own, languages: alternatesOf(own) },
    openGraph: {
      type: "website",
      title: name,
      description: campaign?.tagline,
      url: absolute(own),
      locale,
    },
  };
}

export default async function FrontPage({ params }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const now = new Date();
  const [campaign, briefing, petitions, events] = await Promise.all([
    findCampaign(locale),
    findNewestBriefing(locale),
    listPublishedPetitions(locale, now),
    listComingEvents({}, locale, now, EVENTS_SHOWN),
  ]);
  const t = translator(locale, "front");
  const petition = petitions.find(({ state }) => state === "open") ?? petitions[0] ?? null;
  const outcomes = await listOutcomes(petitions.map(({ id }) => id));
  const won = petitions.filter(({ id }) => outcomes.get(id)?.outcome === "victory");
  return (
    <>
      {campaign ? <p className="note -mt-5 mb-5">{campaign.tagline}</p> : null}
      {briefing === null && petition === null ? (
        <>
          <h1 className="sr-only">{campaign?.name ?? translator(locale, "common")("siteName")}</h1>
          <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
          <EventsAhead locale={locale} events={events} now={now} />
        </>
      ) : (
        // Beside both the lead and the events, so that neither column waits for the other.
        <div className="grid gap-x-10 gap-y-10 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)] lg:grid-rows-[auto_1fr]">
          {briefing ? <Lead locale={locale} briefing={briefing} /> : null}
          {petition ? (
            <PetitionBeside
              locale={locale}
              petition={petition}
              hasMore={petitions.length > 1}
              outcome={outcomes.get(petition.id)?.outcome}
              won={won.filter(({ id }) => id !== petition.id).slice(0, 2)}
              isLead={briefing === null}
            />
          ) : null}
          <EventsAhead locale={locale} events={events} now={now} />
        </div>
      )}
      <WaysIn locale={locale} campaign={campaign} />
    </>
  );
}
