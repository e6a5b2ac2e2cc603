// Owns the lines entered and decided by day: the latest days, and the way to all of them.
import { DataTable } from "@/components/ui/data-table";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { DayLines } from "@/lib/petitions/paper/queries";

type DayTableProps = {
  locale: Locale;
  rows: readonly DayLines[];
  /** Where all days are; null where these are all. */
  allDays: string | null;
};

export function DayTable({ locale, rows, allDays }: DayTableProps) {
  const t = translator(locale, "paper");
  return (
    <div>
      <DataTable
        unfolded
        caption={t("front.byDay")}
        rows={rows}
        rowKey={(row) => row.day}
        columns={[
          {
            key: "day",
            head: t("column.day"),
            names: true,
            cell: (row) => formatDate(locale, new Date(`${row.day}T12:00:00Z`), "short"),
          },
          ...(["entered", "decided"] as const).map((part) => ({
            key: part,
            head: t(`column.${part}`),
            number: true,
            cell: (row: DayLines) => formatNumber(locale, row[part]),
          })),
        ]}
      />
      {allDays === null ? null : (
        <p className="note mt-2">
          {t("front.latestDays", { count: formatNumber(locale, rows.length) })}{" "}
          <a href={allDays}>{t("front.allDays")}</a>
        </p>
      )}
    </div>
  );
}
