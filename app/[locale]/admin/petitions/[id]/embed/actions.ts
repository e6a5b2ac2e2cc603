// Changing which sites may show a petition's form, as posted.
"use server";
import { notFound, redirect } from "next/navigation";
import { requirePermission } from "@/lib/auth/require-permission";
import { type FormState, readForm } from "@/lib/forms";
import { boundLocale, wrongInput } from "@/lib/http/form-answers";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { changeEmbedOrigins } from "@/lib/petitions/embeds/commands";
import { embedForm } from "@/lib/petitions/embeds/schema";
import { looksLikeId } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";

export async function changeEmbedAction(
  given: Locale,
  id: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("petition:embed");
  const locale = boundLocale(given);
  if (typeof id !== "string" || !looksLikeId(id)) notFound();
  const read = readForm(embedForm, form);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const result = await changeEmbedOrigins(actor.id, id, read.data.origins);
  if (!result.ok) notFound();
  redirect(withQuery(paths.admin(locale, `petitions/${id}/embed`), { done: "saved" }));
}
