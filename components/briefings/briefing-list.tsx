// Owns briefings in a list: headline, standfirst, from when it speaks.
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { unbroken } from "@/lib/i18n/unbroken";

export type ListedBriefing = {
  href: string;
  title: string;
  standfirst: string;
  dateline: string;
  publishedAt: Date;
};

type BriefingListProps = { locale: Locale; briefings: readonly ListedBriefing[] };

export function BriefingList({ locale, briefings }: BriefingListProps) {
  const t = translator(locale, "briefings");
  return (
    <ol className="max-w-measure">
      {briefings.map(({ href, title, standfirst, dateline, publishedAt }) => (
        <li key={href} className="rule-top py-6 first:border-ink first:border-t-3">
          <article>
            <p className="kicker">{dateline}</p>
            <h2 className="text-2xl">
              <a href={href} className="text-ink no-underline hover:underline">
                {unbroken(title)}
              </a>
            </h2>
            <p className="mt-2">{standfirst}</p>
            <p className="note mt-2">
              <time dateTime={publishedAt.toISOString()}>
                {t("publishedAt", { date: formatDate(locale, publishedAt) })}
              </time>
            </p>
          </article>
        </li>
      ))}
    </ol>
  );
}
