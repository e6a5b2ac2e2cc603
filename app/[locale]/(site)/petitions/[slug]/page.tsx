// A petition: its head and count, the case beside the form, the board of regions, names shown by choice.
import type { Metadata } from "next";
import { sign } from "@/app/signing";
import { EndorsementLine } from "@/components/endorsements/endorsement-list";
import { alternatesOf } from "@/components/layout/alternates";
import { LatestComments } from "@/components/petitions/comment-list";
import { MilestoneList } from "@/components/petitions/milestone-list";
import { PaperNote } from "@/components/petitions/paper-note";
import { PetitionCount } from "@/components/petitions/petition-count";
import { PetitionHead } from "@/components/petitions/petition-head";
import { PublicNames } from "@/components/petitions/public-names";
import { SignSection } from "@/components/petitions/sign-section";
import { SwitchNotices } from "@/components/petitions/switch-notices";
import { readOrder, ThresholdBoard } from "@/components/petitions/threshold-board";
import { LatestUpdate } from "@/components/petitions/update-list";
import { ShareButtons } from "@/components/shares/share-buttons";
import { Prose } from "@/components/ui/prose";
import { listApprovedComments } from "@/lib/petitions/comments/queries";
import { countEndorsements } from "@/lib/petitions/endorsements/queries";
import { listMilestones } from "@/lib/petitions/milestones/queries";
import { getPaperCounts } from "@/lib/petitions/paper/queries";
import { listPublicNames } from "@/lib/petitions/signatures/queries";
import { listPublishedUpdates } from "@/lib/petitions/updates/queries";
import { ATOM_TYPE } from "@/lib/petitions/updates/rules";
import { readCode } from "@/lib/shares/rules";
import { absolute, paths } from "@/lib/urls";
import { Aftermath } from "./aftermath";
import { readPublished } from "./published";

type Query = { via?: string | string[]; sort?: string | string[] };
type PageProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<Query>;
};

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { locale, petition } = await readPublished(props);
  const { title, summary: description, slug } = petition;
  const own = paths.petition(locale, slug);
  return {
    title,
    description,
    alternates: {
      canonical: own,
      languages: alternatesOf(own),
      types: { [ATOM_TYPE]: paths.updatesFeed(locale, slug) },
    },
    openGraph: { type: "article", title, description, url: own, locale },
  };
}

export default async function PetitionPage(props: PageProps) {
  const { locale, petition } = await readPublished(props);
  const { via, sort } = await props.searchParams;
  const [paper, names, milestones, { updates }, { comments }, organisations] = await Promise.all([
    getPaperCounts(petition.id),
    listPublicNames(petition.id),
    listMilestones(petition.id, 3),
    listPublishedUpdates(petition.id, locale, null, 1),
    listApprovedComments(petition.id, null, 3),
    countEndorsements(petition.id),
  ]);
  const { slug, progress, state } = petition;
  const own = paths.petition(locale, slug);
  const code = typeof via === "string" ? (readCode(via) ?? "") : "";
  return (
    <>
      <PetitionHead locale={locale} petition={petition} />
      <SwitchNotices locale={locale} petition={petition} />
      <PetitionCount locale={locale} petition={petition} />
      <PaperNote locale={locale} paper={paper} isPledge={petition.rule.signature === "pledge"} />
      <MilestoneList
        locale={locale}
        milestones={milestones}
        all={paths.petitionHistory(locale, slug)}
      />
      <Aftermath locale={locale} petition={petition} />
      <div className="mt-12 grid gap-x-14 gap-y-12 lg:grid-cols-[minmax(0,38rem)_minmax(0,1fr)]">
        <Prose markdown={petition.body} locale={locale} />
        <SignSection
          locale={locale}
          petition={petition}
          action={sign.bind(null, { locale, slug })}
          path={code === "" ? own : `${own}?via=${code}`}
          via={code}
        />
      </div>
      <ThresholdBoard locale={locale} progress={progress} order={readOrder(sort)} path={own} />
      <LatestUpdate locale={locale} slug={slug} updates={updates} />
      <PublicNames locale={locale} names={names} />
      <LatestComments locale={locale} slug={slug} comments={comments} />
      <EndorsementLine
        locale={locale}
        slug={slug}
        total={organisations}
        isOpen={state === "open"}
      />
      <div className="rule-heavy no-print mt-14 pt-4">
        <ShareButtons locale={locale} address={absolute(own)} title={petition.title} />
      </div>
    </>
  );
}
