// Reads of the campaign itself: its name and words, and whether it is a demonstration.
import { db } from "../db";
import type { Locale } from "../i18n/locales";

export type CampaignView = {
  name: string;
  /** One line under the name. */
  tagline: string;
  /** Who we are; Markdown. */
  about: string;
  /** What joining means; Markdown. */
  joining: string;
  /** What is kept and why; Markdown. */
  privacy: string;
  contactEmail: string;
  /** Whether the database holds made-up people: every public page then says so. */
  synthetic: boolean;
};

/** The campaign in a language; null on an install that was not seeded. */
export async function findCampaign(locale: Locale): Promise<CampaignView | null> {
  const row = await db().campaign.findFirst({
    select: {
      contactEmail: true,
      synthetic: true,
      texts: {
        where: { locale },
        select: { name: true, tagline: true, about: true, joining: true, privacy: true },
      },
    },
  });
  const text = row?.texts[0];
  if (!row || !text) return null;
  return { ...text, contactEmail: row.contactEmail, synthetic: row.synthetic };
}
