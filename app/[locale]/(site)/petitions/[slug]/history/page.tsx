// The count day by day: a step line with what happened marked on it, the numbers, the milestones.
import type { Metadata } from "next";
import { alternatesOf } from "@/components/layout/alternates";
import { CountHead } from "@/components/petitions/count-head";
import { HistoryFigure } from "@/components/petitions/history-figure";
import { MilestoneList } from "@/components/petitions/milestone-list";
import { OpenData } from "@/components/petitions/open-data";
import { translator } from "@/lib/i18n/translate";
import { listCountEvents } from "@/lib/petitions/count/queries";
import { getHistory } from "@/lib/petitions/history/queries";
import { listMilestones } from "@/lib/petitions/milestones/queries";
import { paths } from "@/lib/urls";
import { readPublished } from "../published";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { locale, petition } = await readPublished(props);
  const t = translator(locale, "count");
  const own = paths.petitionHistory(locale, petition.slug);
  return {
    title: `${t("history.title")} – ${petition.title}`,
    description: t("history.lead"),
    alternates: { canonical: own, languages: alternatesOf(own) },
  };
}

export default async function HistoryPage(props: PageProps) {
  const { locale, petition } = await readPublished(props);
  const { id, slug, rule } = petition;
  const set = rule.regionSet;
  const [rows, events, milestones] = await Promise.all([
    getHistory({ id, regionSet: set }, new Date()),
    listCountEvents(id),
    listMilestones(id),
  ]);
  const t = translator(locale, "count");
  return (
    <>
      <CountHead
        locale={locale}
        petition={petition}
        title={t("history.title")}
        lead={t("history.lead")}
      />
      {rule.signature === "pledge" ? (
        <p className="mb-6 max-w-measure">{t("history.pledge")}</p>
      ) : null}
      <HistoryFigure locale={locale} set={set} rows={rows} events={events} />
      <p className="note mt-6 max-w-measure">{t("history.rule")}</p>
      <MilestoneList locale={locale} milestones={milestones} />
      <OpenData locale={locale} slug={slug} count={paths.petitionCount(locale, slug)} />
    </>
  );
}
