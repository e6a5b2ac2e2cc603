// One's own sessions, password and recovery codes, as posted.
"use server";
import { redirect } from "next/navigation";
import { newPasswordErrors } from "@/lib/auth/password-sentences";
import { requirePermission } from "@/lib/auth/require-permission";
import { type FormState, readForm } from "@/lib/forms";
import { callerNetwork } from "@/lib/http/caller";
import { boundLocale, refusedDeed, wrongInput } from "@/lib/http/form-answers";
import { limit } from "@/lib/http/limits";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { changePassword, renewRecoveryCodes } from "@/lib/members/commands";
import { findMember } from "@/lib/members/queries";
import { passwordChangeInput } from "@/lib/members/schema";
import { endOtherSessions, endSession } from "@/lib/members/sessions/commands";
import { looksLikeId } from "@/lib/tokens";
import { paths } from "@/lib/urls";

export async function endOwnSessionAction(given: Locale, sessionId: string): Promise<FormState> {
  const actor = await requirePermission("admin:enter");
  const locale = boundLocale(given);
  // Ended already is as good as ended now.
  if (looksLikeId(sessionId)) await endSession(actor.id, sessionId, actor.id);
  redirect(paths.admin(locale, "security"));
}

export async function endOthersAction(given: Locale): Promise<FormState> {
  const actor = await requirePermission("admin:enter");
  await endOtherSessions(actor.id, actor.sessionId);
  redirect(paths.admin(boundLocale(given), "security"));
}

export async function changePasswordAction(
  given: Locale,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const actor = await requirePermission("admin:enter");
  const locale = boundLocale(given);
  const read = readForm(passwordChangeInput, form, ["current", "password", "again"]);
  if (!read.ok) return wrongInput(invalid(locale, read.errors, read.values));
  const limited = await limit("signIn", await callerNetwork());
  if (!limited.ok) {
    const minutes = Math.ceil(limited.retryAfterSeconds / 60);
    return refusedDeed(translator(locale, "errors")("tooMany", { minutes }), {}, 429);
  }
  const member = await findMember(actor.id);
  const known = [member?.name ?? "", member?.email.split("@")[0] ?? ""];
  const errors = newPasswordErrors(locale, read.data, known);
  if (errors) return wrongInput({ status: "invalid", errors, values: {} });
  const { current, password } = read.data;
  const result = await changePassword(actor.id, actor.sessionId, current, password);
  if (!result.ok) {
    const errors = { current: [translator(locale, "admin")("security.wrongPassword")] };
    return wrongInput({ status: "invalid", errors, values: {} });
  }
  redirect(`${paths.admin(locale, "security")}?done=password`);
}

export async function renewCodesAction(given: Locale): Promise<FormState> {
  const locale = boundLocale(given);
  const actor = await requirePermission("admin:enter", {
    recent: true,
    back: paths.admin(locale, "security/recovery-codes"),
  });
  const codes = await renewRecoveryCodes(actor.id);
  return { status: "shown", values: {}, found: codes.map((code) => ({ href: "", cells: [code] })) };
}
