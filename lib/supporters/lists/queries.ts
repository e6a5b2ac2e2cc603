// Reads of many supporters, for organisers: lists, counts, search, export. Every cell is opened here and nowhere stored.
import { db, type Prisma } from "../../db";
import type { Locale } from "../../i18n/locales";
import { lookupHash } from "../../vault/lookup";
import { openVault } from "../../vault/vault";
import { type SupporterState, supporterState } from "../rules";

export type SupporterFilter = {
  /** Default: joined. "any": whoever is not erased. */
  state?: "waiting" | "joined" | "left" | "any";
  place?: string;
  /** Who ticked this way to help. */
  helpOptionId?: string;
  /** Signed up at or after, and before. */
  from?: Date;
  until?: Date;
};

export type SupporterView = {
  id: string;
  state: SupporterState;
  name: string;
  email: string;
  phone: string;
  place: string;
  locale: Locale;
  languages: string[];
  /** Labels in the asked language. */
  help: string[];
  news: boolean;
  createdAt: Date;
  synthetic: boolean;
};

export type SupporterCursor = { createdAt: Date; id: string };

const states = {
  waiting: { confirmedAt: null, leftAt: null },
  joined: { confirmedAt: { not: null }, leftAt: null },
  left: { leftAt: { not: null } },
  any: {},
} satisfies Record<string, Prisma.SupporterWhereInput>;

function where(filter: SupporterFilter): Prisma.SupporterWhereInput {
  return {
    erasedAt: null,
    ...states[filter.state ?? "joined"],
    ...(filter.place && { place: filter.place }),
    ...(filter.helpOptionId && { help: { some: { optionId: filter.helpOptionId } } }),
    ...((filter.from || filter.until) && {
      createdAt: {
        ...(filter.from && { gte: filter.from }),
        ...(filter.until && { lt: filter.until }),
      },
    }),
  };
}

const columns = (locale: Locale) =>
  ({
    id: true,
    place: true,
    locale: true,
    languages: true,
    rowKey: true,
    sealedName: true,
    sealedEmail: true,
    sealedPhone: true,
    createdAt: true,
    confirmedAt: true,
    leftAt: true,
    erasedAt: true,
    synthetic: true,
    help: {
      select: { option: { select: { texts: { where: { locale }, select: { label: true } } } } },
      orderBy: { option: { position: "asc" } },
    },
    consents: { where: { purpose: "news", withdrawnAt: null }, select: { id: true } },
  }) satisfies Prisma.SupporterSelect;

type Row = Prisma.SupporterGetPayload<{ select: ReturnType<typeof columns> }>;

async function openRows(rows: readonly Row[]): Promise<SupporterView[]> {
  const vault = await openVault("supporters");
  return rows.map((row) => {
    const cells = vault.row("supporter", row.id, row.rowKey);
    return {
      id: row.id,
      state: supporterState(row),
      name: cells.show("name", row.sealedName) ?? "",
      email: cells.show("email", row.sealedEmail) ?? "",
      phone: cells.show("phone", row.sealedPhone) ?? "",
      place: row.place,
      locale: row.locale,
      languages: row.languages,
      help: row.help.flatMap(({ option }) => option.texts.map(({ label }) => label)),
      news: row.consents.length > 0,
      createdAt: row.createdAt,
      synthetic: row.synthetic,
    };
  });
}

/** Newest first; a page begins after its cursor, so that page 1,000 costs what page 1 costs. */
const newestFirst = [
  { createdAt: "desc" },
  { id: "desc" },
] satisfies Prisma.SupporterOrderByWithRelationInput[];

const after = (cursor: SupporterCursor | null): Prisma.SupporterWhereInput =>
  cursor === null
    ? {}
    : {
        AND: [
          { createdAt: { lte: cursor.createdAt } },
          {
            OR: [
              { createdAt: { lt: cursor.createdAt } },
              { createdAt: cursor.createdAt, id: { lt: cursor.id } },
            ],
          },
        ],
      };

