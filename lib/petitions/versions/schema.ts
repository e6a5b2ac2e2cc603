// A version of a petition as it is stored: its texts in three languages, and why it was made.
import { z } from "zod";

const text = z.strictObject({
  title: z.string(),
  addressee: z.string(),
  summary: z.string(),
  body: z.string(),
});

export const versionTexts = z.strictObject({ kk: text, ru: text, en: text });

/** For readers; null for the first version. */
export const versionReason = z
  .strictObject({ kk: z.string(), ru: z.string(), en: z.string() })
  .nullable();

export type VersionTexts = z.output<typeof versionTexts>;
export type VersionReason = z.output<typeof versionReason>;
