// Owns what signers say, as readers see it: words as text and nothing else, and the name in the form its owner chose.
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { PublicComment } from "@/lib/petitions/comments/queries";
import { excerpt } from "@/lib/petitions/comments/rules";
import { paths } from "@/lib/urls";

type CommentListProps = {
  locale: Locale;
  comments: readonly PublicComment[];
  /** Only the beginnings. */
  short?: boolean;
};

export function CommentList({ locale, comments, short }: CommentListProps) {
  const t = translator(locale, "comments");
  return (
    <ol className="grid max-w-measure gap-6">
      {comments.map(({ serial, comment, name, at }) => (
        <li key={serial}>
          <blockquote className="[overflow-wrap:anywhere] whitespace-pre-line">
            {short ? excerpt(comment) : comment}
          </blockquote>
          <p className="note mt-1">
            {name ?? t("anonymous")}
            {short ? null : `, ${formatDate(locale, at)}`}
          </p>
        </li>
      ))}
    </ol>
  );
}

type LatestCommentsProps = { locale: Locale; slug: string; comments: readonly PublicComment[] };

/** A few of the newest, on the petition's own page. Nothing stands here while there are none. */
export function LatestComments({ locale, slug, comments }: LatestCommentsProps) {
  if (comments.length === 0) return null;
  const t = translator(locale, "comments");
  return (
    <section aria-labelledby="comments-heading" className="rule-heavy mt-14 pt-4">
      <h2 id="comments-heading" className="mb-4 text-2xl">
        {t("title")}
      </h2>
      <CommentList short locale={locale} comments={comments} />
      <p className="mt-4">
        <a href={paths.comments(locale, slug)}>{t("all")}</a>
      </p>
    </section>
  );
}
