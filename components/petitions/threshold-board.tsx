// Owns the board of regions with their minimums, and beneath it the same as a table in a chosen order.
import { ShareBar } from "@/components/charts/share-bar";
import { TileBoard } from "@/components/charts/tile-board";
import { type Column, DataTable } from "@/components/ui/data-table";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { regionLabel, regionShort } from "@/lib/i18n/region-labels";
import { translator } from "@/lib/i18n/translate";
import { setRegionName, setRegionsByName } from "@/lib/region-sets";
import { regions } from "@/lib/regions";
import type { Progress, RegionProgress } from "@/lib/thresholds/rules";

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

const nameOf = (code: string, locale: Locale) => setRegionName(code, locale) ?? code;

function numbersOf(locale: Locale, region: RegionProgress): string {
  const t = translator(locale, "petitions");
  const words = {
    region: nameOf(region.code, locale),
    total: formatNumber(locale, region.counting),
  };
  if (region.minimum === null) return t("board.numbersWithout", words);
  const all = { ...words, minimum: formatNumber(locale, region.minimum) };
  return t(region.isPassed ? "board.numbersReached" : "board.numbers", all);
}

/** Without a minimum tiles fill in proportion to the fullest. */
function shareOf(region: RegionProgress, most: number): number {
  return region.minimum === null
    ? region.counting / Math.max(1, most)
    : Math.min(1, region.counting / region.minimum);
}

function sorted(progress: Progress, order: Order, locale: Locale): RegionProgress[] {
  const names = setRegionsByName(progress.regionSet, locale).map(({ code }) => code);
  const byName = progress.regions.toSorted(
    (one, other) => names.indexOf(one.code) - names.indexOf(other.code),
  );
  return order === "name" ? byName : byName.toSorted((one, other) => other[order] - one[order]);
}

type Row = {
  key: string;
  name: string;
  total: number;
  counting: number | null;
  region: RegionProgress | null;
};

function columnsOf({ locale, progress, order, path }: ThresholdBoardProps): Column<Row>[] {
  const t = translator(locale, "petitions");
  const rule = translator(locale, "rule");
  const common = translator(locale, "common");
  const number = (value: number) => formatNumber(locale, value);
  const most = mostOf(progress);
  const isPledge = progress.signature === "pledge";
  const sort = (by: Order) => ({
    href: `${path}${by === "name" ? "" : `?sort=${by}`}#${boardId}`,
    direction:
      order !== by ? null : by === "name" ? ("ascending" as const) : ("descending" as const),
    label: common(by === "name" ? "table.sortAscending" : "table.sortDescending"),
  });
  const columns: (Column<Row> | false)[] = [
    {
      key: "name",
      head: rule("table.region", { set: progress.regionSet }),
      names: true,
      sort: sort("name"),
      cell: ({ key, name, region }) => (
        <span id={region ? rowId(key) : undefined}>
          {name}
          {region && !hasTiles(progress) ? (
            <ShareBar
              share={shareOf(region, most)}
              reached={region.minimum !== null && region.isPassed}
            />
          ) : null}
        </span>
      ),
    },
    {
      key: "total",
      head: isPledge ? rule("table.given") : t("table.total"),
      number: true,
      sort: sort("total"),
      cell: (row) => number(row.total),
    },
    isPledge && {
      key: "counting",
      head: rule("table.onPaper"),
      number: true,
      cell: (row) => (row.counting === null ? t("table.none") : number(row.counting)),
    },
    progress.hasMinimum &&
      progress.minimum === null && {
        key: "minimum",
        head: rule("table.minimum"),
        number: true,
        cell: ({ region }) => (region ? number(region.minimum ?? 0) : t("table.none")),
      },
    progress.hasMinimum && {
      key: "missing",
      head: t("table.missing"),
      number: true,
      sort: sort("missing"),
      cell: ({ region }) => {
        if (region === null) return t("table.none");
        return region.isPassed ? t("table.reached") : number(region.missing);
      },
    },
  ];
  return columns.filter((column) => column !== false);
}

/** The tiles are a map of Kazakhstan; other sets have a line in each row instead. */
const hasTiles = ({ regionSet }: Progress) => regionSet === "kazakhstan";

const mostOf = (progress: Progress) => Math.max(...progress.regions.map((one) => one.counting));

type RegionTilesProps = {
  locale: Locale;
  progress: Progress;
  /** Path of the page whose table the tiles lead to; empty on that page itself. */
  path?: string;
  small?: boolean;
};

/** The board alone; nothing for regions that have no seats on it. */
export function RegionTiles({ locale, progress, path = "", small = false }: RegionTilesProps) {
  const t = translator(locale, "petitions");
  if (!hasTiles(progress)) return null;
  const most = mostOf(progress);
  const byCode = new Map<string, RegionProgress>(progress.regions.map((one) => [one.code, one]));
  return (
    <TileBoard
      label={t("board.heading")}
      reachedWord={t("board.reached")}
      hint={t("board.hint")}
      small={small}
      tiles={regions.flatMap(({ code, column, row }) => {
        const region = byCode.get(code);
        if (region === undefined) return [];
        return {
          key: code,
          column,
          row,
          name: regionLabel(code, locale),
          short: regionShort(code, locale),
          share: shareOf(region, most),
          reached: region.minimum !== null && region.isPassed,
          numbers: numbersOf(locale, region),
          href: `${path}#${rowId(code)}`,
        };
      })}
    />
  );
}

/** What the board shows, in a sentence or two. */
function noteOf(locale: Locale, progress: Progress): string {
  const rule = translator(locale, "rule");
  const { hasMinimum, minimum, regionsNeeded, regions: all, regionSet: set } = progress;
  if (!hasMinimum) return rule("board.noteWithout", { set });
  const note =
    minimum === null
      ? rule("board.noteOwn", { set })
      : rule("board.note", { set, minimum: formatNumber(locale, minimum) });
  return regionsNeeded === all.length
    ? note
    : `${note} ${rule("board.needed", { set, needed: regionsNeeded, all: all.length })}`;
}

export function ThresholdBoard(props: ThresholdBoardProps) {
  const { locale, progress, order } = props;
  const t = translator(locale, "petitions");
  const rule = translator(locale, "rule");
  const set = progress.regionSet;
  const beside = (
    key: string,
    name: string,
    total: number,
    counting: number | null = null,
  ): Row => ({
    ...{ key, name, total, counting },
    region: null,
  });
  const rows: Row[] = [
    ...sorted(progress, order, locale).map((region) => ({
      key: region.code,
      name: nameOf(region.code, locale),
      total: region.total,
      counting: region.counting,
      region,
    })),
    beside("elsewhere", rule("table.elsewhere", { set }), progress.elsewhere),
    beside("not-given", rule("table.notGiven", { set }), progress.notGiven),
    beside("sum", t("table.sum"), progress.total, progress.paper),
  ];
  return (
    <section id={boardId} aria-labelledby={`${boardId}-heading`} className="rule-heavy mt-14 pt-4">
      <h2 id={`${boardId}-heading`} className="text-2xl">
        {rule("board.heading", { set })}
      </h2>
      <p className="note mt-1 mb-6 max-w-measure">{noteOf(locale, progress)}</p>
      <RegionTiles locale={locale} progress={progress} />
      <DataTable
        caption={rule("table.caption", { set })}
        columns={columnsOf(props)}
        rows={rows}
        rowKey={(row) => row.key}
        unfolded
      />
    </section>
  );
}
