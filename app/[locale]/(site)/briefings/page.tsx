// The list of published briefings.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BriefingList } from "@/components/briefings/briefing-list";
import { alternatesOf } from "@/components/layout/alternates";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { Pager } from "@/components/ui/pager";
import { listPublishedBriefings } from "@/lib/briefings/queries";
import { pageNumber } from "@/lib/briefings/schema";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { paths } from "@/lib/urls";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ page?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = translator(locale, "briefings");
  const own = paths.briefings(locale);
  return {
    title: t("title"),
    description: t("description"),
    alternates: { canonical: own, languages: alternatesOf(own) },
  };
}

export default async function BriefingsPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const wanted = pageNumber((await searchParams).page);
  const { items, page, pages } = await listPublishedBriefings(locale, wanted);
  if (page > pages) notFound();
  const t = translator(locale, "briefings");
  const common = translator(locale, "common");
  const hrefOf = (number: number) => `${paths.briefings(locale)}?page=${number}`;
  return (
    <>
      <PageTitle title={t("title")} lead={t("lead")} />
      {items.length === 0 ? (
        <EmptyState
          title={t("emptyTitle")}
          action={<ButtonLink href={paths.petitions(locale)}>{t("emptyAction")}</ButtonLink>}
        >
          {t("emptyText")}
        </EmptyState>
      ) : (
        <BriefingList
          locale={locale}
          briefings={items.map((item) => ({ ...item, href: paths.briefing(locale, item.slug) }))}
        />
      )}
      {pages > 1 ? (
        <Pager
          label={common("pager.label")}
          previous={
            page > 1 ? { href: hrefOf(page - 1), label: common("pager.previous") } : undefined
          }
          next={page < pages ? { href: hrefOf(page + 1), label: common("pager.next") } : undefined}
        />
      ) : null}
    </>
  );
}
