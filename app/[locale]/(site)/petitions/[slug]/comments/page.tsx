// What signers of a petition say: approved comments, newest first, a page at a time.
import type { Metadata } from "next";
import { alternatesOf } from "@/components/layout/alternates";
import { CommentList } from "@/components/petitions/comment-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { Pager } from "@/components/ui/pager";
import { translator } from "@/lib/i18n/translate";
import { listApprovedComments } from "@/lib/petitions/comments/queries";
import { paths } from "@/lib/urls";
import { readPublished } from "../published";

type PageProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<{ after?: string | string[] }>;
};

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { locale, petition } = await readPublished(props);
  const own = paths.comments(locale, petition.slug);
  return {
    title: `${translator(locale, "comments")("title")} – ${petition.title}`,
    alternates: { canonical: own, languages: alternatesOf(own) },
  };
}

/** A signature's number; anything else counts as the first page. */
function readAfter(value: string | string[] | undefined): number | null {
  return typeof value === "string" && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;
}

export default async function CommentsPage(props: PageProps) {
  const { locale, petition } = await readPublished(props);
  const after = readAfter((await props.searchParams).after);
  const { comments, next } = await listApprovedComments(petition.id, after);
  const t = translator(locale, "comments");
  const c = translator(locale, "common");
  const own = paths.comments(locale, petition.slug);
  return (
    <>
      <PageTitle
        kicker={<a href={paths.petition(locale, petition.slug)}>{petition.title}</a>}
        title={t("title")}
        lead={t("lead")}
      />
      {comments.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
      ) : (
        <CommentList locale={locale} comments={comments} />
      )}
      <Pager
        label={c("pager.label")}
        previous={after === null ? undefined : { href: own, label: c("pager.first") }}
        next={next === null ? undefined : { href: `${own}?after=${next}`, label: c("pager.next") }}
      />
    </>
  );
}
