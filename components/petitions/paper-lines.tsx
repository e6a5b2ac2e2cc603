// Owns what became of the lines of paper sheets: entered, waiting, checked, joined, rejected.
import { DefinitionList } from "@/components/ui/definition-list";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { PaperCounts } from "@/lib/petitions/paper/rules";

const parts = ["entered", "collected", "checked", "joined", "rejected"] as const;

type PaperLinesProps = { locale: Locale; paper: PaperCounts; isPledge: boolean };

export function PaperLines({ locale, paper, isPledge }: PaperLinesProps) {
  const t = translator(locale, "count");
  return (
    <section aria-labelledby="paper" className="mt-12">
      <h2 id="paper" className="text-2xl">
        {t("paper.title")}
      </h2>
      {isPledge ? <p className="mt-1 max-w-measure">{t("paper.pledge")}</p> : null}
      <p className="mt-1 mb-3 max-w-measure">{t("paper.lead")}</p>
      <DefinitionList
        items={parts.map((part) => ({
          term: t(`paper.${part}`),
          value: formatNumber(locale, paper[part]),
        }))}
        numbers
      />
    </section>
  );
}
