// How actions answer a form: the state for the form, and the status of the document it is shown in.
import type { FormState, FormValues } from "../forms";
import { defaultLocale, isLocale, type Locale } from "../i18n/locales";
import { type AnswerStatus, answerWith } from "./status";

/** A language bound to an action comes back from the browser, so it is judged like all that does. */
export function boundLocale(given: unknown): Locale {
  return isLocale(given) ? given : defaultLocale;
}

/** Shows the form again because of what was typed: 422. @param state from invalid() of lib/i18n/field-errors */
export async function wrongInput(state: FormState): Promise<FormState> {
  await answerWith(422);
  return state;
}

/**
 * Shows the form again because the deed is not possible now.
 * @param message in the reader's language; @param values what was typed, never secrets
 * @param status 409 by default
 */
export async function refusedDeed(
  message: string,
  values: FormValues = {},
  status: AnswerStatus = 409,
): Promise<FormState> {
  await answerWith(status);
  return { status: "refused", message, values };
}
