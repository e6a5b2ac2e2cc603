// Owns the sentence for each thing that can be wrong with a form field.

import type { FieldError, FieldErrors, FieldProblem } from "@/lib/form-problems";
import type { FormState, FormValues } from "@/lib/forms";
import type { Locale } from "@/lib/i18n/locales";
import { type MessageKey, translator } from "@/lib/i18n/translate";
import { setRegionName } from "@/lib/region-sets";

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
  "rule-sum": "rule.sum",
  "rule-sum-of-table": "rule.sumOfTable",
  "rule-too-many-regions": "rule.tooManyRegions",
  "rule-regions-without-minimum": "rule.regionsWithoutMinimum",
  "rule-moving-with-minimum": "rule.movingWithMinimum",
  "rule-above-electorate": "rule.aboveElectorate",
  "rule-regions-missing": "rule.regionsMissing",
  "rule-regions-foreign": "rule.regionsForeign",
  "table-unknown-region": "table.unknownRegion",
  "table-bad-number": "table.badNumber",
  "table-twice": "table.twice",
};

/** Codes between spaces as names. */
const namesOf = (locale: Locale, codes: string) =>
  codes
    .split(" ")
    .map((code) => setRegionName(code, locale) ?? code)
    .join(", ");

/** One problem as a sentence in the reader's language. */
export function fieldSentence(locale: Locale, { problem, limit = 0, facts }: FieldError): string {
  const { regions, ...others } = facts ?? {};
  const named = typeof regions === "string" ? namesOf(locale, regions) : (regions ?? 0);
  const values = { min: limit, max: limit, ...others, regions: named };
  return translator(locale, "errors")(sentenceOf[problem], values);
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
