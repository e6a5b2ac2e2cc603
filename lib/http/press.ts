// A form that is a button and nothing else: pressed by a person, not too often.
import { type FormState, noFields, readForm } from "../forms";
import { invalid } from "../i18n/field-errors";
import type { Locale } from "../i18n/locales";
import type { LimitName } from "./limits";
import { answerWith } from "./status";
import { tooMany } from "./too-many";

/**
 * Judges the press of a button behind a link from a mail.
 * @returns null when the deed may be done; else the form's state: 422 for fields that do not belong
 *   there, 429 after too many
 */
export async function refusedPress(
  locale: Locale,
  form: FormData,
  limit: LimitName = "link",
): Promise<FormState | null> {
  const read = readForm(noFields, form);
  if (!read.ok) {
    await answerWith(422);
    return invalid(locale, read.errors, read.values);
  }
  return tooMany(limit, locale, form);
}
