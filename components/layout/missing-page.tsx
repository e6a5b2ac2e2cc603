// Owns what a reader sees where there is no page: a sentence and the way on.
import { PageTitle } from "@/components/ui/page-title";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

type MissingPageProps = { locale: Locale; links: { front: string; events: string; join: string } };

export function MissingPage({ locale, links }: MissingPageProps) {
  const t = translator(locale, "errors");
  return (
    <>
      <PageTitle title={t("notFound.title")} lead={t("notFound.text")} />
      <p>{t("notFound.wayOn")}</p>
      <ul className="mt-2 grid gap-2">
        {(["front", "events", "join"] as const).map((place) => (
          <li key={place}>
            <a href={links[place]}>{t(`notFound.${place}`)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
