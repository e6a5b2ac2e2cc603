// The grammar of figures: a fenced block of Markdown, read line by line into bars, dates or places.
import { isRegionCode, type RegionCode } from "../../regions";

type Heading = { title: string; description: string; source: string };

type Bar = { label: string; value: number; written: string };
export type BarsFigure = Heading & {
  kind: "bars";
  unit: string;
  /** What the full length of a bar stands for. */
  max: number;
  groups: { label: string | null; bars: Bar[] }[];
};

/** A day, a month or a whole year: what is known of when something happened. */
export type KnownDate = { year: number; month: number | null; day: number | null };
export type TimelineEntry = { date: KnownDate; label: string | null; text: string };
export type TimelineFigure = Heading & { kind: "timeline"; entries: TimelineEntry[] };

export type RegionsFigure = Heading & {
  kind: "regions";
  places: { code: RegionCode; text: string }[];
};

export type Figure = BarsFigure | TimelineFigure | RegionsFigure;
const figureKinds = ["bars", "timeline", "regions"] as const;
type FigureKind = (typeof figureKinds)[number];

const figureProblems = [
  "unknown-kind",
  "missing-title",
  "missing-description",
  "missing-source",
  "unreadable-line",
  "bad-number",
  "bad-date",
  "dates-out-of-order",
  "unknown-region",
  "region-twice",
  "no-data",
] as const;

/** What is wrong, on which line of the block (1 is the first below the fence), and the text at fault. */
export type FigureProblem = { code: (typeof figureProblems)[number]; line: number; found: string };
export type FigureResult = { ok: true; figure: Figure } | { ok: false; problems: FigureProblem[] };

type Line = { number: number; text: string };
type Report = (code: FigureProblem["code"], line: Line) => void;

const LANGUAGE = /^figure:([a-z]+)$/;

/** The kind a fence asks for: `figure:bars` gives "bars"; null if the fence is no figure's. */
export function figureKind(language: string): string | null {
  return LANGUAGE.exec(language)?.[1] ?? null;
}

const isKind = (kind: string): kind is FigureKind => figureKinds.some((known) => known === kind);

const cellsOf = (line: Line) => line.text.split("|").map((cell) => cell.trim());

function numberIn(text: string): number | null {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}

/** Reads `1991`, `2011-12` or `2015-04-26`; null for anything else, also for days no calendar has. */
export function knownDate(text: string): KnownDate | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!found) return null;
  const year = Number(found[1]);
  const month = found[2] === undefined ? null : Number(found[2]);
  const day = found[3] === undefined ? null : Number(found[3]);
  const date = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  const isReal = date.getUTCMonth() + 1 === (month ?? 1) && date.getUTCDate() === (day ?? 1);
  return isReal ? { year, month, day } : null;
}

const rank = ({ year, month, day }: KnownDate) => year * 10_000 + (month ?? 0) * 100 + (day ?? 0);

function readBars(data: Line[], settings: Map<string, Line>, report: Report) {
  const unit = settings.get("unit")?.text ?? "";
  const groups: BarsFigure["groups"] = [];
  for (const line of data) {
    if (line.text.startsWith("# ")) {
      groups.push({ label: line.text.slice(2).trim(), bars: [] });
      continue;
    }
    const [label = "", amount = "", written = `${amount}${unit && ` ${unit}`}`, ...rest] =
      cellsOf(line);
    const value = numberIn(amount);
    if (label === "" || amount === "" || rest.length > 0) report("unreadable-line", line);
    else if (value === null) report("bad-number", line);
    else {
      if (groups.length === 0) groups.push({ label: null, bars: [] });
      groups.at(-1)?.bars.push({ label, value, written });
    }
  }
  const largest = Math.max(0, ...groups.flatMap(({ bars }) => bars.map(({ value }) => value)));
  const full = settings.get("max");
  const max = full === undefined ? largest : numberIn(full.text);
  if (full && (max === null || max < largest)) report("bad-number", full);
  return { kind: "bars", unit, max: max ?? largest, groups } as const;
}

