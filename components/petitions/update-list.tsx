// Owns news of a petition: the newest in short on its page, and the list of all.
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { unbroken } from "@/lib/i18n/unbroken";
import { excerpt } from "@/lib/petitions/comments/rules";
import type { PublicUpdate } from "@/lib/petitions/updates/queries";
import { plainParagraphs } from "@/lib/petitions/updates/rules";
import { paths } from "@/lib/urls";

type UpdateProps = {
  locale: Locale;
  slug: string;
  update: PublicUpdate;
  /** The level that follows what stands above it. */
  heading: "h2" | "h3";
};

function Short({ locale, slug, update, heading: Heading }: UpdateProps) {
  const [first = ""] = plainParagraphs(update.body);
  return (
    <>
      <Heading className="text-xl">
        <a href={paths.update(locale, slug, update.id)}>{unbroken(update.title)}</a>
      </Heading>
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
          <Short heading="h2" locale={locale} slug={slug} update={update} />
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
      <Short heading="h3" locale={locale} slug={slug} update={update} />
      <p className="mt-4">
        <a href={paths.updates(locale, slug)}>{t("all")}</a>
      </p>
    </section>
  );
}
