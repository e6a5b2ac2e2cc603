// What is done to a whole sheet, as posted: it came back, it is voided, it is reopened.
"use server";
import { notFound, redirect } from "next/navigation";
import type { PaperDeedWord } from "@/components/paper/paper-done";
import { requirePermission } from "@/lib/auth/require-permission";
import { type FormState, type FormValues, noFields, readForm } from "@/lib/forms";
import { boundLocale, refusedDeed, wrongInput } from "@/lib/http/form-answers";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { reopenSheet, returnSheet, voidSheet } from "@/lib/petitions/paper/sheets/commands";
import { reasonForm } from "@/lib/petitions/schema";
import { looksLikeId } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";

function refused(
  locale: Locale,
  reason: "unknown" | "voided" | "returned" | "has-lines" | "out",
  values: FormValues = {},
): Promise<FormState> {
  if (reason === "unknown") notFound();
  return refusedDeed(translator(locale, "paper")(`sheet.refused.${reason}`), values);
}

const desk = (locale: Locale, id: string, sheet: string, done: PaperDeedWord) =>
  withQuery(paths.admin(locale, `petitions/${id}/paper/sheets/${sheet}`), { done });

export async function returnSheetAction(
  given: Locale,
  id: string,
  sheet: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("paper:enter");
  const locale = boundLocale(given);
  if (!looksLikeId(id) || !looksLikeId(sheet)) notFound();
  const read = readForm(noFields, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await returnSheet(actor.id, id, sheet, new Date());
  if (!result.ok) return refused(locale, result.reason);
  redirect(desk(locale, id, sheet, "returned"));
}

export async function voidSheetAction(
  given: Locale,
  id: string,
  sheet: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("paper:order");
  const locale = boundLocale(given);
  if (!looksLikeId(id) || !looksLikeId(sheet)) notFound();
  const read = readForm(reasonForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await voidSheet(actor.id, id, sheet, read.data.reason, new Date());
  if (!result.ok) return refused(locale, result.reason, read.data);
  redirect(desk(locale, id, sheet, "voided"));
}

export async function reopenSheetAction(
  given: Locale,
  id: string,
  sheet: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("paper:order");
  const locale = boundLocale(given);
  if (!looksLikeId(id) || !looksLikeId(sheet)) notFound();
  const read = readForm(reasonForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await reopenSheet(actor.id, id, sheet, read.data.reason, new Date());
  if (!result.ok) return refused(locale, result.reason, read.data);
  redirect(desk(locale, id, sheet, "reopened"));
}