function readTimeline(data: Line[], report: Report) {
  const entries: TimelineEntry[] = [];
  for (const line of data) {
    const [when = "", ...words] = cellsOf(line);
    const text = words.at(-1) ?? "";
    const date = knownDate(when);
    const last = entries.at(-1);
    if (text === "" || words.length > 2) report("unreadable-line", line);
    else if (date === null) report("bad-date", line);
    else if (last && rank(last.date) > rank(date)) report("dates-out-of-order", line);
    else entries.push({ date, label: words.length === 2 ? (words[0] ?? null) : null, text });
  }
  return { kind: "timeline", entries } as const;
}

function readRegions(data: Line[], report: Report) {
  const places: RegionsFigure["places"] = [];
  for (const line of data) {
    const [code = "", text = "", ...rest] = cellsOf(line);
    if (text === "" || rest.length > 0) report("unreadable-line", line);
    else if (!isRegionCode(code)) report("unknown-region", line);
    else if (places.some((place) => place.code === code)) report("region-twice", line);
    else places.push({ code, text });
  }
  return { kind: "regions", places } as const;
}

const settingNames = ["title", "description", "source", "unit", "max"];

/**
 * Reads a figure's block. Grammar, one thing a line: `title:`, `description:` (what a listener should
 * know of the drawing) and `source:` are needed; then the data.
 * bars: `label | number | as written`, under `# group` lines if wished, with `unit:` and `max:`.
 * timeline: `1991 | text`, `2011-12 | text` or `2015-04-26 | label | text`, oldest first.
 * regions: `KZ-47 | text`.
 * @param kind the word after `figure:`
 * @param source the text between the fences
 * @returns the figure, or every problem with its line
 */
export function readFigure(kind: string, source: string): FigureResult {
  const problems: FigureProblem[] = [];
  const report: Report = (code, line) => {
    problems.push({ code, line: line.number, found: line.text });
  };
  if (!isKind(kind)) {
    return { ok: false, problems: [{ code: "unknown-kind", line: 0, found: kind }] };
  }
  const settings = new Map<string, Line>();
  const data: Line[] = [];
  for (const [index, raw] of source.split("\n").entries()) {
    const line = { number: index + 1, text: raw.trim() };
    const setting = /^([a-z]+):\s*(.*)$/.exec(line.text);
    const name = setting?.[1] ?? "";
    if (line.text === "") continue;
    if (settingNames.includes(name)) settings.set(name, { ...line, text: setting?.[2] ?? "" });
    else data.push(line);
  }
  const setting = (name: "title" | "description" | "source") => {
    const text = settings.get(name)?.text ?? "";
    if (text === "") report(`missing-${name}`, { number: 0, text: "" });
    return text;
  };
  const heading = {
    title: setting("title"),
    description: setting("description"),
    source: setting("source"),
  };
  if (data.every((line) => line.text.startsWith("# "))) report("no-data", { number: 0, text: "" });
  const content =
    kind === "bars"
      ? readBars(data, settings, report)
      : kind === "timeline"
        ? readTimeline(data, report)
        : readRegions(data, report);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, figure: { ...heading, ...content } };
}

/**
 * Finds what is wrong with the figures of a whole text.
 * @param markdown a briefing's body
 * @returns every problem; `line` counts in the whole text, from 1
 */
export function figureProblemsIn(markdown: string): FigureProblem[] {
  const problems: FigureProblem[] = [];
  const lines = markdown.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const fence = /^(`{3,}|~{3,})\s*(\S*)/.exec(lines[at] ?? "");
    if (!fence) continue;
    const [, mark = "```", language = ""] = fence;
    const opened = at;
    const block: string[] = [];
    for (at += 1; at < lines.length && !(lines[at] ?? "").startsWith(mark); at += 1) {
      block.push(lines[at] ?? "");
    }
    const kind = figureKind(language);
    if (kind === null) continue;
    const result = readFigure(kind, block.join("\n"));
    if (result.ok) continue;
    problems.push(
      ...result.problems.map((problem) => ({ ...problem, line: opened + 1 + problem.line })),
    );
  }
  return problems;
}
