// Changing and removing a line, and taking its decision back, as posted.
"use server";
import { notFound, redirect } from "next/navigation";
import type { PaperDeedWord } from "@/components/paper/paper-done";
import { requirePermission } from "@/lib/auth/require-permission";
import { type FormState, type FormValues, noFields, readForm } from "@/lib/forms";
import { typedValues } from "@/lib/http/editing";
import { boundLocale, refusedDeed, wrongInput } from "@/lib/http/form-answers";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { reopenLine } from "@/lib/petitions/paper/checks/commands";
import { changeLine, removeLine } from "@/lib/petitions/paper/lines/commands";
import { findLine } from "@/lib/petitions/paper/lines/queries";
import { dayBounds } from "@/lib/petitions/paper/lines/rules";
import { readLineForm } from "@/lib/petitions/paper/lines/schema";
import { findSheet } from "@/lib/petitions/paper/sheets/queries";
import { reasonForm } from "@/lib/petitions/schema";
import { placeIn } from "@/lib/region-sets";
import { areIds } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";

type Reason = "unknown" | "decided" | "erased" | "changed" | "undecided" | "removed";

function refused(locale: Locale, reason: Reason, values: FormValues = {}): Promise<FormState> {
  if (reason === "unknown") notFound();
  return refusedDeed(translator(locale, "paper")(`line.refused.${reason}`), values);
}

const back = (locale: Locale, id: string, sheetId: string, done: PaperDeedWord) =>
  withQuery(paths.admin(locale, `petitions/${id}/paper/sheets/${sheetId}`), { done });

export async function changeLineAction(
  given: Locale,
  id: string,
  sheetId: string,
  lineId: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("paper:enter");
  const locale = boundLocale(given);
  if (!areIds(id, sheetId, lineId)) notFound();
  const [sheet, line] = await Promise.all([findSheet(id, sheetId), findLine(id, sheetId, lineId)]);
  if (!sheet || !line) notFound();
  const now = new Date();
  const bounds = dayBounds(sheet.orderedAt, sheet.closesAt, now);
  const set = sheet.regionSet;
  const place = placeIn(set, sheet.place);
  const read = readLineForm(form, line.position, { set, place, day: bounds.to, bounds });
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const at = { sheetId, lineId, seen: read.data.seen };
  const result = await changeLine(actor.id, id, at, read.data.line, now);
  if (!result.ok) return refused(locale, result.reason, typedValues(form));
  redirect(back(locale, id, sheetId, "changed"));
}

export async function removeLineAction(
  given: Locale,
  id: string,
  sheetId: string,
  lineId: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("paper:enter");
  const locale = boundLocale(given);
  if (!areIds(id, sheetId, lineId)) notFound();
  const read = readForm(noFields, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await removeLine(actor.id, id, { sheetId, lineId }, new Date());
  if (!result.ok) return refused(locale, result.reason);
  redirect(back(locale, id, sheetId, "removed"));
}

export async function reopenLineAction(
  given: Locale,
  id: string,
  sheetId: string,
  lineId: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("paper:check");
  const locale = boundLocale(given);
  if (!areIds(id, sheetId, lineId)) notFound();
  const read = readForm(reasonForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const { reason } = read.data;
  const result = await reopenLine(actor.id, id, { sheetId, lineId }, reason, new Date());
  if (!result.ok) return refused(locale, result.reason, read.data);
  redirect(back(locale, id, sheetId, "lineReopened"));
}
