// Owns the sentence for each thing that can be wrong with a form field.

import type { FieldError, FieldErrors, FieldProblem, FormState, FormValues } from "@/lib/forms";
import type { Locale } from "@/lib/i18n/locales";
import { type MessageKey, translator } from "@/lib/i18n/translate";

/** A problem without a sentence does not compile. */
const sentenceOf: Record<FieldProblem, MessageKey<"errors">> = {
  required: "field.required",
  "too-short": "field.tooShort",
  "too-long": "field.tooLong",
  "bad-characters": "field.brokenText",
  "looks-like-formula": "field.formula",
  "contains-link": "field.link",
  "bad-email": "field.email",
  "bad-phone": "field.phone",
  "bad-choice": "field.choose",
  "bad-date": "field.date",
  "bad-number": "field.number",
  "bad-slug": "field.slug",
  "bad-address": "field.address",
  "bad-pattern": "field.pattern",
  "no-condition": "field.noCondition",
  "too-small": "field.tooSmall",
  "too-large": "field.tooLarge",
  "must-tick": "field.mustTick",
  taken: "field.taken",
  "wrong-type": "field.invalid",
  "unknown-field": "field.unknown",
  unusable: "field.invalid",
};

/** One problem as a sentence in the reader's language. */
export function fieldSentence(locale: Locale, { problem, limit = 0 }: FieldError): string {
  return translator(locale, "errors")(sentenceOf[problem], { min: limit, max: limit });
}

/** Every field's problems as sentences, repeated ones once; field names stay as they were sent. */
export function fieldSentences(locale: Locale, errors: FieldErrors): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(errors).map(([field, list]) => [
      field,
      [...new Set(list.map((error) => fieldSentence(locale, error)))],
    ]),
  );
}

/** What a form shows when something typed is wrong. */
export function invalid(locale: Locale, errors: FieldErrors, values: FormValues): FormState {
  return { status: "invalid", errors: fieldSentences(locale, errors), values };
}
