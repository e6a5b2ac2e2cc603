// Owns a person's own lines of paper, as their data page lists them.
import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { placeWords } from "@/lib/i18n/place-words";
import { translator } from "@/lib/i18n/translate";
import type { OwnLine } from "@/lib/petitions/paper/erasure/queries";
import { paths } from "@/lib/urls";

const states = ["collected", "checked", "rejected"] as const;

export function OwnLines({ locale, lines }: { locale: Locale; lines: readonly OwnLine[] }) {
  if (lines.length === 0) return null;
  const t = translator(locale, "paper");
  return (
    <section className="rule-heavy mt-10 pt-4" aria-labelledby="paper">
      <h2 id="paper" className="text-2xl">
        {t("own.title")}
      </h2>
      {lines.map((one) => {
        const state = states.find((known) => known === one.state) ?? "collected";
        const place = [one.locality, placeWords(locale, one.petition.regionSet, one.place)]
          .filter(Boolean)
          .join(", ");
        const items: (Definition | null)[] = [
          { term: t("own.where"), value: t("own.at", { sheet: one.sheet, line: one.line }) },
          {
            term: t("own.state"),
            value: t(`lineState.${one.isJoined ? "joined" : state}`),
          },
          {
            term: t("column.signedOn"),
            value: formatDate(locale, new Date(`${one.signedOn}T12:00:00Z`)),
          },
          one.name ? { term: t("column.name"), value: one.name } : null,
          place ? { term: t("column.locality"), value: place } : null,
          one.phone ? { term: t("column.contact"), value: one.phone } : null,
        ];
        return (
          <section key={`${one.petition.slug} ${one.sheet} ${one.line}`} className="mt-4">
            <h3 className="mb-2 text-lg">
              <a href={paths.petition(locale, one.petition.slug)}>{one.petition.title}</a>
            </h3>
            <DefinitionList items={items.filter((item) => item !== null)} />
          </section>
        );
      })}
    </section>
  );
}
