// Reads of briefings: what readers see of published ones, what organisers see of all.
import { db } from "../db";
import type { Locale } from "../i18n/locales";
import { looksLikeId } from "../tokens";
import { type BriefingState, briefingState, looksLikeSlug } from "./rules";
import type { BriefingText } from "./schema";

export type BriefingSummary = {
  slug: string;
  title: string;
  standfirst: string;
  dateline: string;
  publishedAt: Date;
};

export type BriefingView = BriefingSummary & {
  id: string;
  body: string;
  revisedAt: Date;
  /** The petition whose form ends the reading; null when there is none or it is not published. */
  petitionSlug: string | null;
};

const standing = { endedAt: null } as const;
const summaryText = { title: true, standfirst: true, dateline: true } as const;

const summarySelect = (locale: Locale) =>
  ({
    slug: true,
    texts: { where: { locale }, select: summaryText },
    publications: { where: standing, select: { publishedAt: true } },
  }) as const;

type SummaryRow = {
  slug: string;
  texts: { title: string; standfirst: string; dateline: string }[];
  publications: { publishedAt: Date }[];
};

/** Nothing, if a language is missing: publishing asks for all three, so only rows written past the
 *  commands can lack one, and a page in the wrong language helps nobody. */
function toSummary(row: SummaryRow): BriefingSummary | null {
  const [text] = row.texts;
  const [publication] = row.publications;
  if (!text || !publication) return null;
  return { slug: row.slug, ...text, publishedAt: publication.publishedAt };
}

/** A published briefing as a page shows it; null when there is none at this address. */
export async function findPublishedBriefing(
  slug: string,
  locale: Locale,
): Promise<BriefingView | null> {
  if (!looksLikeSlug(slug)) return null;
  const row = await db().briefing.findFirst({
    where: { slug, publications: { some: standing } },
    select: {
      id: true,
      slug: true,
      texts: { where: { locale }, select: { ...summaryText, body: true, revisedAt: true } },
      publications: { where: standing, select: { publishedAt: true } },
      petition: {
        select: {
          slug: true,
          publications: { where: standing, select: { id: true } },
        },
      },
    },
  });
  const [text] = row?.texts ?? [];
  const [publication] = row?.publications ?? [];
  if (!row || !text || !publication) return null;
  const petition = row.petition?.publications.length ? row.petition : null;
  return {
    id: row.id,
    slug: row.slug,
    ...text,
    publishedAt: publication.publishedAt,
    petitionSlug: petition?.slug ?? null,
  };
}

/** The briefing published last, as the front page's lead; null when none is published. */
export async function findNewestBriefing(locale: Locale): Promise<BriefingSummary | null> {
  const { items } = await listPublishedBriefings(locale, 1, 1);
  return items[0] ?? null;
}

/**
 * Published briefings, the newest first.
 * @param page from 1
 * @param perPage how many a page
 */
export async function listPublishedBriefings(
  locale: Locale,
  page = 1,
  perPage = 20,
): Promise<{ items: BriefingSummary[]; total: number; page: number; pages: number }> {
  const where = { briefingId: { not: null }, endedAt: null };
  const [rows, total] = await Promise.all([
    db().publication.findMany({
      where,
      orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * perPage,
      take: perPage,
      select: { briefing: { select: summarySelect(locale) } },
    }),
    db().publication.count({ where }),
  ]);
  const items = rows.flatMap(({ briefing }) => {
    const summary = briefing && toSummary(briefing);
    return summary ? [summary] : [];
  });
  return { items, total, page, pages: Math.max(1, Math.ceil(total / perPage)) };
}

export type BriefingRow = {
  id: string;
  slug: string;
  title: string;
  state: BriefingState;
  createdAt: Date;
  revisedAt: Date | null;
};

export type BriefingCursor = { createdAt: Date; id: string };

/**
 * All briefings for organisers, the newest first.
 * @param locale the language of the titles; a draft without a title in it has an empty one
 * @param after the last row of the page before; null for the first page
 * @param limit rows a page
 * @returns the rows, and the cursor of the next page, or null at the end
 */
export async function listBriefings(
  locale: Locale,
  after: BriefingCursor | null = null,
  limit = 50,
): Promise<{ rows: BriefingRow[]; next: BriefingCursor | null }> {
  const found = await db().briefing.findMany({
    where: after
      ? {
          OR: [
            { createdAt: { lt: after.createdAt } },
            { createdAt: after.createdAt, id: { lt: after.id } },
          ],
        }
      : {},
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: {
      id: true,
      slug: true,
      createdAt: true,
      texts: { select: { locale: true, title: true, revisedAt: true } },
      publications: { select: { endedAt: true } },
    },
  });
  const rows = found.slice(0, limit).map(({ texts, publications, ...row }) => ({
    ...row,
    title: texts.find((text) => text.locale === locale)?.title ?? "",
    state: briefingState(publications),
    revisedAt: texts.reduce<Date | null>(
      (latest, { revisedAt }) => (latest === null || revisedAt > latest ? revisedAt : latest),
      null,
    ),
  }));
  const last = rows.at(-1);
  const next = found.length > limit && last ? { createdAt: last.createdAt, id: last.id } : null;
  return { rows, next };
}

export type BriefingDetail = {
  id: string;
  slug: string;
  petitionId: string | null;
  texts: Record<Locale, BriefingText>;
  state: BriefingState;
  /** Newest first. */
  publications: {
    publishedAt: Date;
    publishedById: string | null;
    endedAt: Date | null;
    endedById: string | null;
    endReason: string | null;
  }[];
};

const emptyText: BriefingText = { title: "", standfirst: "", dateline: "", body: "" };

/** One briefing with all its texts and publications, for organisers; null when there is none. */
export async function findBriefing(id: string): Promise<BriefingDetail | null> {
  if (!looksLikeId(id)) return null;
  const row = await db().briefing.findUnique({
    where: { id },
    select: {
      id: true,
      slug: true,
      petitionId: true,
      texts: { select: { ...summaryText, locale: true, body: true } },
      publications: {
        orderBy: { publishedAt: "desc" },
        select: {
          publishedAt: true,
          publishedById: true,
          endedAt: true,
          endedById: true,
          endReason: true,
        },
      },
    },
  });
  if (!row) return null;
  const textIn = (wanted: Locale): BriefingText => {
    const found = row.texts.find(({ locale }) => locale === wanted);
    if (!found) return emptyText;
    const { locale: _, ...text } = found;
    return text;
  };
  return {
    ...row,
    texts: { kk: textIn("kk"), ru: textIn("ru"), en: textIn("en") },
    state: briefingState(row.publications),
  };
}
