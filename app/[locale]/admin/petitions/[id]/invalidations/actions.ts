// Planning, starting, cancelling and undoing taking many signatures out, as posted.
"use server";
import { notFound, redirect } from "next/navigation";
import { requirePermission } from "@/lib/auth/require-permission";
import { type FormState, noFields, readForm } from "@/lib/forms";
import { typedValues } from "@/lib/http/editing";
import { boundLocale, refusedDeed, wrongInput } from "@/lib/http/form-answers";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import {
  cancelRemoval,
  planRemoval,
  startRemoval,
  undoRemoval,
} from "@/lib/petitions/removals/commands";
import { removalForm } from "@/lib/petitions/removals/schema";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";

const deedPath = (locale: Locale, id: string, deed: string) =>
  paths.admin(locale, `petitions/${id}/invalidations/${deed}`);

export async function planAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("signature:invalidate");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const read = readForm(removalForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await planRemoval(actor.id, id, read.data, new Date());
  if (result.ok) redirect(deedPath(locale, id, result.value.id));
  if (result.reason === "unknown") notFound();
  return refusedDeed(translator(locale, "removals")("refused.wide"), typedValues(form));
}

const deeds = { start: startRemoval, cancel: cancelRemoval, undo: undoRemoval };

/** One of the buttons on a deed's page. @param which comes back from the browser, so it may be anything */
export async function moveAction(
  given: Locale,
  id: string,
  deed: string,
  which: keyof typeof deeds,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("signature:invalidate");
  const locale = boundLocale(given);
  if (!looksLikeId(id) || !looksLikeId(deed) || !Object.hasOwn(deeds, which)) notFound();
  const read = readForm(noFields, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await deeds[which](actor.id, id, deed, new Date());
  if (!result.ok) return refusedDeed(translator(locale, "removals")("refused.stale"));
  redirect(deedPath(locale, id, deed));
}
