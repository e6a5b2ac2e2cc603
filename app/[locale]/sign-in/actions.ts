// The steps of signing in and of setting up, as posted: parse, limit, one command, the next page.
"use server";
import { redirect } from "next/navigation";
import { giveChallenge, giveSession, readChallenge, takeChallenge } from "@/lib/auth/cookies";
import { newPasswordErrors } from "@/lib/auth/password-sentences";
import type { FormState } from "@/lib/forms";
import { readForm } from "@/lib/forms";
import { callerNetwork } from "@/lib/http/caller";
import { limit } from "@/lib/http/limits";
import { answerWith } from "@/lib/http/status";
import { invalid } from "@/lib/i18n/field-errors";
import { defaultLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { acceptInvitation } from "@/lib/members/invitations/commands";
import { findOpenInvitation } from "@/lib/members/invitations/queries";
import { acceptanceInput, codeStepInput, passwordStepInput } from "@/lib/members/schema";
import { confirmSecondFactor, giveCode, givePassword } from "@/lib/members/sign-in/commands";
import { isOwnPath, paths } from "@/lib/urls";

/** Bound arguments come back from the browser, so they are judged like anything else it sends. */
const localeOf = (given: unknown): Locale => (isLocale(given) ? given : defaultLocale);

function thenOf(form: FormData): string {
  const then = form.get("then");
  return typeof then === "string" && isOwnPath(then) ? then : "";
}

/** The fields of a step without the way back, which is read apart. */
function fieldsOf(form: FormData): FormData {
  const fields = new FormData();
  // One bound argument too few, and it is no form; reading none of its fields says so.
  if (!(form instanceof FormData)) return fields;
  for (const [name, value] of form) if (name !== "then") fields.append(name, value);
  return fields;
}

const withThen = (path: string, then: string) =>
  then === "" ? path : `${path}?then=${encodeURIComponent(then)}`;

async function slowedDown(locale: Locale): Promise<FormState | null> {
  const limited = await limit("signIn", await callerNetwork());
  if (limited.ok) return null;
  await answerWith(429);
  const minutes = Math.ceil(limited.retryAfterSeconds / 60);
  const message = translator(locale, "errors")("tooMany", { minutes });
  return { status: "refused", message, values: {} };
}

async function wrong(state: FormState): Promise<FormState> {
  await answerWith(422);
  return state;
}

export async function givePasswordAction(
  given: Locale,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const locale = localeOf(given);
  const read = readForm(passwordStepInput, fieldsOf(form), ["password"]);
  if (!read.ok) return wrong(invalid(locale, read.errors, read.values));
  const slowed = await slowedDown(locale);
  if (slowed) return slowed;
  const { email, password } = read.data;
  const result = await givePassword(email, password);
  if (!result.ok) {
    const message = translator(locale, "auth")("signIn.wrong");
    return wrong({ status: "refused", message, values: { email } });
  }
  const { next, challenge } = result.value;
  await giveChallenge(challenge, next);
  if (next === "set-up") redirect(paths.signIn(locale, "second-factor"));
  redirect(withThen(paths.signIn(locale, "code"), thenOf(form)));
}

export async function giveCodeAction(
  given: Locale,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const locale = localeOf(given);
  const read = readForm(codeStepInput, fieldsOf(form), ["code"]);
  if (!read.ok) return wrong(invalid(locale, read.errors, read.values));
  const slowed = await slowedDown(locale);
  if (slowed) return slowed;
  const result = await giveCode(await readChallenge(), read.data.code);
  if (!result.ok) return refusedCode(locale, result.reason);
  await giveSession(result.value.session);
  redirect(thenOf(form) || paths.admin(locale));
}

async function refusedCode(
  locale: Locale,
  reason: "wrong-code" | "wait" | "expired",
): Promise<FormState> {
  const t = translator(locale, "auth");
  if (reason === "expired") await takeChallenge();
  const sentence = {
    "wrong-code": "code.wrong",
    wait: "code.wait",
    expired: "code.expired",
  } as const;
  return wrong({ status: "refused", message: t(sentence[reason]), values: {} });
}

export async function confirmFactorAction(
  given: Locale,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const locale = localeOf(given);
  const read = readForm(codeStepInput, form, ["code"]);
  if (!read.ok) return wrong(invalid(locale, read.errors, read.values));
  const slowed = await slowedDown(locale);
  if (slowed) return slowed;
  const result = await confirmSecondFactor(await readChallenge(), read.data.code);
  if (!result.ok) return refusedCode(locale, result.reason);
  await giveSession(result.value.session);
  redirect(paths.admin(locale, "security/recovery-codes"));
}

export async function acceptInvitationAction(
  given: Locale,
  token: string,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const locale = localeOf(given);
  const t = translator(locale, "auth");
  const read = readForm(acceptanceInput, form, ["password", "again"]);
  if (!read.ok) return wrong(invalid(locale, read.errors, read.values));
  const slowed = await slowedDown(locale);
  if (slowed) return slowed;
  const values = { name: read.data.name };
  const invitation = await findOpenInvitation(String(token));
  if (!invitation) {
    await answerWith(410);
    return { status: "refused", message: t("setUp.gone"), values };
  }
  const errors = newPasswordErrors(locale, read.data, [
    read.data.name,
    invitation.email.split("@")[0] ?? "",
  ]);
  if (errors) return wrong({ status: "invalid", errors, values });
  const result = await acceptInvitation(token, read.data);
  if (!result.ok) {
    await answerWith(result.reason === "gone" ? 410 : 409);
    const message = result.reason === "gone" ? t("setUp.gone") : t("setUp.already");
    return { status: "refused", message, values };
  }
  await giveChallenge(result.value.setUpToken, "set-up");
  redirect(paths.signIn(locale, "second-factor"));
}
