// Deciding about comments, as posted.
"use server";
import { notFound, redirect } from "next/navigation";
import { requirePermission } from "@/lib/auth/require-permission";
import { type FormState, readForm } from "@/lib/forms";
import { boundLocale, refusedDeed, wrongInput } from "@/lib/http/form-answers";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { decideComments } from "@/lib/petitions/comments/commands";
import { decisionForm, queueFilters } from "@/lib/petitions/comments/schema";
import { looksLikeId } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";

export async function decideAction(
  given: Locale,
  id: string,
  list: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("comment:moderate");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const read = readForm(decisionForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const { deed, chosen } = read.data;
  const ids = deed.one === null ? chosen : [deed.one];
  if (ids.length === 0) {
    return refusedDeed(translator(locale, "comments")("desk.chooseSome"), {}, 422);
  }
  const result = await decideComments(actor.id, id, ids, deed.decision, new Date());
  if (!result.ok) notFound();
  const { decided } = result.value;
  // Ids of signatures say nothing to who has no right to open them; with them the decision can be undone.
  redirect(
    withQuery(paths.admin(locale, `petitions/${id}/comments`), {
      state: queueFilters.parse({ state: list }).state,
      done: deed.decision,
      of: decided.join("."),
    }),
  );
}
