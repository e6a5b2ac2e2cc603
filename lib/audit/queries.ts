// Reading the audit log, newest first, a page at a time.
import { db, type Prisma } from "../db";

export type DeedFilter = {
  actorId?: string;
  /** Exactly this action, for example `petition:publish`. */
  action?: string;
  subjectType?: string;
  subjectId?: string;
  /** At or after, and before. */
  from?: Date;
  until?: Date;
};

export type DeedView = {
  id: string;
  at: Date;
  actorId: string | null;
  action: string;
  subjectType: string;
  subjectId: string | null;
  details: Prisma.JsonValue;
};

/** The last row of the page before; the name of its time is that of every list. */
export type DeedCursor = { createdAt: Date; id: string };

/**
 * One page of the log.
 * @param cursor null for the first page; @param limit rows a page
 */
export async function listDeeds(
  filter: DeedFilter,
  cursor: DeedCursor | null,
  limit = 50,
): Promise<{ rows: DeedView[]; next: DeedCursor | null }> {
  const { from, until, ...exactly } = filter;
  const found = await db().auditEntry.findMany({
    where: {
      AND: [
        exactly,
        from ? { at: { gte: from } } : {},
        until ? { at: { lt: until } } : {},
        cursor
          ? {
              at: { lte: cursor.createdAt },
              OR: [
                { at: { lt: cursor.createdAt } },
                { at: cursor.createdAt, id: { lt: cursor.id } },
              ],
            }
          : {},
      ],
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: {
      id: true,
      at: true,
      actorId: true,
      action: true,
      subjectType: true,
      subjectId: true,
      details: true,
    },
  });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    rows,
    next: found.length > limit && last ? { createdAt: last.at, id: last.id } : null,
  };
}

/** Every action that occurs in the log, for the filter. */
export async function listActions(): Promise<string[]> {
  const rows = await db().auditEntry.findMany({
    distinct: ["action"],
    orderBy: { action: "asc" },
    select: { action: true },
  });
  return rows.map(({ action }) => action);
}
