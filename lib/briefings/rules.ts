// What is decided about a briefing without asking the database: its state, what it lacks, its outline.
import { type Locale, locales } from "../i18n/locales";
import { figureProblemsIn } from "./figures/rules";
import type { BriefingText } from "./schema";

/** Whether a part of an address could be a briefing's; saves a query Postgres might refuse. */
export function looksLikeSlug(value: string): boolean {
  return value.length <= 80 && /^[a-z0-9-]+$/.test(value);
}

export type BriefingState = "draft" | "published" | "retracted";

/** The state a briefing's publications give it: one that stands, only ended ones, or none. */
export function briefingState(publications: readonly { endedAt: Date | null }[]): BriefingState {
  if (publications.length === 0) return "draft";
  return publications.some(({ endedAt }) => endedAt === null) ? "published" : "retracted";
}

const needed = ["title", "standfirst", "dateline", "body"] as const;
export type MissingText = `${(typeof needed)[number]}_${Locale}`;

/** The texts a briefing lacks before it can be published, named as the form's fields. */
export function missingTexts(texts: Record<Locale, BriefingText>): MissingText[] {
  return locales.flatMap((locale) =>
    needed
      .filter((name) => texts[locale][name].trim() === "")
      .map((name) => `${name}_${locale}` as const),
  );
}

/** Whether every figure in every language can be drawn. */
export function figuresAreSound(texts: Record<Locale, BriefingText>): boolean {
  return locales.every((locale) => figureProblemsIn(texts[locale].body).length === 0);
}

export type OutlineEntry = { id: string; text: string };

/** Markdown without its fenced blocks, notes and marks: what is read from top to bottom. */
function runningText(markdown: string): string {
  return markdown
    .replace(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1[^\n]*$/gm, "")
    .replace(/^\[\^[^\]]+\]:.*$/gm, "")
    .replace(/\[\^[^\]]+\]/g, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
}

/**
 * The sections of a text, in order. `id` is what the renderer gives the heading (components/ui/prose):
 * the same in every language, so a link to a section survives the language switch.
 */
export function outline(markdown: string): OutlineEntry[] {
  const headings = runningText(markdown).matchAll(/^##\s+(.+?)\s*#*$|^(\S.*)\n-+\s*$/gm);
  return [...headings].map((found, index) => ({
    id: `section-${index + 1}`,
    text: (found[1] ?? found[2] ?? "").replace(/[*_`]/g, ""),
  }));
}

// Trauzettel-Klosinski & Dietz 2012 (IReST, doi:10.1167/iovs.11-8284): 228 words a minute in English,
// 184 in Russian, 166 in Turkish, whose long words are the nearest measured to Kazakh's.
const wordsAMinute: Record<Locale, number> = { kk: 166, ru: 184, en: 228 };

/** How long a text takes to read, in whole minutes, at least one. */
export function readingMinutes(markdown: string, locale: Locale): number {
  const words = runningText(markdown).match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu) ?? [];
  return Math.max(1, Math.round(words.length / wordsAMinute[locale]));
}

/** The fence that says where the petition's form stands in the text. */
export const PETITION_BLOCK = "petition";

/** Whether a text says where the petition's form stands; otherwise it follows the text. */
export function asksForPetition(markdown: string): boolean {
  return /^(?:`{3,}|~{3,})\s*petition\s*$/m.test(markdown);
}
