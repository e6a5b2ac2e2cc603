// What organisers send about an update: its texts in three languages, and the wish to mail it.
import { z } from "zod";
import { line, text } from "../../forms";
import type { Locale } from "../../i18n/locales";

/** Longest texts, in UTF-16 units. */
export const updateLimits = { title: 160, body: 20_000 } as const;

/** The editing form, flat as forms are. A text left empty in one language is refused: the three are equals. */
export const updateForm = z.strictObject({
  title_kk: line(updateLimits.title),
  title_ru: line(updateLimits.title),
  title_en: line(updateLimits.title),
  body_kk: text(updateLimits.body),
  body_ru: text(updateLimits.body),
  body_en: text(updateLimits.body),
});

export type UpdateForm = z.output<typeof updateForm>;

export type UpdateText = { title: string; body: string };
export type UpdateInput = { texts: Record<Locale, UpdateText> };

/** The editing form's data as commands take it. */
export function updateInput(form: UpdateForm): UpdateInput {
  const textIn = (locale: Locale): UpdateText => ({
    title: form[`title_${locale}`],
    body: form[`body_${locale}`],
  });
  return { texts: { kk: textIn("kk"), ru: textIn("ru"), en: textIn("en") } };
}

/** An update as the editing form shows it: the other way round than updateInput(). */
export function updateFormValues({ texts }: UpdateInput): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([locale, { title, body }]) => [
      [`title_${locale}`, title],
      [`body_${locale}`, body],
    ]),
  );
}

/** Starting a mailing: the instant for which the number of readers was shown, so that it cannot grow. */
export const mailingForm = z.strictObject({ asOf: z.iso.datetime({ error: "bad-date" }) });
