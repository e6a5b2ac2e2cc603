// One update of a petition.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { alternatesOf } from "@/components/layout/alternates";
import { PageTitle } from "@/components/ui/page-title";
import { Prose } from "@/components/ui/prose";
import { formatDate } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findPublishedUpdate } from "@/lib/petitions/updates/queries";
import { paths } from "@/lib/urls";

type PageProps = { params: Promise<{ locale: string; slug: string; id: string }> };

const find = cache(findPublishedUpdate);

async function read({ params }: PageProps) {
  const { locale, slug, id } = await params;
  const update = isLocale(locale) ? await find(slug, id, locale) : null;
  return isLocale(locale) && update ? { locale, update } : notFound();
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { locale, update } = await read(props);
  const own = paths.update(locale, update.petition.slug, update.id);
  return {
    title: update.title,
    alternates: { canonical: own, languages: alternatesOf(own) },
    openGraph: { type: "article", title: update.title, url: own, locale },
  };
}

export default async function UpdatePage(props: PageProps) {
  const { locale, update } = await read(props);
  const { petition, publishedAt, updatedAt } = update;
  const t = translator(locale, "updates");
  const dates = [
    translator(locale, "common")("publishedAt", { date: formatDate(locale, publishedAt) }),
    ...(updatedAt > publishedAt ? [t("revised", { date: formatDate(locale, updatedAt) })] : []),
  ];
  return (
    <article>
      <PageTitle
        kicker={<a href={paths.petition(locale, petition.slug)}>{petition.title}</a>}
        title={update.title}
        meta={dates.join(" · ")}
      />
      <div className="max-w-measure">
        <Prose markdown={update.body} locale={locale} />
      </div>
      <p className="rule-heavy no-print mt-10 pt-4">
        <a href={paths.updates(locale, petition.slug)}>{t("all")}</a>
      </p>
    </article>
  );
}
