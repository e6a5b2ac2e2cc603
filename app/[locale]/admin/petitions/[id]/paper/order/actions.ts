// Ordering sheets, as posted.
"use server";
import { notFound, redirect } from "next/navigation";
import { requirePermission } from "@/lib/auth/require-permission";
import { type FormState, readForm } from "@/lib/forms";
import { typedValues } from "@/lib/http/editing";
import { boundLocale, refusedDeed, wrongInput } from "@/lib/http/form-answers";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { orderSheets } from "@/lib/petitions/paper/orders/commands";
import { orderForm } from "@/lib/petitions/paper/orders/schema";
import { looksLikeId } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";

export async function orderAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("paper:order");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const read = readForm(orderForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await orderSheets(actor.id, id, read.data, new Date());
  if (!result.ok) {
    const { reason } = result;
    if (reason === "unknown") notFound();
    if (reason === "foreign-place") {
      const errors = { place: [{ problem: "bad-choice" as const }] };
      return wrongInput(invalid(locale, errors, typedValues(form)));
    }
    const sentence = translator(locale, "paper")(`order.refused.${reason}`);
    return refusedDeed(sentence, typedValues(form));
  }
  redirect(withQuery(paths.admin(locale, `petitions/${id}/paper`), { done: "ordered" }));
}
