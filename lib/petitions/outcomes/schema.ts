// What organisers send about how a petition ended.
import { z } from "zod";
import { choice, text } from "../../forms";
import type { Locale } from "../../i18n/locales";

/** As the database has them, the best news first. */
export const outcomes = ["victory", "partial", "refused", "unanswered", "undelivered"] as const;

export type Outcome = (typeof outcomes)[number];

const TEXT = 2_000;

/** How it ended, and what came of it in each language. */
export const outcomeForm = z.strictObject({
  outcome: choice(outcomes),
  text_kk: text(TEXT),
  text_ru: text(TEXT),
  text_en: text(TEXT),
});

/** Stored texts of an outcome, as the column holds them. */
export const outcomeTexts = z.object({ kk: z.string(), ru: z.string(), en: z.string() });

/** An outcome as commands take it. */
export type OutcomeInput = { outcome: Outcome; texts: Record<Locale, string> };

/** The form's data as commands take it. */
export function outcomeInput(form: z.output<typeof outcomeForm>): OutcomeInput {
  const { outcome, text_kk: kk, text_ru: ru, text_en: en } = form;
  return { outcome, texts: { kk, ru, en } };
}
