// Password and code again, as posted.
"use server";
import { redirect } from "next/navigation";
import { requirePermission } from "@/lib/auth/require-permission";
import { type FormState, readForm } from "@/lib/forms";
import { callerNetwork } from "@/lib/http/caller";
import { boundLocale, refusedDeed, wrongInput } from "@/lib/http/form-answers";
import { limit } from "@/lib/http/limits";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { confirmationInput } from "@/lib/members/schema";
import { confirmIdentity } from "@/lib/members/sign-in/commands";
import { isOwnPath, paths } from "@/lib/urls";

/** @param then where to go on to; anything but a path of ours leads to the overview */
export async function confirmAction(
  given: Locale,
  then: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("admin:enter");
  const locale = boundLocale(given);
  const read = readForm(confirmationInput, form, ["password", "code"]);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const limited = await limit("signIn", await callerNetwork());
  if (!limited.ok) {
    const minutes = Math.ceil(limited.retryAfterSeconds / 60);
    return refusedDeed(translator(locale, "errors")("tooMany", { minutes }), {}, 429);
  }
  const result = await confirmIdentity(actor.id, actor.sessionId, read.data);
  if (!result.ok) return refusedDeed(translator(locale, "admin")("confirm.wrong"), {}, 422);
  redirect(typeof then === "string" && isOwnPath(then) ? then : paths.admin(locale));
}
