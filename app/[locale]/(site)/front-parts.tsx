// The parts of the front page: the lead, the petition beside it, events ahead, who we are and how to join.
import { EventList } from "@/components/events/event-list";
import { PetitionCount } from "@/components/petitions/petition-count";
import { SwitchNotices } from "@/components/petitions/switch-notices";
import { RegionTiles } from "@/components/petitions/threshold-board";
import { ButtonLink } from "@/components/ui/button";
import { headlineSize } from "@/components/ui/headline";
import { Prose } from "@/components/ui/prose";
import type { BriefingSummary } from "@/lib/briefings/queries";
import type { CampaignView } from "@/lib/campaign/queries";
import type { EventView } from "@/lib/events/queries";
import { eventPhase, placesLeft } from "@/lib/events/rules";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { unbroken } from "@/lib/i18n/unbroken";
import type { Outcome } from "@/lib/petitions/outcomes/schema";
import type { PetitionSummary } from "@/lib/petitions/queries";
import { paths } from "@/lib/urls";

export function Lead({ locale, briefing }: { locale: Locale; briefing: BriefingSummary }) {
  const t = translator(locale, "front");
  const href = paths.briefing(locale, briefing.slug);
  return (
    <article className="min-w-0">
      <p className="kicker">
        {t("briefing")} · {briefing.dateline}
      </p>
      <h1 className={`mt-1 ${headlineSize(briefing.title)}`}>
        <a href={href} className="text-ink no-underline hover:underline">
          {unbroken(briefing.title)}
        </a>
      </h1>
      <p className="lead mt-4 max-w-measure">{briefing.standfirst}</p>
      <p className="mt-4 flex flex-wrap gap-x-6 gap-y-2 font-sans">
        <a href={href}>
          {t("read")}
          <span className="sr-only">: {briefing.title}</span>
        </a>
        <a href={paths.briefings(locale)}>{t("moreBriefings")}</a>
      </p>
    </article>
  );
}

type PetitionBesideProps = {
  locale: Locale;
  petition: PetitionSummary;
  hasMore: boolean;
  /** No briefing leads: the petition's title is the page's headline. */
  isLead: boolean;
  /** How it ended, if it has. */
  outcome: Outcome | undefined;
  /** Others that won what they asked for. */
  won: readonly PetitionSummary[];
};

export function PetitionBeside(props: PetitionBesideProps) {
  const { locale, petition, hasMore, isLead, outcome, won } = props;
  const t = translator(locale, "front");
  const d = translator(locale, "delivery");
  const href = paths.petition(locale, petition.slug);
  const Heading = isLead ? "h1" : "h2";
  return (
    <section className="min-w-0 border-rule max-lg:border-t max-lg:pt-6 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:border-l lg:pl-10">
      <p className="kicker">{t("petition")}</p>
      <Heading className="mt-1 text-2xl">
        <a href={href} className="text-ink no-underline hover:underline">
          {unbroken(petition.title)}
        </a>
      </Heading>
      <p className="note mt-2">{t("addressee", { addressee: petition.addressee })}</p>
      {outcome ? (
        <p className="mt-3 text-lg">
          <strong>{d(`outcome.${outcome}`)}.</strong> {d(`outcomeSentence.${outcome}`)}
        </p>
      ) : null}
      <p className="mt-3 mb-5">{petition.summary}</p>
      <SwitchNotices brief locale={locale} petition={petition} />
      <PetitionCount locale={locale} petition={petition} />
      <p className="mt-5 flex flex-wrap items-center gap-x-6 gap-y-3">
        {petition.state === "open" ? (
          <ButtonLink look="ask" href={href}>
            {t("sign")}
            <span className="sr-only">: {petition.title}</span>
          </ButtonLink>
        ) : (
          <span className="note">{t("closed")}</span>
        )}
        {hasMore ? (
          <a className="font-sans" href={paths.petitions(locale)}>
            {t("morePetitions")}
          </a>
        ) : null}
      </p>
      {won.map(({ id, slug, title }) => (
        <p key={id} className="rule-top mt-5 pt-3">
          <strong>{d("outcome.victory")}:</strong>{" "}
          <a href={paths.petition(locale, slug)}>{title}</a>
        </p>
      ))}
      {/* On a phone the events come first; there the board stands on the petition's own page. */}
      <div className="mt-8 max-lg:hidden">
        <RegionTiles small locale={locale} progress={petition.progress} path={href} />
      </div>
    </section>
  );
}

type EventsAheadProps = { locale: Locale; events: readonly EventView[]; now: Date };

export function EventsAhead({ locale, events, now }: EventsAheadProps) {
  const t = translator(locale, "front");
  return (
    <section aria-labelledby="events-ahead" className="rule-heavy min-w-0 pt-3 lg:col-start-1">
      <h2 id="events-ahead" className="mb-2 text-xl">
        {t("events")}
      </h2>
      {events.length === 0 ? (
        <p className="max-w-measure">{t("noEvents")}</p>
      ) : (
        <EventList
          brief
          locale={locale}
          events={events.map((event) => ({
            ...event,
            href: paths.event(locale, event.slug),
            phase: eventPhase(event, now),
            isFull: placesLeft(event.capacity, event.taken) === 0,
          }))}
        />
      )}
      <p className="rule-top pt-3 font-sans">
        <a href={paths.events(locale)}>{t("allEvents")}</a>
      </p>
    </section>
  );
}

export function WaysIn({ locale, campaign }: { locale: Locale; campaign: CampaignView | null }) {
  const t = translator(locale, "front");
  return (
    <div className="mt-12 grid gap-x-10 gap-y-10 lg:grid-cols-2">
      <section aria-labelledby="join-us" className="rule-heavy min-w-0 pt-3">
        <h2 id="join-us" className="mb-2 text-xl">
          {t("join")}
        </h2>
        {campaign ? <Prose markdown={campaign.joining} locale={locale} /> : null}
        <p className="mt-4">
          <ButtonLink href={paths.join(locale)}>{t("joinButton")}</ButtonLink>
        </p>
      </section>
      {campaign ? (
        <section aria-labelledby="about-us" className="rule-heavy min-w-0 pt-3">
          <h2 id="about-us" className="mb-2 text-xl">
            {t("about")}
          </h2>
          <Prose markdown={campaign.about} locale={locale} />
        </section>
      ) : null}
    </div>
  );
}
