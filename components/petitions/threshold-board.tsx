// Owns the board of regions with their minimums, and beneath it the same as a table in a chosen order.
import { TileBoard } from "@/components/charts/tile-board";
import { type Column, DataTable } from "@/components/ui/data-table";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { regionLabel, regionShort } from "@/lib/i18n/region-labels";
import { translator } from "@/lib/i18n/translate";
import type { Progress, RegionProgress } from "@/lib/petitions/rules";
import { type RegionCode, regionName, regions, regionsByName } from "@/lib/regions";

export const orders = ["name", "total", "missing"] as const;
export type Order = (typeof orders)[number];

/** The order an address asks for; by name when it asks for none of ours. */
export function readOrder(value: unknown): Order {
  return orders.find((order) => order === value) ?? "name";
}

const boardId = "regions";
const rowId = (code: string) => `region-${code}`;

type ThresholdBoardProps = {
  locale: Locale;
  progress: Progress;
  order: Order;
  /** Path of this page; the order is added to it. */
  path: string;
};

function numbersOf(locale: Locale, region: RegionProgress): string {
  const t = translator(locale, "petitions");
  const words = {
    region: regionName(region.code, locale) ?? region.code,
    total: formatNumber(locale, region.total),
  };
  if (region.minimum === null) return t("board.numbersWithout", words);
  const all = { ...words, minimum: formatNumber(locale, region.minimum) };
  return t(region.isPassed ? "board.numbersReached" : "board.numbers", all);
}

function seatOf(code: RegionCode) {
  return regions.find((region) => region.code === code) ?? { column: 0, row: 0 };
}

/** Without a minimum tiles fill in proportion to the fullest. */
function shareOf(region: RegionProgress, most: number): number {
  return region.minimum === null
    ? region.total / Math.max(1, most)
    : Math.min(1, region.total / region.minimum);
}

function sorted(progress: Progress, order: Order, locale: Locale): RegionProgress[] {
  const names = regionsByName(locale).map(({ code }) => code);
  const byName = progress.regions.toSorted(
    (one, other) => names.indexOf(one.code) - names.indexOf(other.code),
  );
  return order === "name" ? byName : byName.toSorted((one, other) => other[order] - one[order]);
}

type Row = { key: string; name: string; total: number; region: RegionProgress | null };

function columnsOf({ locale, progress, order, path }: ThresholdBoardProps): Column<Row>[] {
  const t = translator(locale, "petitions");
  const common = translator(locale, "common");
  const sort = (by: Order) => ({
    href: `${path}${by === "name" ? "" : `?sort=${by}`}#${boardId}`,
    direction:
      order !== by ? null : by === "name" ? ("ascending" as const) : ("descending" as const),
    label: common(by === "name" ? "table.sortAscending" : "table.sortDescending"),
  });
  const name: Column<Row> = {
    key: "name",
    head: t("table.region"),
    names: true,
    sort: sort("name"),
    cell: (row) => <span id={row.region ? rowId(row.key) : undefined}>{row.name}</span>,
  };
  const total: Column<Row> = {
    key: "total",
    head: t("table.total"),
    number: true,
    sort: sort("total"),
    cell: (row) => formatNumber(locale, row.total),
  };
  if (progress.minimum === null) return [name, total];
  const missing: Column<Row> = {
    key: "missing",
    head: t("table.missing"),
    number: true,
    sort: sort("missing"),
    cell: ({ region }) => {
      if (region === null) return t("table.none");
      return region.isPassed ? t("table.reached") : formatNumber(locale, region.missing);
    },
  };
  return [name, total, missing];
}

type RegionTilesProps = {
  locale: Locale;
  progress: Progress;
  /** Path of the page whose table the tiles lead to; empty on that page itself. */
  path?: string;
  small?: boolean;
};

/** The board alone. */
export function RegionTiles({ locale, progress, path = "", small = false }: RegionTilesProps) {
  const t = translator(locale, "petitions");
  const most = Math.max(...progress.regions.map(({ total }) => total));
  return (
    <TileBoard
      label={t("board.heading")}
      reachedWord={t("board.reached")}
      hint={t("board.hint")}
      small={small}
      tiles={progress.regions.map((region) => {
        const { column, row } = seatOf(region.code);
        return {
          key: region.code,
          column,
          row,
          name: regionLabel(region.code, locale),
          short: regionShort(region.code, locale),
          share: shareOf(region, most),
          reached: region.minimum !== null && region.isPassed,
          numbers: numbersOf(locale, region),
          href: `${path}#${rowId(region.code)}`,
        };
      })}
    />
  );
}

export function ThresholdBoard(props: ThresholdBoardProps) {
  const { locale, progress, order } = props;
  const t = translator(locale, "petitions");
  const rows: Row[] = [
    ...sorted(progress, order, locale).map((region) => ({
      key: region.code,
      name: regionName(region.code, locale) ?? region.code,
      total: region.total,
      region,
    })),
    { key: "elsewhere", name: t("table.elsewhere"), total: progress.elsewhere, region: null },
    { key: "not-given", name: t("table.notGiven"), total: progress.notGiven, region: null },
    { key: "sum", name: t("table.sum"), total: progress.total, region: null },
  ];
  return (
    <section id={boardId} aria-labelledby={`${boardId}-heading`} className="rule-heavy mt-14 pt-4">
      <h2 id={`${boardId}-heading`} className="text-2xl">
        {t("board.heading")}
      </h2>
      <p className="note mt-1 mb-6 max-w-measure">
        {progress.minimum === null
          ? t("board.noteWithout")
          : t("board.note", { minimum: formatNumber(locale, progress.minimum) })}
      </p>
      <RegionTiles locale={locale} progress={progress} />
      <DataTable
        caption={t("table.caption")}
        columns={columnsOf(props)}
        rows={rows}
        rowKey={(row) => row.key}
        unfolded
      />
    </section>
  );
}
