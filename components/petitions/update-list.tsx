// Owns news of a petition: the newest in short on its page, and the list of all.
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { excerpt } from "@/lib/petitions/comments/rules";
import type { PublicUpdate } from "@/lib/petitions/updates/queries";
import { plainParagraphs } from "@/lib/petitions/updates/rules";
import { paths } from "@/lib/urls";

type UpdateProps = { locale: Locale; slug: string; update: PublicUpdate };

function Short({ locale, slug, update }: UpdateProps) {
  const [first = ""] = plainParagraphs(update.body);
  return (
    <>
      <h3 className="text-xl">
        <a href={paths.update(locale, slug, update.id)}>{update.title}</a>
      </h3>
      <p className="note">{formatDate(locale, update.publishedAt)}</p>
      <p className="mt-1 max-w-measure [overflow-wrap:anywhere]">{excerpt(first, 240)}</p>
    </>
  );
}

type UpdateListProps = { locale: Locale; slug: string; updates: readonly PublicUpdate[] };

export function UpdateList({ locale, slug, updates }: UpdateListProps) {
  return (
    <ol className="grid gap-8">
      {updates.map((update) => (
        <li key={update.id}>
          <Short locale={locale} slug={slug} update={update} />
        </li>
      ))}
    </ol>
  );
}

/** The newest, on the petition's own page. Nothing stands here while there is none. */
export function LatestUpdate({ locale, slug, updates: [update] }: UpdateListProps) {
  if (!update) return null;
  const t = translator(locale, "updates");
  return (
    <section aria-labelledby="updates-heading" className="rule-heavy mt-14 pt-4">
      <h2 id="updates-heading" className="mb-3 text-2xl">
        {t("latest")}
      </h2>
      <Short locale={locale} slug={slug} update={update} />
      <p className="mt-4">
        <a href={paths.updates(locale, slug)}>{t("all")}</a>
      </p>
    </section>
  );
}
