// Asking for a link to one's own data, as posted: the same answer for every address.
"use server";
import { type FormState, readForm } from "@/lib/forms";
import { answerWith } from "@/lib/http/status";
import { tooMany } from "@/lib/http/too-many";
import { invalid } from "@/lib/i18n/field-errors";
import { asLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { requestDataLink } from "@/lib/rights/commands";
import { dataLinkForm } from "@/lib/rights/schema";

export async function askAction(
  given: unknown,
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const locale = asLocale(given);
  const read = readForm(dataLinkForm, form);
  if (!read.ok) {
    await answerWith(422);
    return invalid(locale, read.errors, read.values);
  }
  const slowed = await tooMany("mail", locale, form);
  if (slowed) return slowed;
  await requestDataLink(read.data.email, new Date());
  return { status: "done", message: translator(locale, "supporters")("preferences.ask.done") };
}
