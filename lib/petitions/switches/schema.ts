// What organisers send to throw a switch: why, and what readers are told.
import { z } from "zod";
import { line } from "../../forms";
import { type Locale, locales } from "../../i18n/locales";

/** What can be thrown; each is on or off, for a petition. */
export const switchKinds = ["pauseSigning", "pauseCounting", "requireProof", "notice"] as const;

export type SwitchKind = (typeof switchKinds)[number];

/** What readers are told, in each language. */
export type SwitchTexts = Record<Locale, string>;

/** As it is kept. */
export const switchTexts = z.object({ kk: z.string(), ru: z.string(), en: z.string() });

const TEXT = 300;

const fields = {
  /** For the record; organisers see it. */
  reason: line(300),
  text_kk: line(TEXT, 0),
  text_ru: line(TEXT, 0),
  text_en: line(TEXT, 0),
};

type Fields = z.output<z.ZodObject<typeof fields>>;

const isGiven = (form: Fields) => locales.some((locale) => form[`text_${locale}`] !== "");

/** A text left empty in one language is refused: the three languages are equals. */
const inEachLanguage = (isAsked: (form: Fields) => boolean) =>
  z.strictObject(fields).superRefine((form, context) => {
    if (!isAsked(form)) return;
    for (const locale of locales) {
      if (form[`text_${locale}`] !== "") continue;
      context.addIssue({ code: "custom", path: [`text_${locale}`], message: "required" });
    }
  });

/** Pausing, or requiring the proof: words for readers if there are any, then in each language. */
const switchForm = inEachLanguage(isGiven);

/** A notice is its words. */
const noticeForm = inEachLanguage(() => true);

export type SwitchForm = z.output<typeof switchForm>;

/** What a kind's form asks. */
export function formOfSwitch(kind: SwitchKind): typeof switchForm {
  return kind === "notice" ? noticeForm : switchForm;
}

/** The texts of a form as commands take them; null when none was given. */
export function textsOf(form: SwitchForm): SwitchTexts | null {
  return isGiven(form) ? { kk: form.text_kk, ru: form.text_ru, en: form.text_en } : null;
}
