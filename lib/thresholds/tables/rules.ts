// A table of regions with a number each, as organisers type it: a line a region, name or code, then the number.
import type { Locale } from "../../i18n/locales";
import { type RegionSetName, regionsOf, type SetRegion } from "../../region-sets";

export type LineProblem = {
  problem: "table-unknown-region" | "table-bad-number" | "table-twice";
  line: number;
  text: string;
};

export type RegionTable = { numbers: Record<string, number>; problems: LineProblem[] };

const MAX_SHOWN = 60;

/** Case, ё and the kinds of space and dash make no other region. */
const folded = (name: string) =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[\s\p{Pd}]+/gu, " ")
    .trim();

function find(set: RegionSetName, typed: string): SetRegion | undefined {
  const wanted = folded(typed);
  return regionsOf(set).find(({ code, kk, ru, en }) =>
    [code, kk, ru, en].some((name) => folded(name) === wanted),
  );
}

/** Splits a line at its first sign between name and number; without one, after a code or before the first digit. */
function split(line: string): [name: string, number: string] {
  const sign = line.search(/[:;=|\t]/u);
  if (sign >= 0) return [line.slice(0, sign), line.slice(sign + 1)];
  const code = /^\s*[A-Z]{2}(?:-\d\d)?(?=[\s,])/iu.exec(line)?.[0];
  const digit = line.search(/\d/u);
  const at = code?.length ?? (digit < 0 ? line.length : digit);
  return [line.slice(0, at).replace(",", ""), line.slice(at).replace(/^\s*,/u, "")];
}

function numberOf(typed: string, max: number): number | null {
  const compact = typed.replace(/[\s\u00a0\u202f']/gu, "");
  const isGrouped = /^\d{1,3}([.,]\d{3})+$/.test(compact);
  const digits = isGrouped ? compact.replace(/[.,]/g, "") : compact;
  const value = /^\d{1,12}$/.test(digits) ? Number(digits) : 0;
  return value >= 1 && value <= max ? value : null;
}

/**
 * Reads a table. Empty lines are passed over.
 * @param set whose regions; names in any of the three languages, or codes
 * @param max largest number allowed
 * @returns numbers by code, and what is wrong by line
 */
export function readRegionTable(text: string, set: RegionSetName, max: number): RegionTable {
  const numbers: Record<string, number> = {};
  const problems: LineProblem[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const report = (problem: LineProblem["problem"]) =>
      problems.push({ problem, line: index + 1, text: line.trim().slice(0, MAX_SHOWN) });
    const [name, number] = split(line);
    const region = find(set, name);
    if (region === undefined) report("table-unknown-region");
    else if (Object.hasOwn(numbers, region.code)) report("table-twice");
    else {
      const value = numberOf(number, max);
      if (value === null) report("table-bad-number");
      else numbers[region.code] = value;
    }
  }
  return { numbers, problems };
}

/** A table as a form shows it: every region of the set, those without a number too. */
export function writeRegionTable(
  set: RegionSetName,
  numbers: Readonly<Record<string, number>>,
  locale: Locale,
): string {
  return regionsOf(set)
    .map((region) => `${region[locale]}: ${numbers[region.code] ?? ""}`.trimEnd())
    .join("\n");
}
