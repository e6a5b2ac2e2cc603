// What people send about petitions: the threshold rule, and a petition as organisers write it.
import { z } from "zod";
import { box, choice, line, slug, text } from "../forms";
import { type Locale, locales } from "../i18n/locales";

/** Largest total a rule may ask for. */
export const MAX_TOTAL = 10_000_000;

const wholeTotal = z.int("bad-number").min(1, "too-small").max(MAX_TOTAL, "too-large");

const regionMinimum = z.discriminatedUnion("kind", [
  /** So many signatures from each region. */
  z.strictObject({ kind: z.literal("number"), value: wholeTotal }),
  /** So many per cent of the total from each region, as in "at least 1 % in each region". */
  z.strictObject({
    kind: z.literal("shareOfTotal"),
    percent: z
      .number("bad-number")
      .min(0.01, "too-small")
      .max(100, "too-large")
      .refine((value) => Number.isInteger(hundredths(value)), "bad-number"),
  }),
]);

/** A percentage in hundredths of a per cent, so that minimums are reckoned in whole numbers. */
export function hundredths(percent: number): number {
  const scaled = percent * 100;
  const whole = Math.round(scaled);
  return Math.abs(scaled - whole) < 1e-6 ? whole : scaled;
}

/** When a petition has passed: so many in all and, if asked, a minimum from every region. New kinds
 *  of minimum are new members of the union; stored rules keep their meaning. */
export const thresholdRule = z.strictObject({
  total: wholeTotal,
  regionMinimum: z.union([z.null(), regionMinimum]),
});

export type ThresholdRule = z.output<typeof thresholdRule>;

// ── A petition as organisers write it ───────────────────────────────────────────────────────────

const TITLE = 160;
const ADDRESSEE = 200;
const SUMMARY = 500;
const BODY = 20_000;

const digits = (max: number) =>
  z
    .string("wrong-type")
    .trim()
    .min(1, "required")
    .regex(/^[\d\s\u00a0\u202f]{1,16}$/u, "bad-number")
    .transform((value) => Number(value.replace(/\s/gu, "")))
    .pipe(z.int("bad-number").min(1, "too-small").max(max, "too-large"));

const optionalDigits = (max: number) => z.union([z.literal("").transform(() => null), digits(max)]);

const optionalPercent = z
  .string("wrong-type")
  .trim()
  .regex(/^(\d{1,3}([.,]\d{1,2})?)?$/, "bad-number")
  .transform((value) => (value === "" ? null : Number(value.replace(",", "."))))
  .pipe(z.union([z.null(), z.number().min(0.01, "too-small").max(100, "too-large")]));

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
 * name. A text left empty in one language is refused: the three languages are equals.
 */
export const petitionForm = z
  .strictObject({
    slug: slug(),
    total: digits(MAX_TOTAL),
    minimumKind: choice(["none", "number", "shareOfTotal"]),
    minimumValue: optionalDigits(MAX_TOTAL).default(null),
    minimumPercent: optionalPercent.default(null),
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
  })
  .refine((form) => form.minimumKind !== "number" || form.minimumValue !== null, {
    path: ["minimumValue"],
    error: "required",
  })
  .refine((form) => form.minimumKind !== "shareOfTotal" || form.minimumPercent !== null, {
    path: ["minimumPercent"],
    error: "required",
  });

export type PetitionForm = z.output<typeof petitionForm>;

export type PetitionText = { title: string; addressee: string; summary: string; body: string };

/** A petition as commands take it. */
export type PetitionInput = {
  slug: string;
  rule: ThresholdRule;
  /** No signature is accepted after this instant; null: until an organiser closes it. */
  closesAt: Date | null;
  /** Days after closing until signers' data is erased. */
  retentionDays: number;
  texts: Record<Locale, PetitionText>;
};

function minimumOf(form: PetitionForm): ThresholdRule["regionMinimum"] {
  if (form.minimumKind === "number" && form.minimumValue !== null) {
    return { kind: "number", value: form.minimumValue };
  }
  if (form.minimumKind === "shareOfTotal" && form.minimumPercent !== null) {
    return { kind: "shareOfTotal", percent: form.minimumPercent };
  }
  return null;
}

/** The editing form's data as commands take it. */
export function petitionInput(form: PetitionForm): PetitionInput {
  return {
    slug: form.slug,
    rule: { total: form.total, regionMinimum: minimumOf(form) },
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
export function petitionFormValues(input: PetitionInput): Record<string, string> {
  const { rule, closesAt } = input;
  const local = closesAt && new Date(closesAt.getTime() + 5 * 3_600_000).toISOString();
  const texts = locales.flatMap((locale) =>
    Object.entries(input.texts[locale]).map(([name, value]) => [`${name}_${locale}`, value]),
  );
  return {
    slug: input.slug,
    total: String(rule.total),
    minimumKind: rule.regionMinimum?.kind ?? "none",
    minimumValue: rule.regionMinimum?.kind === "number" ? String(rule.regionMinimum.value) : "",
    minimumPercent:
      rule.regionMinimum?.kind === "shareOfTotal" ? String(rule.regionMinimum.percent) : "",
    closesAt: local?.slice(0, 16) ?? "",
    retentionDays: String(input.retentionDays),
    ...Object.fromEntries(texts),
  };
}

/** An organiser's reason for closing or retracting; kept with the deed, shown to organisers. */
export const reasonForm = z.strictObject({ reason: line(300) });

/** Asking once before a deed that cannot be taken back. */
export const certaintyForm = z.strictObject({ certain: box().refine((v) => v, "must-tick") });
