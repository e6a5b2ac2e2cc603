// How we count: what the number is made of today, how it comes about, and every correction as a dated line.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { alternatesOf } from "@/components/layout/alternates";
import { CountEvents } from "@/components/petitions/count-events";
import { CountHead } from "@/components/petitions/count-head";
import { CountStatesTable } from "@/components/petitions/count-states";
import { OpenData } from "@/components/petitions/open-data";
import { PaperLines } from "@/components/petitions/paper-lines";
import { NumberedPager, readPage } from "@/components/ui/numbered-pager";
import { formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { getCountStates, listCountEvents } from "@/lib/petitions/count/queries";
import { getPaperCounts } from "@/lib/petitions/paper/queries";
import { listRecounts, type RecountView } from "@/lib/petitions/recounts/queries";
import { sizeOf } from "@/lib/petitions/recounts/rules";
import { paths } from "@/lib/urls";
import { readPublished } from "../published";

type PageProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<{ page?: string | string[] }>;
};

/** Lines of what happened on one page. */
const EVENTS_PAGE = 100;

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { locale, petition } = await readPublished(props);
  const t = translator(locale, "count");
  const own = paths.petitionCount(locale, petition.slug);
  return {
    title: `${t("title")} – ${petition.title}`,
    description: t("description"),
    alternates: { canonical: own, languages: alternatesOf(own) },
  };
}

function recountWords(locale: Locale, recount: RecountView | undefined): string {
  const t = translator(locale, "count");
  if (recount === undefined) return t("recount.none");
  const date = formatDateTime(locale, recount.startedAt);
  const { rows } = recount;
  return recount.isEqual
    ? t("recount.equal", { date, rows })
    : t("recount.differs", { date, rows, places: sizeOf(recount) });
}

const steps = ["one", "confirmed", "step", "open", "night", "small"] as const;

export default async function CountPage(props: PageProps) {
  const { locale, petition } = await readPublished(props);
  const { id, slug, rule } = petition;
  const isPledge = rule.signature === "pledge";
  const [states, paper, [recount], events] = await Promise.all([
    getCountStates(id),
    getPaperCounts(id),
    listRecounts(id, 1),
    listCountEvents(id),
  ]);
  const t = translator(locale, "count");
  const page = readPage((await props.searchParams).page);
  const [from, to] = [(page - 1) * EVENTS_PAGE, page * EVENTS_PAGE];
  if (page > 1 && from >= events.length) notFound();
  return (
    <>
      <CountHead locale={locale} petition={petition} title={t("title")} lead={t("lead")} />
      <section aria-labelledby="now">
        <h2 id="now" className="text-2xl">
          {t("today")}
        </h2>
        <p className="note mb-3">{formatDateTime(locale, states.asOf)}</p>
        <CountStatesTable locale={locale} states={states} isPledge={isPledge} />
      </section>
      {paper.entered > 0 || isPledge ? (
        <PaperLines locale={locale} paper={paper} isPledge={isPledge} />
      ) : null}
      <section aria-labelledby="how" className="mt-12 max-w-measure">
        <h2 id="how" className="mb-3 text-2xl">
          {t("how.title")}
        </h2>
        <ol className="grid list-decimal gap-3 pl-6">
          {steps.map((step) => (
            <li key={step}>{t(`how.${step}`)}</li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="recount" className="mt-12 max-w-measure">
        <h2 id="recount" className="mb-1 text-2xl">
          {t("recount.title")}
        </h2>
        <p>{recountWords(locale, recount)}</p>
      </section>
      <section aria-labelledby="events" className="mt-12">
        <h2 id="events" className="mb-3 text-2xl">
          {t("events.title")}
        </h2>
        <CountEvents locale={locale} events={events.slice(from, to)} empty={t("events.none")} />
        <NumberedPager
          locale={locale}
          path={paths.petitionCount(locale, slug)}
          page={page}
          size={EVENTS_PAGE}
          total={events.length}
        />
      </section>
      <OpenData locale={locale} slug={slug} history={paths.petitionHistory(locale, slug)} />
    </>
  );
}
