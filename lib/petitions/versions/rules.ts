// What changed between two versions of a petition, so that a reader can see it.
import { type Locale, locales } from "../../i18n/locales";
import type { ThresholdRule } from "../../thresholds/schema";
import type { VersionTexts } from "./schema";

/** What is amended: all of it is kept with a version. */
export type Amendable = { rule: ThresholdRule; closesAt: Date | null; texts: VersionTexts };

/** Keys in one order: the database gives them back in its own. */
function inOrder(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, inOrder(part)] as const);
  return entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
}

const isEqual = (one: unknown, other: unknown) =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));

/** Whether two rules say the same. */
export function isSameRule(one: ThresholdRule, other: ThresholdRule): boolean {
  return isEqual(one, other);
}

const textFields = ["title", "addressee", "summary", "body"] as const;
export type TextField = (typeof textFields)[number];

export type Changes = {
  rule: boolean;
  closesAt: boolean;
  texts: { locale: Locale; field: TextField }[];
};

/** What differs between two versions. */
export function changesBetween(before: Amendable, after: Amendable): Changes {
  return {
    rule: !isSameRule(before.rule, after.rule),
    closesAt: before.closesAt?.getTime() !== after.closesAt?.getTime(),
    texts: locales.flatMap((locale) =>
      textFields
        .filter((field) => before.texts[locale][field] !== after.texts[locale][field])
        .map((field) => ({ locale, field })),
    ),
  };
}

/** Whether anything differs. */
export function isChanged({ rule, closesAt, texts }: Changes): boolean {
  return rule || closesAt || texts.length > 0;
}

/**
 * What of a rule may not be amended, since signatures were given under it: whose regions people named,
 * and what their signature is. All else – how many, from where, until when – may, dated and shown.
 */
export function mayAmend(before: ThresholdRule, after: ThresholdRule): boolean {
  return before.regionSet === after.regionSet && before.signature === after.signature;
}

export type Piece = { kind: "same" | "removed" | "added"; text: string };

/** Above this many comparisons the middle is shown as taken out and put in whole. */
const MOST = 1_000_000;

const paragraphsOf = (text: string) => text.split(/\n{2,}/u).filter((part) => part.trim() !== "");

/** Longest common subsequence, walked from the front. */
function align(before: readonly string[], after: readonly string[]): Piece[] {
  const width = after.length + 1;
  const length = new Uint32Array((before.length + 1) * width);
  const at = (row: number, column: number) => length[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      length[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pieces: Piece[] = [];
  for (let row = 0, column = 0; row < before.length || column < after.length; ) {
    const removed = before[row];
    const added = after[column];
    if (removed !== undefined && removed === added) {
      pieces.push({ kind: "same", text: removed });
      row += 1;
      column += 1;
    } else if (
      removed !== undefined &&
      (added === undefined || at(row + 1, column) >= at(row, column + 1))
    ) {
      pieces.push({ kind: "removed", text: removed });
      row += 1;
    } else if (added !== undefined) {
      pieces.push({ kind: "added", text: added });
      column += 1;
    }
  }
  return pieces;
}

/**
 * A text's change, paragraph by paragraph.
 * @returns pieces in reading order; those that are the same or removed make the text before, those
 *   that are the same or added the text after
 */
export function textChanges(before: string, after: string): Piece[] {
  const [old, young] = [paragraphsOf(before), paragraphsOf(after)];
  let start = 0;
  while (start < old.length && start < young.length && old[start] === young[start]) start += 1;
  let end = 0;
  const most = Math.min(old.length, young.length) - start;
  while (end < most && old[old.length - 1 - end] === young[young.length - 1 - end]) end += 1;
  const same = (text: string): Piece => ({ kind: "same", text });
  const [out, put] = [old.slice(start, old.length - end), young.slice(start, young.length - end)];
  const middle =
    out.length * put.length <= MOST
      ? align(out, put)
      : [
          ...out.map((text): Piece => ({ kind: "removed", text })),
          ...put.map((text): Piece => ({ kind: "added", text })),
        ];
  return [...old.slice(0, start).map(same), ...middle, ...old.slice(old.length - end).map(same)];
}
