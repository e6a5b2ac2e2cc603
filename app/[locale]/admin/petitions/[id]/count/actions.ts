// Throwing and ending a petition's switches, as posted.
"use server";
import { notFound, redirect } from "next/navigation";
import { requirePermission } from "@/lib/auth/require-permission";
import { type FormState, noFields, readForm } from "@/lib/forms";
import { typedValues } from "@/lib/http/editing";
import { boundLocale, refusedDeed, wrongInput } from "@/lib/http/form-answers";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { endSwitch, throwSwitch } from "@/lib/petitions/switches/commands";
import {
  formOfSwitch,
  type SwitchKind,
  switchKinds,
  textsOf,
} from "@/lib/petitions/switches/schema";
import { looksLikeId } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";

/** What a page bound to its form comes back from the browser, so it is judged like all that does. */
function bound(given: Locale, id: string, kind: SwitchKind) {
  const known = switchKinds.find((one) => one === kind);
  if (!looksLikeId(id) || known === undefined) notFound();
  return { locale: boundLocale(given), kind: known };
}

const desk = (locale: Locale, id: string): string =>
  withQuery(paths.admin(locale, `petitions/${id}/count`), { done: "saved" });

export async function throwSwitchAction(
  given: Locale,
  id: string,
  which: SwitchKind,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("petition:switch");
  const { locale, kind } = bound(given, id, which);
  const read = readForm(formOfSwitch(kind), form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const { reason } = read.data;
  const wish = { kind, reason, texts: textsOf(read.data) };
  const result = await throwSwitch(actor.id, id, wish, new Date());
  if (result.ok) redirect(desk(locale, id));
  if (result.reason === "unknown") notFound();
  const message = translator(locale, "switches")(`desk.refused.${result.reason}`);
  return refusedDeed(message, typedValues(form));
}

export async function endSwitchAction(
  given: Locale,
  id: string,
  which: SwitchKind,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("petition:switch");
  const { locale, kind } = bound(given, id, which);
  const read = readForm(noFields, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await endSwitch(actor.id, id, kind, new Date());
  if (result.ok) redirect(desk(locale, id));
  if (result.reason === "unknown") notFound();
  return refusedDeed(translator(locale, "switches")(`desk.refused.${result.reason}`));
}
