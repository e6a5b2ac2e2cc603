// What organisers send about handing a petition over: the delivery, its document, the answer.
import { z } from "zod";
import { line, text } from "../../forms";
import { type Locale, locales } from "../../i18n/locales";

const TO = 200;
const NOTE = 2_000;
const ANSWER = 20_000;

/** Largest document in bytes. */
export const MAX_DOCUMENT = 5 * 1_024 * 1_024;

/** A day as `<input type="date">` sends it; days no calendar has are refused. */
export const day = z
  .string("wrong-type")
  .trim()
  .min(1, "required")
  .regex(/^[12]\d{3}-\d{2}-\d{2}$/, "bad-date")
  .refine((value) => {
    const at = new Date(`${value}T00:00:00Z`);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
  }, "bad-date");

/** A delivery as the form sends it. The total is not asked: it is the count's. */
export const deliveryForm = z.strictObject({
  deliveredOn: day,
  /** The signed-off file that was handed over; empty for none. */
  fileId: z.union([z.literal(""), z.uuid("bad-choice")]).default(""),
  to_kk: line(TO),
  to_ru: line(TO),
  to_en: line(TO),
  note_kk: text(NOTE, 0),
  note_ru: text(NOTE, 0),
  note_en: text(NOTE, 0),
});

export type DeliveryForm = z.output<typeof deliveryForm>;

/** An answer as the form sends it. */
export const answerForm = z.strictObject({
  answeredOn: day,
  from_kk: line(TO),
  from_ru: line(TO),
  from_en: line(TO),
  text_kk: text(ANSWER),
  text_ru: text(ANSWER),
  text_en: text(ANSWER),
});

export type AnswerForm = z.output<typeof answerForm>;

/** A document as the form sends it. What it is, its content says (rules.ts), not its name. */
export const documentForm = z.strictObject({
  document: z.instanceof(File, { error: "required" }).refine((file) => file.size > 0, "required"),
});

export type DeliveryText = { to: string; note: string };
export type AnswerText = { from: string; text: string };

const deliveryText = z.object({ to: z.string(), note: z.string() });
const answerText = z.object({ from: z.string(), text: z.string() });

/** Stored texts of a delivery, as the column holds them. */
export const deliveryTexts = z.object({ kk: deliveryText, ru: deliveryText, en: deliveryText });
/** Stored texts of an answer. */
export const answerTexts = z.object({ kk: answerText, ru: answerText, en: answerText });

/** A delivery as commands take it. */
export type DeliveryInput = {
  /** Day of the campaign's zone, `2026-11-24`. */
  deliveredOn: string;
  fileId: string | null;
  texts: Record<Locale, DeliveryText>;
};

/** An answer as commands take it. */
export type AnswerInput = { answeredOn: string; texts: Record<Locale, AnswerText> };

/** The form's data as commands take it. */
export function deliveryInput(form: DeliveryForm): DeliveryInput {
  const of = (locale: Locale) => ({ to: form[`to_${locale}`], note: form[`note_${locale}`] });
  return {
    deliveredOn: form.deliveredOn,
    fileId: form.fileId === "" ? null : form.fileId,
    texts: { kk: of("kk"), ru: of("ru"), en: of("en") },
  };
}

/** The form's data as commands take it. */
export function answerInput(form: AnswerForm): AnswerInput {
  const of = (locale: Locale) => ({ from: form[`from_${locale}`], text: form[`text_${locale}`] });
  return {
    answeredOn: form.answeredOn,
    texts: { kk: of("kk"), ru: of("ru"), en: of("en") },
  };
}

/** A stored thing's texts as its form shows them: the other way round. */
export function flatTexts(
  texts: Record<Locale, Readonly<Record<string, string>>>,
): Record<string, string> {
  return Object.fromEntries(
    locales.flatMap((locale) =>
      Object.entries(texts[locale]).map(([name, value]) => [`${name}_${locale}`, value]),
    ),
  );
}
