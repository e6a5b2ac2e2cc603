// Asking for the mail once more, as posted: the same answer for every address, in the same time.
"use server";
import { type FormState, readForm } from "@/lib/forms";
import { answerWith } from "@/lib/http/status";
import { tooMany } from "@/lib/http/too-many";
import { invalid } from "@/lib/i18n/field-errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { mailAgain } from "@/lib/petitions/reminders/commands";
import { mailAgainForm } from "@/lib/petitions/reminders/schema";
import { boundPetition } from "@/lib/petitions/signatures/schema";

/** @param given language and address; they come back from the browser and are judged like the rest */
export async function again(
  given: { locale: Locale; slug: string },
  _before: FormState,
  form: FormData,
): Promise<FormState> {
  const { locale, slug } = boundPetition.parse(given);
  const read = readForm(mailAgainForm, form);
  if (!read.ok) {
    await answerWith(422);
    return invalid(locale, read.errors, read.values);
  }
  const slowed = await tooMany("mail", locale, form);
  if (slowed) return slowed;
  const t = translator(locale, "petitions");
  const result = await mailAgain(slug, read.data.email, new Date());
  if (result.ok) return { status: "done", message: t("thanks.againDone") };
  await answerWith(result.reason === "unknown" ? 404 : 409);
  return { status: "refused", message: t(`refusal.${result.reason}`), values: read.data };
}
