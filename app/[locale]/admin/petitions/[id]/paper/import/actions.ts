// Taking lines in from a file, and undoing it, as posted.
"use server";
import { notFound, redirect } from "next/navigation";
import { fileSentence, importReport } from "@/components/paper/import-report";
import { requirePermission } from "@/lib/auth/require-permission";
import { type FormState, noFields, readForm } from "@/lib/forms";
import { boundLocale, refusedDeed, wrongInput } from "@/lib/http/form-answers";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { importLines, undoImport } from "@/lib/petitions/paper/imports/commands";
import { findImportFacts } from "@/lib/petitions/paper/imports/queries";
import { readCsv } from "@/lib/petitions/paper/imports/rules";
import {
  type ImportProblem,
  MOST_BYTES,
  readImport,
  uploadForm,
} from "@/lib/petitions/paper/imports/schema";
import { dayBounds } from "@/lib/petitions/paper/lines/rules";
import { looksLikeId } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";

/** The list stands above the form; beside the field the first sentence of it. */
function report(locale: Locale, problems: readonly ImportProblem[]): Promise<FormState> {
  const [first = "", ...rest] = importReport(locale, problems);
  return wrongInput({ status: "invalid", errors: { file: [first], "": rest }, values: {} });
}

export async function importAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("paper:enter");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const facts = await findImportFacts(id);
  if (facts === null) notFound();
  const read = readForm(uploadForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const { file } = read.data;
  if (file.size > MOST_BYTES) {
    const sentence = translator(locale, "paper")("import.tooLarge");
    return wrongInput({ status: "invalid", errors: { file: [sentence] }, values: {} });
  }
  const csv = readCsv(new Uint8Array(await file.arrayBuffer()));
  if ("problem" in csv) {
    const errors = { file: [fileSentence(locale, csv)] };
    return wrongInput({ status: "invalid", errors, values: {} });
  }
  const now = new Date();
  const days = dayBounds(facts.firstOrderAt ?? now, facts.closesAt, now);
  const bounds = { set: facts.regionSet, days, today: days.to };
  const { lines, problems } = readImport(csv.lines, bounds);
  const uneven = csv.uneven.map((at) => ({ at, problem: "uneven" as const }));
  if (problems.length + uneven.length > 0) return report(locale, [...uneven, ...problems]);
  const result = await importLines(actor.id, id, lines, now);
  if (!result.ok) return report(locale, result.problems);
  redirect(withQuery(paths.admin(locale, `petitions/${id}/paper/import`), { done: "imported" }));
}

export async function undoImportAction(
  given: Locale,
  id: string,
  importId: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("paper:enter");
  const locale = boundLocale(given);
  if (!looksLikeId(id) || !looksLikeId(importId)) notFound();
  const read = readForm(noFields, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await undoImport(actor.id, id, importId, new Date());
  if (!result.ok) {
    if (result.reason === "unknown") notFound();
    return refusedDeed(translator(locale, "paper")(`import.refused.${result.reason}`));
  }
  redirect(withQuery(paths.admin(locale, `petitions/${id}/paper/import`), { done: "undone" }));
}
