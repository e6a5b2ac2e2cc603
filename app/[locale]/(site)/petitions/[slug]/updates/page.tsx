// News of a petition from its organisers, newest first, a page at a time.
import type { Metadata } from "next";
import { alternatesOf } from "@/components/layout/alternates";
import { UpdateList } from "@/components/petitions/update-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { Pager } from "@/components/ui/pager";
import { readCursor, writeCursor } from "@/lib/cursors";
import { translator } from "@/lib/i18n/translate";
import { listPublishedUpdates } from "@/lib/petitions/updates/queries";
import { ATOM_TYPE } from "@/lib/petitions/updates/rules";
import { paths, withQuery } from "@/lib/urls";
import { readPublished } from "../published";

type PageProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<{ after?: string | string[] }>;
};

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { locale, petition } = await readPublished(props);
  const own = paths.updates(locale, petition.slug);
  return {
    title: `${translator(locale, "updates")("title")} – ${petition.title}`,
    alternates: {
      canonical: own,
      languages: alternatesOf(own),
      types: { [ATOM_TYPE]: paths.updatesFeed(locale, petition.slug) },
    },
  };
}

export default async function UpdatesPage(props: PageProps) {
  const { locale, petition } = await readPublished(props);
  const after = readCursor((await props.searchParams).after);
  const { updates, next } = await listPublishedUpdates(petition.id, locale, after);
  const t = translator(locale, "updates");
  const c = translator(locale, "common");
  const own = paths.updates(locale, petition.slug);
  return (
    <>
      <PageTitle
        kicker={<a href={paths.petition(locale, petition.slug)}>{petition.title}</a>}
        title={t("title")}
        meta={
          <p>
            <a href={paths.updatesFeed(locale, petition.slug)}>{t("feed")}</a>
          </p>
        }
      />
      {updates.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
      ) : (
        <UpdateList locale={locale} slug={petition.slug} updates={updates} />
      )}
      <Pager
        label={c("pager.label")}
        previous={after === null ? undefined : { href: own, label: c("pager.first") }}
        next={
          next === null
            ? undefined
            : { href: withQuery(own, { after: writeCursor(next) }), label: c("pager.next") }
        }
      />
    </>
  );
}
