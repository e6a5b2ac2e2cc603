// Owns the count over time: the step line with what happened marked on it, and the same as a table.
import { Figure } from "@/components/charts/figure";
import { StepChart } from "@/components/charts/step-chart";
import { eventDate, eventWords } from "@/components/petitions/count-events";
import { DataTable } from "@/components/ui/data-table";
import { formatDate, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { placeWords } from "@/lib/i18n/place-words";
import { translator } from "@/lib/i18n/translate";
import { type CountEvent, midnightOf } from "@/lib/petitions/count/rules";
import { type HistoryRow, latestRows, thinned } from "@/lib/petitions/history/rules";
import type { RegionSetName } from "@/lib/region-sets";

const DAY = 86_400_000;
/** Points a line needs at most to look like itself. */
const MOST_POINTS = 200;
/** More numbers above a line cannot be read. */
const MOST_MARKS = 12;
/** Rows of the table; all of them are in the file. */
const MOST_ROWS = 40;

const marked = new Set<CountEvent["kind"]>(["published", "amended", "closed", "delivered"]);

type HistoryFigureProps = {
  locale: Locale;
  set: RegionSetName;
  rows: readonly HistoryRow[];
  /** Newest first. */
  events: readonly CountEvent[];
};

/** A change with its sign: +12, −3. */
function changeWords(locale: Locale, change: number): string {
  const size = formatNumber(locale, Math.abs(change));
  return change < 0 ? `−${size}` : `+${size}`;
}

/** The days of a row, as a reader says them. */
function daysWords(locale: Locale, { from, to }: HistoryRow): string {
  const last = formatDate(locale, midnightOf(to), "short");
  if (from === to) return last;
  const first = formatDate(locale, midnightOf(from), "short");
  return translator(locale, "count")("history.days", { from: first, to: last });
}

function placesWords(locale: Locale, set: RegionSetName, row: HistoryRow): string {
  const t = translator(locale, "count");
  if (row.places === null) return t("history.placesLater");
  const apart = row.places.map(
    ({ place, change }) => `${placeWords(locale, set, place)} ${changeWords(locale, change)}`,
  );
  const { together } = row;
  const rest =
    together === null || together.change === 0
      ? []
      : [
          t("history.together", {
            count: together.places.length,
            change: changeWords(locale, together.change),
          }),
        ];
  return [...apart, ...rest].join(", ");
}

function HistoryTable({ locale, set, rows }: Pick<HistoryFigureProps, "locale" | "set" | "rows">) {
  const t = translator(locale, "count");
  const latest = latestRows(rows, MOST_ROWS);
  return (
    <>
      <DataTable
        caption={t("history.caption")}
        captionHidden
        rows={latest.rows.toReversed()}
        rowKey={(row) => row.to}
        columns={[
          {
            key: "day",
            head: t("history.day"),
            names: true,
            cell: (row) => daysWords(locale, row),
          },
          {
            key: "change",
            head: t("history.change"),
            number: true,
            cell: (row) => changeWords(locale, row.change),
          },
          {
            key: "total",
            head: t("history.total"),
            number: true,
            cell: (row) => formatNumber(locale, row.total),
          },
          {
            key: "places",
            head: t("history.places"),
            cell: (row) => placesWords(locale, set, row),
          },
        ]}
      />
      {latest.hasOlder ? <p className="note mt-3">{t("history.older")}</p> : null}
    </>
  );
}

/** Up to four days under the axis, the first and the last among them. */
function ticksOf(locale: Locale, from: number, to: number) {
  const parts = Math.min(3, Math.max(1, Math.round((to - from) / DAY)));
  return Array.from({ length: parts + 1 }, (_, index) => {
    const at = from + ((to - from) * index) / parts;
    return { at, label: formatDate(locale, new Date(at), "day") };
  });
}

export function HistoryFigure({ locale, set, rows, events }: HistoryFigureProps) {
  const t = translator(locale, "count");
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) return <p className="max-w-measure">{t("history.none")}</p>;
  const start = Math.min(
    midnightOf(first.from).getTime(),
    ...events.filter(({ kind }) => kind === "published").map(({ at }) => at.getTime()),
  );
  const to = Math.max(midnightOf(last.to).getTime() + DAY, start + DAY);
  const inside = events.filter(({ at }) => at.getTime() >= start && at.getTime() <= to);
  const marks = inside
    .filter(({ kind }) => marked.has(kind))
    .slice(0, MOST_MARKS)
    .reverse();
  const bands = events.flatMap((event, place) =>
    (event.kind === "signingPaused" || event.kind === "countingPaused") &&
    event.at.getTime() < to &&
    (event.until?.getTime() ?? to) > start
      ? [
          {
            key: place.toString(36),
            from: Math.max(start, event.at.getTime()),
            to: Math.min(to, event.until?.getTime() ?? to),
          },
        ]
      : [],
  );
  const points = thinned(rows, MOST_POINTS).map((row) => ({
    at: midnightOf(row.to).getTime() + DAY,
    value: row.total,
  }));
  return (
    <Figure
      title={t("history.chart")}
      table={{
        summary: t("history.table"),
        content: <HistoryTable locale={locale} set={set} rows={rows} />,
      }}
    >
      <StepChart
        points={[{ at: start, value: 0 }, ...points]}
        from={start}
        to={to}
        marks={marks.map(({ at, kind }, place) => ({
          key: place.toString(36),
          at: at.getTime(),
          strong: kind === "delivered",
        }))}
        bands={bands}
        ticks={ticksOf(locale, start, to)}
        written={(value) => formatNumber(locale, value)}
        label={t("history.label", {
          from: formatDate(locale, new Date(start)),
          to: formatDate(locale, midnightOf(last.to)),
          total: formatNumber(locale, last.total),
        })}
      />
      {marks.length > 0 ? (
        <ol aria-label={t("history.marks")} className="mt-3 grid max-w-measure font-sans text-sm">
          {marks.map((event, index) => (
            <li
              key={`${event.kind}${event.at.getTime()}`}
              className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-2 border-rule border-t py-1.5"
            >
              <span className="text-muted tabular-nums">{index + 1}</span>
              <span>
                <span className="text-muted">{eventDate(locale, event)}</span>{" "}
                {eventWords(locale, event)}
              </span>
            </li>
          ))}
        </ol>
      ) : null}
      {bands.length > 0 ? <p className="note mt-2">{t("history.pauses")}</p> : null}
    </Figure>
  );
}
