// Owns the four columns every table of paper ends with: how many lines stand in which state.
import type { Column } from "@/components/ui/data-table";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { LineCounts } from "@/lib/petitions/paper/rules";

const parts = ["collected", "checked", "joined", "rejected"] as const;

export function countColumns<Row extends LineCounts>(locale: Locale): Column<Row>[] {
  const t = translator(locale, "paper");
  return parts.map((part) => ({
    key: part,
    head: t(`column.${part}`),
    number: true,
    cell: (row) => formatNumber(locale, row[part]),
  }));
}
