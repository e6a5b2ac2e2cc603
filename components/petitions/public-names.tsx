// Owns the names of those who signed lately and wished to be seen. Nothing stands here when nobody did.
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

type PublicNamesProps = { locale: Locale; names: readonly string[] };

export function PublicNames({ locale, names }: PublicNamesProps) {
  if (names.length === 0) return null;
  const t = translator(locale, "petitions");
  // Two people may have one name; the order is fixed, so a place tells them apart.
  const people = names.map((name, place) => ({ name, key: place.toString(36) }));
  // Names come in every script; their letters are fetched when a reader gets near, not with the page.
  return (
    <section aria-labelledby="names-heading" className="rule-heavy mt-14 pt-4 further-down">
      <h2 id="names-heading" className="text-2xl">
        {t("names.heading")}
      </h2>
      <p className="note mt-1 mb-4">{t("names.text")}</p>
      <ul className="gap-x-10 sm:columns-2 lg:columns-3">
        {people.map(({ key, name }) => (
          <li key={key} className="break-inside-avoid py-1">
            {name}
          </li>
        ))}
      </ul>
    </section>
  );
}
