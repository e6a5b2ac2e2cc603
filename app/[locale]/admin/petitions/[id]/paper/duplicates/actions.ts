// Deciding a possible duplicate, as posted.
"use server";
import { notFound, redirect } from "next/navigation";
import { requirePermission } from "@/lib/auth/require-permission";
import { type FormState, readForm } from "@/lib/forms";
import { typedValues } from "@/lib/http/editing";
import { boundLocale, refusedDeed, wrongInput } from "@/lib/http/form-answers";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { decideDuplicate } from "@/lib/petitions/paper/duplicates/commands";
import { duplicateForm } from "@/lib/petitions/paper/duplicates/schema";
import { looksLikeId } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";

export async function decideDuplicateAction(
  given: Locale,
  id: string,
  lineId: string,
  signatureId: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("paper:check");
  const locale = boundLocale(given);
  if (![id, lineId, signatureId].every((one) => looksLikeId(one))) notFound();
  const read = readForm(duplicateForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const { who, reason } = read.data;
  const pair = { lineId, signatureId };
  const isSame = who === "same";
  const result = await decideDuplicate(actor.id, id, pair, isSame, reason, new Date());
  if (!result.ok) {
    if (result.reason === "unknown") notFound();
    const sentence = translator(locale, "paper")(`duplicates.refused.${result.reason}`);
    return refusedDeed(sentence, typedValues(form));
  }
  redirect(withQuery(paths.admin(locale, `petitions/${id}/paper/duplicates`), { done: "decided" }));
}
