// Reads of updates: the published ones for everybody, all of them for organisers.
import { db } from "../../db";
import type { Locale } from "../../i18n/locales";
import { looksLikeId } from "../../tokens";
import { looksLikeSlug } from "../rules";
import { type UpdateState, updateState } from "./rules";
import type { UpdateInput } from "./schema";

export type PublicUpdate = {
  id: string;
  title: string;
  /** Markdown. */
  body: string;
  publishedAt: Date;
  /** The last change that readers saw: its publication, or a revision after it. */
  updatedAt: Date;
};

type Row = {
  id: string;
  publishedAt: Date | null;
  revisedAt: Date;
  texts: { title: string; body: string }[];
};

const publicColumns = (locale: Locale) =>
  ({
    id: true,
    publishedAt: true,
    revisedAt: true,
    texts: { where: { locale }, select: { title: true, body: true } },
  }) as const;

function publicUpdate({ id, publishedAt, revisedAt, texts: [text] }: Row): PublicUpdate[] {
  if (publishedAt === null || text === undefined) return [];
  const updatedAt = revisedAt > publishedAt ? revisedAt : publishedAt;
  return [{ id, ...text, publishedAt, updatedAt }];
}

/** Updates a page of the list. */
const UPDATES_PAGE = 20;

/** Where a page begins: after this update. */
export type UpdateCursor = { createdAt: Date; id: string };

/**
 * A petition's published updates, newest first.
 * @param after the last of the page before, by publication; null for the first page
 * @returns the page, and where the next begins
 */
export async function listPublishedUpdates(
  petitionId: string,
  locale: Locale,
  after: UpdateCursor | null = null,
  limit = UPDATES_PAGE,
): Promise<{ updates: PublicUpdate[]; next: UpdateCursor | null }> {
  const rows = await db().petitionUpdate.findMany({
    where: {
      petitionId,
      publishedAt: { not: null },
      retractedAt: null,
      ...(after && {
        OR: [
          { publishedAt: { lt: after.createdAt } },
          { publishedAt: after.createdAt, id: { lt: after.id } },
        ],
      }),
    },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: publicColumns(locale),
  });
  const updates = rows.slice(0, limit).flatMap(publicUpdate);
  const last = updates.at(-1);
  const next = last && { createdAt: last.publishedAt, id: last.id };
  return { updates, next: rows.length > limit && next ? next : null };
}

/**
 * One published update of a published petition.
 * @returns null for what is unknown, a draft or retracted
 */
export async function findPublishedUpdate(
  slug: string,
  id: string,
  locale: Locale,
): Promise<(PublicUpdate & { petition: { slug: string; title: string } }) | null> {
  if (!looksLikeSlug(slug) || !looksLikeId(id)) return null;
  const row = await db().petitionUpdate.findFirst({
    where: {
      id,
      publishedAt: { not: null },
      retractedAt: null,
      petition: { slug, publications: { some: { endedAt: null } } },
    },
    select: {
      ...publicColumns(locale),
      petition: { select: { slug: true, texts: { where: { locale }, select: { title: true } } } },
    },
  });
  if (row === null) return null;
  const [update] = publicUpdate(row);
  const petition = { slug: row.petition.slug, title: row.petition.texts[0]?.title ?? "" };
  return update ? { ...update, petition } : null;
}

/** What a letter tells of an update. */
export type UpdateInLetter = {
  id: string;
  slug: string;
  petition: string;
  title: string;
  body: string;
};

/** An update for its letter, published or not (a test goes out before); null when there is none. */
export async function findUpdateInLetter(
  id: string,
  locale: Locale,
): Promise<UpdateInLetter | null> {
  const row = await db().petitionUpdate.findUnique({
    where: { id },
    select: {
      texts: { where: { locale }, select: { title: true, body: true } },
      petition: { select: { slug: true, texts: { where: { locale }, select: { title: true } } } },
    },
  });
  const text = row?.texts[0];
  if (!row || !text) return null;
  return { id, slug: row.petition.slug, petition: row.petition.texts[0]?.title ?? "", ...text };
}

export type UpdateRow = {
  id: string;
  title: string;
  state: UpdateState;
  createdAt: Date;
  publishedAt: Date | null;
  retraction: { at: Date; reason: string } | null;
  mailing: { sent: number; audience: number } | null;
};

const deskColumns = (locale: Locale) =>
  ({
    id: true,
    createdAt: true,
    publishedAt: true,
    retractedAt: true,
    retractReason: true,
    texts: { where: { locale }, select: { title: true } },
    mailing: { select: { sent: true, audience: true } },
  }) as const;

type DeskRow = {
  id: string;
  createdAt: Date;
  publishedAt: Date | null;
  retractedAt: Date | null;
  retractReason: string | null;
  texts: { title: string }[];
  mailing: { sent: number; audience: number } | null;
};

const deskRow = ({ texts, retractedAt, retractReason, ...row }: DeskRow): UpdateRow => ({
  ...row,
  title: texts[0]?.title ?? "",
  state: updateState({ ...row, retractedAt }),
  retraction: retractedAt && { at: retractedAt, reason: retractReason ?? "" },
});

/**
 * A petition's updates for organisers, drafts too, newest first.
 * @param after the last of the page before; null for the first page
 */
export async function listUpdates(
  petitionId: string,
  locale: Locale,
  after: UpdateCursor | null,
  limit = 50,
): Promise<{ rows: UpdateRow[]; next: UpdateCursor | null }> {
  const rows = await db().petitionUpdate.findMany({
    where: {
      petitionId,
      ...(after && {
        OR: [
          { createdAt: { lt: after.createdAt } },
          { createdAt: after.createdAt, id: { lt: after.id } },
        ],
      }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: deskColumns(locale),
  });
  const page = rows.slice(0, limit).map(deskRow);
  const last = page.at(-1);
  return {
    rows: page,
    next: rows.length > limit && last ? { createdAt: last.createdAt, id: last.id } : null,
  };
}

const NO_TEXT = { title: "", body: "" };

/** An update as its desk shows and edits it; null when the petition has none such. */
export async function findUpdate(
  petitionId: string,
  id: string,
  locale: Locale,
): Promise<(UpdateRow & { input: UpdateInput }) | null> {
  const row = await db().petitionUpdate.findUnique({
    where: { id, petitionId },
    select: {
      ...deskColumns(locale),
      texts: { select: { locale: true, title: true, body: true } },
    },
  });
  if (row === null) return null;
  const texts = { kk: NO_TEXT, ru: NO_TEXT, en: NO_TEXT };
  for (const { locale: language, title, body } of row.texts) texts[language] = { title, body };
  return { ...deskRow({ ...row, texts: [texts[locale]] }), input: { texts } };
}
