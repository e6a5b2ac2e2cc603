// Organisations that endorse a petition, each with its own number, and the form for one more.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EndorsementForm } from "@/components/endorsements/endorsement-form";
import { EndorsementList } from "@/components/endorsements/endorsement-list";
import { alternatesOf } from "@/components/layout/alternates";
import { PageTitle } from "@/components/ui/page-title";
import { Pager } from "@/components/ui/pager";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
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

/** The number of a page; anything else counts as the first. */
function readPage(value: string | string[] | undefined): number {
  return typeof value === "string" && /^[1-9]\d{0,4}$/.test(value) ? Number(value) : 1;
}

/** "51–100 of 204", and the ways to the pages beside. */
function pagerOf(locale: Locale, own: string, page: number, total: number) {
  const c = translator(locale, "common");
  const write = (value: number) => formatNumber(locale, value);
  const [from, to] = [(page - 1) * LIST_PAGE + 1, Math.min(page * LIST_PAGE, total)];
  const values = { from: write(from), to: write(to), total: write(total) };
  return {
    label: c("pager.label"),
    previous: page > 1 ? { href: own, label: c("pager.first") } : undefined,
    position: total > LIST_PAGE && from <= to ? c("pager.range", values) : undefined,
    next: to < total ? { href: `${own}?page=${page + 1}`, label: c("pager.next") } : undefined,
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
          <Pager {...pagerOf(locale, own, page, total)} />
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