async function readPage(
  filter: SupporterFilter,
  cursor: SupporterCursor | null,
  locale: Locale,
  limit: number,
): Promise<{ rows: SupporterView[]; next: SupporterCursor | null }> {
  const rows = await db().supporter.findMany({
    where: { AND: [where(filter), after(cursor)] },
    orderBy: newestFirst,
    take: limit + 1,
    select: columns(locale),
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: await openRows(page),
    next: rows.length > limit && last ? { createdAt: last.createdAt, id: last.id } : null,
  };
}

/**
 * One page of supporters, newest first.
 * @param cursor the last row of the page before; null for the first page
 * @param locale of the labels of ways to help; @param limit rows a page
 */
export function listSupporters(
  filter: SupporterFilter,
  cursor: SupporterCursor | null,
  locale: Locale,
  limit = 50,
): Promise<{ rows: SupporterView[]; next: SupporterCursor | null }> {
  return readPage(filter, cursor, locale, limit);
}

/** How many supporters a filter meets. */
export function countSupporters(filter: SupporterFilter): Promise<number> {
  return db().supporter.count({ where: where(filter) });
}

/** The supporter behind an address, whatever its state; null when there is none. */
export async function findSupporterByEmail(
  email: string,
  locale: Locale,
): Promise<SupporterView | null> {
  const row = await db().supporter.findUnique({
    where: { emailHash: lookupHash("supporters", email), erasedAt: null },
    select: columns(locale),
  });
  return row === null ? null : ((await openRows([row]))[0] ?? null);
}

/** One supporter by id; null when there is none or the record is erased. */
export async function findSupporter(id: string, locale: Locale): Promise<SupporterView | null> {
  const row = await db().supporter.findUnique({
    where: { id, erasedAt: null },
    select: columns(locale),
  });
  return row === null ? null : ((await openRows([row]))[0] ?? null);
}

/**
 * All supporters a filter meets, newest first, in batches: for exports, so that memory holds a batch
 * and not the list.
 */
export async function* streamSupporters(
  filter: SupporterFilter,
  locale: Locale,
  batch = 1_000,
): AsyncGenerator<SupporterView[], void> {
  let cursor: SupporterCursor | null = null;
  do {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(
      filter,
      cursor,
      locale,
      batch,
    );
    if (page.rows.length > 0) yield page.rows;
    cursor = page.next;
  } while (cursor !== null);
}

export type SupporterSearch = {
  rows: SupporterView[];
  /** Supporters looked through. */
  looked: number;
  /** Where to go on; null when all were looked through. */
  next: SupporterCursor | null;
};

/** Rows opened between two looks at the clock. */
const SEARCH_BATCH = 1_000;

/**
 * Finds supporters by a part of their name. No index over names exists, because one would rebuild the
 * names; every row of the filter is opened and compared instead, newest first.
 * @param part compared without case and accents of Unicode composition (NFKC)
 * @param from where the search before stopped
 * @param limits most hits, and most time in milliseconds
 */
export async function searchSupporters(
  part: string,
  filter: SupporterFilter,
  locale: Locale,
  from: SupporterCursor | null,
  limits: { hits: number; milliseconds: number },
): Promise<SupporterSearch> {
  const fold = (value: string) => value.normalize("NFKC").toLocaleLowerCase(locale).trim();
  const wanted = fold(part);
  const until = performance.now() + limits.milliseconds;
  const rows: SupporterView[] = [];
  let cursor = from;
  for (let looked = 0; ; ) {
    const page = await readPage(filter, cursor, locale, SEARCH_BATCH);
    for (const row of page.rows) {
      looked += 1;
      if (!fold(row.name).includes(wanted)) continue;
      rows.push(row);
      if (rows.length === limits.hits) {
        return { rows, looked, next: { createdAt: row.createdAt, id: row.id } };
      }
    }
    cursor = page.next;
    if (cursor === null || performance.now() >= until) return { rows, looked, next: cursor };
  }
}
