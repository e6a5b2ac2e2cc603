// How results are written: one line a check, for the terminal and for docs/benchmarks.md.
import type { Check } from "./figure";

const HEADS = ["", "figure", "measured", "baseline", "ratio", "floor"] as const;

/** Whether a check holds; one without a floor always does. */
export function holds({ ratio, floor }: Check): boolean {
  return floor === undefined || ratio >= floor;
}

function cells(figure: string, check: Check): string[] {
  const { what, measured, baseline, ratio, floor } = check;
  return [
    floor === undefined ? "·" : holds(check) ? "✓" : "✗",
    what === "" ? figure : `${figure}: ${what}`,
    measured,
    baseline,
    ratio.toFixed(2),
    floor === undefined ? "" : String(floor),
  ];
}

/** The whole table, columns aligned, in Markdown. */
export function table(lines: readonly { figure: string; check: Check }[]): string {
  const rows = [[...HEADS], ...lines.map(({ figure, check }) => cells(figure, check))];
  const widths = HEADS.map((_, at) => Math.max(3, ...rows.map((row) => (row[at] ?? "").length)));
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, at) => (row[at] ?? "").padEnd(width)).join(" | ")} |`;
  const [head = [], ...rest] = rows;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rest.map(line)].join("\n");
}

/** One check as it is told while the bench runs. */
export function told(figure: string, check: Check): string {
  const [mark, name, measured, baseline, ratio, floor] = cells(figure, check);
  const wanted = floor ? ` (at least ${floor})` : "";
  return `${mark} ${name}: ${measured} against ${baseline}: ${ratio}${wanted}`;
}
