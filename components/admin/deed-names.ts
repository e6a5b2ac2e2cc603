// Owns how an action of the audit log is written: its noun and its verb, in the reader's language.

import { messages } from "@/lib/i18n/catalogue";
import type { Locale } from "@/lib/i18n/locales";

function found(words: object, key: string): string | undefined {
  const entry = Object.entries(words).find(([name]) => name === key)?.[1];
  return typeof entry === "string" ? entry : undefined;
}

/** What an action was about, as a word; a code without a translation stays as it is. */
export function subjectName(locale: Locale, type: string): string {
  return found(messages[locale].admin.deeds.nouns, type) ?? type;
}

/** `petition:publish` as "petition: publish"; a word without a translation stays as the code has it. */
export function deedName(locale: Locale, action: string): string {
  const { nouns, verbs } = messages[locale].admin.deeds;
  const [noun = "", verb = ""] = action.split(":");
  return `${found(nouns, noun) ?? noun}: ${found(verbs, verb) ?? verb}`;
}
