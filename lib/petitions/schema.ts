// A petition as organisers write it: its rule, dates and texts as one flat form.
import { z } from "zod";
import { line, slug, text } from "../forms";
import { type Locale, locales } from "../i18n/locales";
import {
  checkRule,
  digits,
  optionalDigits,
  ruleFields,
  ruleOf,
  ruleValues,
} from "../thresholds/fields/schema";
import type { StatedRule, ThresholdRule } from "../thresholds/schema";

const TITLE = 160;
const ADDRESSEE = 200;
const SUMMARY = 500;
const BODY = 20_000;
const REASON = 500;

/** A date and time as `<input type="datetime-local">` sends it, meant in the campaign's zone. */
const optionalMoment = z
  .string("wrong-type")
  .trim()
  .regex(/^([12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?)?$/, "bad-date")
  // Asia/Almaty keeps UTC+5 all year since 1 March 2024 (lib/i18n/zones.ts).
  .transform((value) => (value === "" ? null : new Date(`${value.slice(0, 16)}:00+05:00`)))
  .refine((value) => value === null || !Number.isNaN(value.getTime()), "bad-date");

/**
 * The editing form, flat as forms are: every text three times with its language at the end of the
 * name. A text left empty in one language is refused: the three languages are equals. The reason is
 * for readers, of an amendment; a draft needs none.
 */
export const petitionForm = z
  .strictObject({
    slug: slug(),
    ...ruleFields,
    closesAt: optionalMoment.default(null),
    retentionDays: digits(3_650),
    title_kk: line(TITLE),
    title_ru: line(TITLE),
    title_en: line(TITLE),
    addressee_kk: line(ADDRESSEE),
    addressee_ru: line(ADDRESSEE),
    addressee_en: line(ADDRESSEE),
    summary_kk: text(SUMMARY),
    summary_ru: text(SUMMARY),
    summary_en: text(SUMMARY),
    body_kk: text(BODY),
    body_ru: text(BODY),
    body_en: text(BODY),
    /** The version the organiser saw; empty while there is none. */
    version: optionalDigits(1_000_000).default(null),
    reason_kk: text(REASON, 0).default(""),
    reason_ru: text(REASON, 0).default(""),
    reason_en: text(REASON, 0).default(""),
  })
  .superRefine(checkRule);

export type PetitionForm = z.output<typeof petitionForm>;

export type PetitionText = { title: string; addressee: string; summary: string; body: string };

/** A petition as commands take it. */
export type PetitionInput = {
  slug: string;
  /** What it leaves out has its default. */
  rule: StatedRule;
  /** No signature is accepted after this instant; null: until an organiser closes it. */
  closesAt: Date | null;
  /** Days after closing until signers' data is erased. */
  retentionDays: number;
  texts: Record<Locale, PetitionText>;
};

/** Why an amendment is made, for readers, in each language. */
export type Reasons = Record<Locale, string>;

/** The editing form's reason; null when it gives none in any language. */
export function reasonsOf(form: PetitionForm): Reasons | null {
  const reasons = { kk: form.reason_kk, ru: form.reason_ru, en: form.reason_en };
  return locales.every((locale) => reasons[locale] === "") ? null : reasons;
}

/** The same with everything its rule says. */
export type WholePetition = PetitionInput & { rule: ThresholdRule };

/** The editing form's data as commands take it. */
export function petitionInput(form: PetitionForm): WholePetition {
  return {
    slug: form.slug,
    rule: ruleOf(form),
    closesAt: form.closesAt,
    retentionDays: form.retentionDays,
    texts: {
      kk: textOf(form, "kk"),
      ru: textOf(form, "ru"),
      en: textOf(form, "en"),
    },
  };
}

function textOf(form: PetitionForm, locale: Locale): PetitionText {
  return {
    title: form[`title_${locale}`],
    addressee: form[`addressee_${locale}`],
    summary: form[`summary_${locale}`],
    body: form[`body_${locale}`],
  };
}

/** A petition as the editing form shows it: the other way round than petitionInput(). */
export function petitionFormValues(input: WholePetition, locale: Locale): Record<string, string> {
  const { rule, closesAt } = input;
  const local = closesAt && new Date(closesAt.getTime() + 5 * 3_600_000).toISOString();
  const texts = locales.flatMap((language) =>
    Object.entries(input.texts[language]).map(([name, value]) => [`${name}_${language}`, value]),
  );
  return {
    slug: input.slug,
    ...ruleValues(rule, locale),
    closesAt: local?.slice(0, 16) ?? "",
    retentionDays: String(input.retentionDays),
    ...Object.fromEntries(texts),
  };
}

/** An organiser's reason for closing or retracting; kept with the deed, shown to organisers. */
export const reasonForm = z.strictObject({ reason: line(300) });
