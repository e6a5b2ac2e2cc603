// Owns the ways to a count as open data, and to its pages.
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { paths } from "@/lib/urls";

type OpenDataProps = {
  locale: Locale;
  slug: string;
  /** Path of the history's page, where this is another. */
  history?: string;
  /** Path of "How we count", where this is another. */
  count?: string;
};

export function OpenData({ locale, slug, history, count }: OpenDataProps) {
  const t = translator(locale, "count");
  const links = [
    ...(history ? [{ href: history, text: t("linkHistory") }] : []),
    ...(count ? [{ href: count, text: t("link") }] : []),
    { href: paths.historyCsv(slug), text: t("data.csv") },
    { href: paths.historyApi(slug), text: t("data.json") },
    { href: paths.petitionApi(slug), text: t("data.count") },
  ];
  return (
    <section aria-labelledby="data" className="rule-heavy no-print mt-14 max-w-measure pt-4">
      <h2 id="data" className="text-2xl">
        {t("data.title")}
      </h2>
      <p className="mt-1 mb-3">{t("data.text")}</p>
      <ul className="grid gap-1">
        {links.map(({ href, text }) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
      <p className="mt-4">
        <a href={paths.petition(locale, slug)}>{t("back")}</a>
      </p>
    </section>
  );
}
