// The organisers' lists of endorsements, with their contacts.
import type { Cursor } from "../../../cursors";
import { db, type Prisma } from "../../../db";
import { isLocale, type Locale } from "../../../i18n/locales";
import { openVault } from "../../../vault/vault";
import { type ListedState, QUEUE_PAGE, type QueueFilters } from "./schema";

/** An endorsement as organisers decide about it. */
export type QueuedEndorsement = {
  id: string;
  organisation: string;
  standsFor: number;
  place: string;
  locale: Locale;
  /** Null once erased. */
  contact: string | null;
  email: string | null;
  confirmedAt: Date;
  /** When it came to stand in this list. */
  at: Date;
};

export type QueuePage = { rows: QueuedEndorsement[]; next: Cursor | null };

const wheres: Readonly<Record<ListedState, Prisma.EndorsementWhereInput>> = {
  waiting: { confirmedAt: { not: null }, approvedAt: null, declinedAt: null, withdrawnAt: null },
  approved: { approvedAt: { not: null }, declinedAt: null, withdrawnAt: null },
  declined: { confirmedAt: { not: null }, declinedAt: { not: null }, withdrawnAt: null },
  withdrawn: { confirmedAt: { not: null }, withdrawnAt: { not: null } },
};

/**
 * A page of the queue, by confirmation: what waits oldest first, the rest newest first. Personal data:
 * ask for `endorsement:decide`.
 * @param after the last endorsement of the page before; null for the first page
 */
export async function listQueue(
  petitionId: string,
  { state, place }: QueueFilters,
  after: Cursor | null,
  limit = QUEUE_PAGE,
): Promise<QueuePage> {
  const isWaiting = state === "waiting";
  const direction = isWaiting ? "asc" : "desc";
  const beyond = <T>(value: T) => (isWaiting ? { gt: value } : { lt: value });
  const from = after && {
    OR: [
      { confirmedAt: beyond(after.createdAt) },
      { confirmedAt: after.createdAt, id: beyond(after.id) },
    ],
  };
  const found = await db().endorsement.findMany({
    where: { petitionId, place, AND: [wheres[state], from ?? {}] },
    orderBy: [{ confirmedAt: direction }, { id: direction }],
    take: limit + 1,
    select: {
      ...{ id: true, organisation: true, standsFor: true, place: true, locale: true },
      ...{ rowKey: true, sealedContact: true, sealedEmail: true },
      ...{ confirmedAt: true, approvedAt: true, declinedAt: true, withdrawnAt: true },
    },
  });
  const vault = await openVault(`petition:${petitionId}`);
  const rows = found.slice(0, limit).flatMap((row): QueuedEndorsement[] => {
    const { id, organisation, standsFor, confirmedAt } = row;
    if (confirmedAt === null) return [];
    const cells = vault.row("endorsement", id, row.rowKey);
    return [
      {
        ...{ id, organisation, standsFor, confirmedAt, place: row.place },
        locale: isLocale(row.locale) ? row.locale : "kk",
        contact: cells.show("contact", row.sealedContact),
        email: cells.show("email", row.sealedEmail),
        at: row.withdrawnAt ?? row.declinedAt ?? row.approvedAt ?? confirmedAt,
      },
    ];
  });
  const last = rows.at(-1);
  const next = last && { createdAt: last.confirmedAt, id: last.id };
  return { rows, next: found.length > limit && next ? next : null };
}

/** How many confirmed endorsements wait for an organiser. */
export function countWaiting(petitionId: string): Promise<number> {
  return db().endorsement.count({ where: { petitionId, ...wheres.waiting } });
}
