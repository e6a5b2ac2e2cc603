// Slowing down who sends too much: counted by network, said in a sentence, nothing typed is lost.
import type { FormState } from "../forms";
import type { Locale } from "../i18n/locales";
import { translator } from "../i18n/translate";
import { callerNetwork } from "./caller";
import { typedValues } from "./editing";
import { type LimitName, limit } from "./limits";
import { answerWith } from "./status";

/**
 * Counts one attempt of the caller's network.
 * @param form what was sent, to be kept in the answer
 * @returns null when it may go on; else the form's state, and the page answers 429
 */
export async function tooMany(
  name: LimitName,
  locale: Locale,
  form: FormData,
): Promise<FormState | null> {
  const limited = await limit(name, await callerNetwork());
  if (limited.ok) return null;
  await answerWith(429);
  const minutes = Math.ceil(limited.retryAfterSeconds / 60);
  const message = translator(locale, "errors")("tooMany", { minutes });
  return { status: "refused", message, values: typedValues(form) };
}
