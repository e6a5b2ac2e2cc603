// Owns how the state of a guest is written, and which ones a list can be filtered by.
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

export const guestStates = ["coming", "waiting", "cancelled"] as const;

export function guestStateName(
  locale: Locale,
  state: (typeof guestStates)[number] | "erased",
): string {
  return translator(locale, "admin")(`guests.states.${state}`);
}
