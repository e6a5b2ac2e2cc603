// Making and ending sharing links, as posted.
"use server";
import { notFound, redirect } from "next/navigation";
import { requirePermission } from "@/lib/auth/require-permission";
import { type FormState, readForm } from "@/lib/forms";
import { boundLocale, wrongInput } from "@/lib/http/form-answers";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { endShareLink, mintShareLink } from "@/lib/shares/commands";
import { shareLinkForm } from "@/lib/shares/schema";
import { looksLikeId } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";

export async function mintLinkAction(
  given: Locale,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("share:edit");
  const locale = boundLocale(given);
  const read = readForm(shareLinkForm, form);
  if (!read.ok) {
    const state = invalid(locale, read.errors, read.values);
    const isBadPath = read.errors.path?.some(({ problem }) => problem === "bad-address");
    if (isBadPath && state.status === "invalid") {
      state.errors.path = [translator(locale, "admin")("shares.badPath")];
    }
    return wrongInput(state);
  }
  await mintShareLink(actor.id, read.data);
  redirect(withQuery(paths.admin(locale, "shares"), { done: "minted" }));
}

export async function endLinkAction(given: Locale, id: string): Promise<FormState> {
  const actor = await requirePermission("share:edit");
  const locale = boundLocale(given);
  if (!looksLikeId(id)) notFound();
  const result = await endShareLink(actor.id, id, new Date());
  if (!result.ok) notFound();
  redirect(withQuery(paths.admin(locale, "shares"), { done: "ended" }));
}
