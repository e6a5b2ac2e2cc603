// Deciding about endorsements, as posted.
"use server";
import { notFound, redirect } from "next/navigation";
import { requirePermission } from "@/lib/auth/require-permission";
import { type FormState, readForm } from "@/lib/forms";
import { boundLocale, wrongInput } from "@/lib/http/form-answers";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { decideEndorsement } from "@/lib/petitions/endorsements/desk/commands";
import { decisionForm, queueFilters } from "@/lib/petitions/endorsements/desk/schema";
import { looksLikeId } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";

/**
 * @param seen the state in which the organiser saw what the button is about; @param list the list to go
 *   back to, as the address bar had it
 */
export async function decideAction(
  given: Locale,
  id: string,
  seen: string,
  list: { state: string; place?: string },
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("endorsement:decide");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const read = readForm(decisionForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const { decision, id: endorsement } = read.data.deed;
  const from = queueFilters.parse({ state: seen }).state;
  const result =
    from === "withdrawn"
      ? null
      : await decideEndorsement(actor.id, id, endorsement, { from, decision }, new Date());
  if (result?.ok === false && result.reason === "unknown") notFound();
  const back = queueFilters.catch({ state: "waiting" }).parse(list);
  redirect(
    withQuery(paths.admin(locale, `petitions/${id}/endorsements`), {
      ...back,
      done: result?.ok ? decision : "none",
      // With its id the decision can be undone; to who may not be here it says nothing.
      of: result?.ok && decision !== "waiting" ? endorsement : undefined,
    }),
  );
}
