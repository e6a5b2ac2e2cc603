// Organisations that endorse a petition, each with its own number, and the form for one more.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EndorsementForm } from "@/components/endorsements/endorsement-form";
import { EndorsementList } from "@/components/endorsements/endorsement-list";
import { alternatesOf } from "@/components/layout/alternates";
import { NumberedPager, readPage } from "@/components/ui/numbered-pager";
import { PageTitle } from "@/components/ui/page-title";
import { translator } from "@/lib/i18n/translate";
import { LIST_PAGE, listEndorsements } from "@/lib/petitions/endorsements/queries";
import { paths } from "@/lib/urls";
import { readPublished } from "../published";
import { endorseAction } from "./actions";

type PageProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<{ page?: string | string[] }>;
};

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { locale, petition } = await readPublished(props);
  const own = paths.organisations(locale, petition.slug);
  return {
    title: `${translator(locale, "endorsements")("title")} – ${petition.title}`,
    alternates: { canonical: own, languages: alternatesOf(own) },
  };
}

export default async function OrganisationsPage(props: PageProps) {
  const { locale, petition } = await readPublished(props);
  const { slug, rule, state, switches } = petition;
  const page = readPage((await props.searchParams).page);
  const { endorsements, total } = await listEndorsements(petition.id, page);
  if (page > 1 && endorsements.length === 0) notFound();
  const t = translator(locale, "endorsements");
  const own = paths.organisations(locale, slug);
  return (
    <>
      <PageTitle
        kicker={<a href={paths.petition(locale, slug)}>{petition.title}</a>}
        title={t("title")}
        lead={t("lead")}
      />
      <div className="grid gap-x-14 gap-y-12 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <div>
          <EndorsementList locale={locale} set={rule.regionSet} endorsements={endorsements} />
          <NumberedPager locale={locale} path={own} page={page} size={LIST_PAGE} total={total} />
          <p className="note mt-6 max-w-measure">{t("honest")}</p>
        </div>
        <EndorsementForm
          locale={locale}
          action={endorseAction.bind(null, { locale, slug })}
          set={rule.regionSet}
          path={own}
          isOpen={state === "open"}
          isPaused={switches.pauseSigning !== null}
        />
      </div>
    </>
  );
}
