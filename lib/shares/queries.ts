// Reads of sharing links: where a code leads, whom to credit, and what came of each link.
import { db, Prisma } from "../db";
import { readCode } from "./rules";

export type ShareTarget = { id: string; code: string; path: string; endedAt: Date | null };

/** The link behind a code as typed, ended or not; null for an unknown code. */
export async function findShareTarget(typed: string): Promise<ShareTarget | null> {
  const code = readCode(typed);
  if (code === null) return null;
  return db().shareLink.findUnique({
    where: { code },
    select: { id: true, code: true, path: true, endedAt: true },
  });
}

/**
 * Whom to credit for a signature, joining or attendance: the link a page carried along as `via`.
 * @returns null for no code, an unknown one, or a link that has ended
 */
export async function findShareLinkId(typed: string): Promise<string | null> {
  const link = await findShareTarget(typed);
  return link === null || link.endedAt !== null ? null : link.id;
}

export type ShareLinkView = {
  id: string;
  code: string;
  path: string;
  label: string;
  createdAt: Date;
  endedAt: Date | null;
  /** People's visits, over all days. */
  visits: number;
  /** Confirmed from the inbox, and standing. */
  signatures: number;
  joinings: number;
  attendances: number;
};

const numbers = Prisma.sql`
  link.id, link.code, link.path, link.label, link.created_at AS "createdAt", link.ended_at AS "endedAt",
  (SELECT coalesce(sum(visits), 0)::int FROM share_visit_day day WHERE day.link_id = link.id) AS visits,
  (SELECT count(*)::int FROM signature WHERE share_link_id = link.id
     AND state IN ('confirmed', 'counted')) AS signatures,
  (SELECT count(*)::int FROM supporter WHERE share_link_id = link.id
     AND confirmed_at IS NOT NULL) AS joinings,
  (SELECT count(*)::int FROM attendance WHERE share_link_id = link.id
     AND confirmed_at IS NOT NULL AND cancelled_at IS NULL) AS attendances`;

/** The place after which a page of the list begins. */
export type ShareCursor = { createdAt: Date; id: string };

/**
 * Lists links with their numbers, newest first.
 * @param after the last row of the page before; null for the first page
 * @param limit rows a page
 * @returns the rows, and the cursor of the next page, or null at the end
 */
export async function listShareLinks(
  after: ShareCursor | null,
  limit = 50,
): Promise<{ rows: ShareLinkView[]; next: ShareCursor | null }> {
  const from = after
    ? Prisma.sql`WHERE (link.created_at, link.id) < (${after.createdAt}::timestamptz, ${after.id}::uuid)`
    : Prisma.empty;
  const rows = await db().$queryRaw<ShareLinkView[]>`
    SELECT ${numbers} FROM share_link link ${from}
    ORDER BY link.created_at DESC, link.id DESC LIMIT ${limit + 1}`;
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? { createdAt: last.createdAt, id: last.id } : null;
  return { rows: page, next };
}
