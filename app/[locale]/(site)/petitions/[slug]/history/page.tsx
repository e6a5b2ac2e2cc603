// The count day by day: a step line with what happened marked on it, the numbers, the milestones.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { alternatesOf } from "@/components/layout/alternates";
import { HistoryFigure } from "@/components/petitions/history-figure";
import { MilestoneList } from "@/components/petitions/milestone-list";
import { OpenData } from "@/components/petitions/open-data";
import { SwitchNotices } from "@/components/petitions/switch-notices";
import { PageTitle } from "@/components/ui/page-title";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { listCountEvents } from "@/lib/petitions/count/queries";
import { getHistory } from "@/lib/petitions/history/queries";
import { listMilestones } from "@/lib/petitions/milestones/queries";
import { findPublishedPetition } from "@/lib/petitions/queries";
import { paths } from "@/lib/urls";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

const find = cache((slug: string, locale: Locale) =>
  findPublishedPetition(slug, locale, new Date()),
);

async function read({ params }: PageProps) {
  const { locale, slug } = await params;
  const petition = isLocale(locale) ? await find(slug, locale) : null;
  return isLocale(locale) && petition ? { locale, petition } : notFound();
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { locale, petition } = await read(props);
  const t = translator(locale, "count");
  const own = paths.petitionHistory(locale, petition.slug);
  return {
    title: `${t("history.title")} – ${petition.title}`,
    description: t("history.lead"),
    alternates: { canonical: own, languages: alternatesOf(own) },
  };
}

export default async function HistoryPage(props: PageProps) {
  const { locale, petition } = await read(props);
  const { id, slug, state, rule, switches, differsSince } = petition;
  const set = rule.regionSet;
  const [rows, events, milestones] = await Promise.all([
    getHistory({ id, regionSet: set }, new Date()),
    listCountEvents(id),
    listMilestones(id),
  ]);
  const t = translator(locale, "count");
  return (
    <>
      <PageTitle
        kicker={<a href={paths.petition(locale, slug)}>{petition.title}</a>}
        title={t("history.title")}
        lead={t("history.lead")}
      />
      <SwitchNotices
        locale={locale}
        switches={switches}
        differsSince={differsSince}
        isOpen={state === "open"}
      />
      <HistoryFigure locale={locale} set={set} rows={rows} events={events} />
      <p className="note mt-6 max-w-measure">{t("history.rule")}</p>
      <MilestoneList locale={locale} milestones={milestones} />
      <OpenData locale={locale} slug={slug} count={paths.petitionCount(locale, slug)} />
    </>
  );
}
