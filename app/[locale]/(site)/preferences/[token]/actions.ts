// A person's own deeds, as posted: prove the link, parse, limit, one command.
"use server";
import { redirect } from "next/navigation";
import { type FormState, readForm } from "@/lib/forms";
import { typedValues } from "@/lib/http/editing";
import { refusedPress } from "@/lib/http/press";
import { answerWith } from "@/lib/http/status";
import { tooMany } from "@/lib/http/too-many";
import { invalid } from "@/lib/i18n/field-errors";
import { asLocale, type Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { eraseEverything, unsubscribe } from "@/lib/rights/commands";
import { findPerson } from "@/lib/rights/queries";
import { eraseForm } from "@/lib/rights/schema";
import { changePreferences } from "@/lib/supporters/preferences/commands";
import { findOwnRecord } from "@/lib/supporters/preferences/queries";
import { preferencesForm } from "@/lib/supporters/schema";
import { paths } from "@/lib/urls";

async function gone(locale: Locale, form: FormData): Promise<FormState> {
  await answerWith(410);
  const message = translator(locale, "supporters")("preferences.supporter.gone");
  return { status: "refused", message, values: typedValues(form) };
}

const ownPage = (locale: Locale, token: string) =>
  paths.preferences(locale, encodeURIComponent(token));

export async function changeAction(
  given: unknown,
  link: unknown,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const locale = asLocale(given);
  const token = String(link);
  const read = readForm(preferencesForm, form);
  if (!read.ok) {
    await answerWith(422);
    return invalid(locale, read.errors, read.values);
  }
  const slowed = await tooMany("link", locale, form);
  if (slowed) return slowed;
  const now = new Date();
  const person = await findPerson(token, now);
  if (person === null || person === "expired") return gone(locale, form);
  const record = await findOwnRecord(person.email, locale);
  const changed = record && (await changePreferences(record.id, read.data, now));
  if (!changed?.ok) return gone(locale, form);
  redirect(`${ownPage(locale, token)}?done=saved#done`);
}

export async function leaveAction(
  given: unknown,
  link: unknown,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const locale = asLocale(given);
  const refused = await refusedPress(locale, form);
  if (refused) return refused;
  const left = await unsubscribe(String(link), new Date());
  if (!left.ok) return gone(locale, form);
  redirect(`${ownPage(locale, String(link))}?done=left#done`);
}

export async function eraseAction(
  given: unknown,
  link: unknown,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const locale = asLocale(given);
  const read = readForm(eraseForm, form);
  if (!read.ok) {
    await answerWith(422);
    return invalid(locale, read.errors, read.values);
  }
  const slowed = await tooMany("link", locale, form);
  if (slowed) return slowed;
  const erased = await eraseEverything(String(link), new Date());
  // Pressed twice, the second finds nothing left and gets the same page.
  if (erased.ok || erased.reason === "unknown") redirect(paths.erased(locale));
  return gone(locale, form);
}
