// Owns the sentences about a file that could not be taken in: what is wrong, line by line.
import { fieldSentence } from "@/lib/i18n/field-errors";
import { formatList, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { columns, headExamples } from "@/lib/petitions/paper/imports/columns/rules";
import { type FileProblem, MOST_LINES } from "@/lib/petitions/paper/imports/rules";
import type { ImportProblem } from "@/lib/petitions/paper/imports/schema";

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

function problemWords(locale: Locale, problem: ImportProblem): string {
  const t = translator(locale, "paper");
  if ("column" in problem) {
    return `${headExamples[locale][problem.column]}: ${fieldSentence(locale, problem.error)}`;
  }
  if (!("first" in problem)) return t(`import.problem.${problem.problem}`);
  return t(`import.problem.${problem.problem}`, { first: problem.first });
}

/**
 * Every problem of a file, a sentence for each of its lines, in their order; the first is the number of
 * all. None is left out: a file has at most MOST_LINES lines.
 */
export function importReport(locale: Locale, problems: readonly ImportProblem[]): string[] {
  const t = translator(locale, "paper");
  const byLine = new Map<number, string[]>();
  for (const problem of problems.toSorted((one, other) => one.at - other.at)) {
    const words = byLine.get(problem.at) ?? [];
    words.push(problemWords(locale, problem));
    byLine.set(problem.at, words);
  }
  const sentences = [...byLine].map(([at, words]) =>
    t("import.at", { at: formatNumber(locale, at), problem: words.join("; ") }),
  );
  return [t("import.nothing", { count: problems.length }), ...sentences];
}
