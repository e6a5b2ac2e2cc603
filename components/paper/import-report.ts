// Owns the sentences about a file that could not be taken in: what is wrong, line by line.
import { fieldSentence } from "@/lib/i18n/field-errors";
import { formatList, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { columns, headExamples } from "@/lib/petitions/paper/imports/columns/rules";
import { type FileProblem, MOST_LINES } from "@/lib/petitions/paper/imports/rules";
import type { ImportProblem } from "@/lib/petitions/paper/imports/schema";

/** Lines told at once; the rest is a number. */
const MOST = 50;

/** Why a file cannot be read at all. */
export function fileSentence(locale: Locale, file: FileProblem): string {
  const t = translator(locale, "paper");
  const lines = formatNumber(locale, MOST_LINES);
  if (file.problem === "broken") return t("import.problem.broken", { at: file.at });
  if (!("columns" in file)) return t(`import.problem.${file.problem}`, { lines });
  const named = file.columns.map((column) => {
    const known = columns.find((one) => one === column);
    return `“${known ? headExamples[locale][known] : column}”`;
  });
  return t(`import.problem.${file.problem}`, { columns: formatList(locale, named) });
}

function lineSentence(locale: Locale, problem: ImportProblem): string {
  const t = translator(locale, "paper");
  const at = formatNumber(locale, problem.at);
  if ("column" in problem) {
    const column = headExamples[locale][problem.column];
    return t("import.atColumn", { at, column, problem: fieldSentence(locale, problem.error) });
  }
  return t("import.at", { at, problem: t(`import.problem.${problem.problem}`) });
}

/** Every problem of a file by its lines, in their order; the first is the number of all. */
export function importReport(locale: Locale, problems: readonly ImportProblem[]): string[] {
  const t = translator(locale, "paper");
  const sorted = problems.toSorted((one, other) => one.at - other.at);
  const more = sorted.length - MOST;
  return [
    t("import.nothing", { count: sorted.length }),
    ...sorted.slice(0, MOST).map((problem) => lineSentence(locale, problem)),
    ...(more > 0 ? [t("import.more", { count: more })] : []),
  ];
}
