// Owns the totals by collector: one line each, over every order of that name.
import { countColumns } from "@/components/paper/count-columns";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { CollectorLines } from "@/lib/petitions/paper/collectors/rules";

type CollectorTableProps = { locale: Locale; rows: readonly CollectorLines[] };

export function CollectorTable({ locale, rows }: CollectorTableProps) {
  const t = translator(locale, "paper");
  const parts = ["orders", "sheets", "returned"] as const;
  return (
    <DataTable
      caption={t("front.byCollector")}
      captionHidden
      rows={rows}
      rowKey={({ collector }) => collector ?? ""}
      empty={<EmptyState title={t("front.noOrders")}>{t("front.noOrdersText")}</EmptyState>}
      columns={[
        {
          key: "collector",
          head: t("column.order"),
          names: true,
          cell: ({ collector }) => collector ?? t("front.erased"),
        },
        ...parts.map((part) => ({
          key: part,
          head: t(`column.${part}`),
          number: true,
          cell: (row: CollectorLines) => formatNumber(locale, row[part]),
        })),
        ...countColumns<CollectorLines>(locale),
      ]}
    />
  );
}
