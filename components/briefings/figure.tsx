// Owns a briefing's figures: the drawing, what it shows in words, and the same as a table.
import { RegionBoard } from "@/components/briefings/region-board";
import { Bars } from "@/components/charts/bars";
import { Figure } from "@/components/charts/figure";
import { Timeline } from "@/components/charts/timeline";
import { DataTable } from "@/components/ui/data-table";
import type {
  BarsFigure,
  Figure as FigureData,
  KnownDate,
  RegionsFigure,
  TimelineFigure,
} from "@/lib/briefings/figures/rules";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { regionName } from "@/lib/regions";

type Of<F> = { figure: F; locale: Locale };

/** As much of a date as is known, in words. */
function written(locale: Locale, { year, month, day }: KnownDate): string {
  if (month === null) return String(year);
  const date = new Date(Date.UTC(year, month - 1, day ?? 1));
  return formatDate(locale, date, day === null ? "month" : "long", "UTC");
}

/** Where a date lies among years: 2011.96 for mid-December 2011; a whole year at its middle. */
function yearOf({ year, month, day }: KnownDate): number {
  if (month === null) return year + 0.5;
  return year + (month - 1 + ((day ?? 15) - 1) / 31) / 12;
}

function ticksBetween(from: number, to: number): number[] {
  const span = to - from;
  const step = span <= 6 ? 1 : span <= 14 ? 2 : span <= 35 ? 5 : span <= 70 ? 10 : 25;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, at) => first + at * step);
}

function BarsDrawing({ figure }: { figure: BarsFigure }) {
  return (
    <div className="grid gap-6">
      {figure.groups.map(({ label, bars }) => (
        <div key={label}>
          {label ? <p className="note mb-1">{label}</p> : null}
          <Bars max={figure.max} bars={bars.map((bar) => ({ key: bar.label, ...bar }))} />
        </div>
      ))}
    </div>
  );
}

function BarsTable({ figure, locale }: Of<BarsFigure>) {
  const t = translator(locale, "briefings");
  const rows = figure.groups.flatMap(({ label, bars }) =>
    bars.map((bar) => ({ ...bar, name: label ? `${label}: ${bar.label}` : bar.label })),
  );
  return (
    <DataTable
      caption={figure.title}
      captionHidden
      rows={rows}
      rowKey={({ name }) => name}
      columns={[
        { key: "what", head: t("figure.what"), names: true, cell: ({ name }) => name },
        { key: "value", head: t("figure.value"), number: true, cell: (row) => row.written },
      ]}
    />
  );
}

const entryKey = ({ date, text }: TimelineFigure["entries"][number]) =>
  `${date.year}-${date.month}-${date.day} ${text}`;

function TimelineDrawing({ figure, locale }: Of<TimelineFigure>) {
  const years = figure.entries.map(({ date }) => yearOf(date));
  const from = Math.floor(Math.min(...years));
  const to = Math.ceil(Math.max(...years));
  return (
    <Timeline
      label={figure.description}
      from={from}
      to={to}
      ticks={ticksBetween(from, to)}
      events={figure.entries.map((entry) => ({
        key: entryKey(entry),
        year: yearOf(entry.date),
        date: entry.label ?? written(locale, entry.date),
        text: entry.text,
      }))}
    />
  );
}

function TimelineTable({ figure, locale }: Of<TimelineFigure>) {
  const t = translator(locale, "briefings");
  return (
    <DataTable
      caption={figure.title}
      captionHidden
      rows={figure.entries}
      rowKey={entryKey}
      columns={[
        {
          key: "when",
          head: t("figure.when"),
          names: true,
          cell: ({ date }) => written(locale, date),
        },
        { key: "happened", head: t("figure.happened"), cell: ({ text }) => text },
      ]}
    />
  );
}

function RegionsTable({ figure, locale }: Of<RegionsFigure>) {
  const t = translator(locale, "briefings");
  return (
    <DataTable
      caption={figure.title}
      captionHidden
      rows={figure.places}
      rowKey={({ code }) => code}
      columns={[
        {
          key: "region",
          head: t("figure.region"),
          names: true,
          cell: ({ code }) => regionName(code, locale),
        },
        { key: "report", head: t("figure.report"), cell: ({ text }) => text },
      ]}
    />
  );
}

function drawingOf(figure: FigureData, locale: Locale) {
  switch (figure.kind) {
    case "bars":
      return {
        drawing: <BarsDrawing figure={figure} />,
        table: <BarsTable figure={figure} locale={locale} />,
      };
    case "timeline":
      return {
        drawing: <TimelineDrawing figure={figure} locale={locale} />,
        table: <TimelineTable figure={figure} locale={locale} />,
      };
    case "regions":
      return {
        drawing: <RegionBoard figure={figure} locale={locale} />,
        table: <RegionsTable figure={figure} locale={locale} />,
      };
  }
}

export function BriefingFigure({ figure, locale }: Of<FigureData>) {
  const t = translator(locale, "briefings");
  const { drawing, table } = drawingOf(figure, locale);
  return (
    <Figure
      title={figure.title}
      source={t("figure.source", { source: figure.source })}
      table={{
        summary: translator(locale, "common")("table.showTable"),
        content: (
          <>
            <p className="note mb-3">{figure.description}</p>
            {table}
          </>
        ),
      }}
    >
      {drawing}
    </Figure>
  );
}
