// What organisers send about a briefing: its address, its petition, and its texts in three languages.
import { z } from "zod";
import { line, slug, text } from "../forms";
import type { Locale } from "../i18n/locales";

/** Longest texts, in UTF-16 units. */
export const briefingLimits = { title: 160, standfirst: 600, dateline: 80, body: 60_000 } as const;

// A draft may wait for a language; publishing asks for all three (rules.ts: missingTexts).
const title = () => line(briefingLimits.title, 0);
const standfirst = () => line(briefingLimits.standfirst, 0);
const dateline = () => line(briefingLimits.dateline, 0);
const body = () => text(briefingLimits.body, 0);

/** The editing form, flat as forms are: every text three times, its language at the end of the name. */
export const briefingForm = z.strictObject({
  slug: slug(),
  /** Id of the petition whose form ends the reading; empty for none. */
  petitionId: z.union([z.literal(""), z.uuid({ error: "bad-choice" })], { error: "bad-choice" }),
  title_kk: title(),
  title_ru: title(),
  title_en: title(),
  standfirst_kk: standfirst(),
  standfirst_ru: standfirst(),
  standfirst_en: standfirst(),
  dateline_kk: dateline(),
  dateline_ru: dateline(),
  dateline_en: dateline(),
  body_kk: body(),
  body_ru: body(),
  body_en: body(),
});

export type BriefingForm = z.output<typeof briefingForm>;

export type BriefingText = { title: string; standfirst: string; dateline: string; body: string };

export type BriefingInput = {
  slug: string;
  petitionId: string | null;
  texts: Record<Locale, BriefingText>;
};

/** The fields of a form, put together the way commands take them. */
export function briefingInput(form: BriefingForm): BriefingInput {
  const textIn = (locale: Locale): BriefingText => ({
    title: form[`title_${locale}`],
    standfirst: form[`standfirst_${locale}`],
    dateline: form[`dateline_${locale}`],
    body: form[`body_${locale}`],
  });
  return {
    slug: form.slug,
    petitionId: form.petitionId === "" ? null : form.petitionId,
    texts: { kk: textIn("kk"), ru: textIn("ru"), en: textIn("en") },
  };
}

/** Why a briefing is taken down; kept in its history and shown to organisers. */
export const retractionForm = z.strictObject({ reason: line(300) });

/** The page of a list, from the address: a whole number from 1; anything else is the first page. */
export function pageNumber(value: string | string[] | undefined): number {
  return typeof value === "string" && /^[1-9]\d{0,4}$/.test(value) ? Number(value) : 1;
}
