// The sentence for each thing that can be wrong with a new password.
import type { Locale } from "../i18n/locales";
import { translator } from "../i18n/translate";
import { LONGEST_PASSWORD, passwordProblem, SHORTEST_PASSWORD } from "./passwords";

/**
 * Judges a new password typed twice.
 * @param known words an attacker would try for this person
 * @returns sentences by field name, `password` or `again`; null when nothing is wrong
 */
export function newPasswordErrors(
  locale: Locale,
  { password, again }: { password: string; again: string },
  known: readonly string[],
): Record<string, string[]> | null {
  const t = translator(locale, "auth");
  const problem = passwordProblem(password, known);
  if (problem === "too-short")
    return { password: [t("setUp.tooShort", { min: SHORTEST_PASSWORD })] };
  if (problem === "too-long") return { password: [t("setUp.tooLong", { max: LONGEST_PASSWORD })] };
  if (problem === "too-common") return { password: [t("setUp.tooCommon")] };
  return password === again ? null : { again: [t("setUp.different")] };
}
