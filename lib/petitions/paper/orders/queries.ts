// Reads of orders: the list with what came of each, and what their sheets are printed with.
import type { Cursor } from "../../../cursors";
import { db, Prisma } from "../../../db";
import type { Locale } from "../../../i18n/locales";
import type { RegionSetName } from "../../../region-sets";
import { openVault } from "../../../vault/vault";
import { regionSetOf } from "../../rules";
import type { LineCounts } from "../rules";

/** An order with the sums over its sheets. */
export type OrderLine = LineCounts & {
  id: string;
  /** Null once erased. */
  collector: string | null;
  place: string;
  locale: Locale;
  version: number;
  sheets: number;
  first: number;
  last: number;
  returned: number;
  createdAt: Date;
};

type Row = Omit<OrderLine, "collector"> & {
  rowKey: Uint8Array | null;
  sealedCollector: Uint8Array | null;
};

async function read(petitionId: string, which: Prisma.Sql, limit: number): Promise<OrderLine[]> {
  const [vault, rows] = await Promise.all([
    openVault(`petition:${petitionId}`),
    db().$queryRaw<Row[]>`
      SELECT o.id, o.place, o.locale, o.version, o.sheets, o.created_at AS "createdAt",
        o.row_key AS "rowKey", o.sealed_collector AS "sealedCollector", sums.*
      FROM paper_order o, LATERAL (
        SELECT min(serial)::int AS first, max(serial)::int AS last,
          (count(*) FILTER (WHERE returned_at IS NOT NULL OR collected + checked + joined + rejected > 0))::int
            AS returned,
          sum(collected)::int AS collected, sum(checked)::int AS checked,
          sum(joined)::int AS joined, sum(rejected)::int AS rejected
        FROM paper_sheet WHERE order_id = o.id
      ) AS sums
      WHERE o.petition_id = ${petitionId}::uuid AND ${which}
      ORDER BY o.created_at DESC, o.id DESC LIMIT ${limit}::int`,
  ]);
  return rows.map(({ rowKey, sealedCollector, ...row }) => ({
    ...row,
    collector: vault.row("paper_order", row.id, rowKey).show("collector", sealedCollector),
  }));
}

/** The latest orders, newest first. @param limit how many at most */
export function listOrders(petitionId: string, limit = 200): Promise<OrderLine[]> {
  return read(petitionId, Prisma.sql`true`, limit);
}

export type OrderPage = { rows: OrderLine[]; next: Cursor | null };

/** Orders by pages, newest first. @param after where the page before ended; @param limit rows a page */
export async function pageOrders(
  petitionId: string,
  after: Cursor | null,
  limit = 50,
): Promise<OrderPage> {
  const where = after
    ? Prisma.sql`(o.created_at, o.id) < (${after.createdAt}::timestamptz, ${after.id}::uuid)`
    : Prisma.sql`true`;
  const rows = await read(petitionId, where, limit + 1);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { rows: shown, next: last ? { createdAt: last.createdAt, id: last.id } : null };
}

/** One order; null when the petition has none such. */
export async function findOrder(petitionId: string, id: string): Promise<OrderLine | null> {
  const [order] = await read(petitionId, Prisma.sql`o.id = ${id}::uuid`, 1);
  return order ?? null;
}

/** What is printed on an order's sheets. */
export type OrderPrint = {
  slug: string;
  regionSet: RegionSetName;
  title: string;
  addressee: string;
  summary: string;
  /** Markdown. */
  body: string;
  version: number;
  /** When that version was made; null for what was never amended before versions were kept. */
  versionAt: Date | null;
  serials: number[];
};

type Texts = { title: string; addressee: string; summary: string; body: string };

function textsOf(value: unknown): Texts | null {
  if (typeof value !== "object" || value === null) return null;
  if (!("title" in value && "addressee" in value && "summary" in value && "body" in value)) {
    return null;
  }
  const { title, addressee, summary, body } = value;
  const isText = (part: unknown) => typeof part === "string";
  if (![title, addressee, summary, body].every(isText)) return null;
  return {
    title: String(title),
    addressee: String(addressee),
    summary: String(summary),
    body: String(body),
  };
}

function inLanguage(texts: unknown, locale: Locale): unknown {
  return typeof texts === "object" && texts !== null
    ? Object.entries(texts).find(([key]) => key === locale)?.[1]
    : undefined;
}

/**
 * What an order's sheets are printed with: the texts of the version they carry, also after an amendment.
 * @returns null when the petition has no such order
 */
export async function findOrderPrint(
  petitionId: string,
  orderId: string,
): Promise<OrderPrint | null> {
  const order = await db().paperOrder.findFirst({
    where: { id: orderId, petitionId },
    select: {
      locale: true,
      version: true,
      sheetRows: {
        where: { voidedAt: null },
        orderBy: { serial: "asc" },
        select: { serial: true },
      },
      petition: {
        select: {
          slug: true,
          rule: true,
          texts: {
            select: { locale: true, title: true, addressee: true, summary: true, body: true },
          },
          publications: { orderBy: { publishedAt: "asc" }, take: 1, select: { publishedAt: true } },
        },
      },
    },
  });
  if (order === null) return null;
  const version = await db().petitionVersion.findUnique({
    where: { petitionId_number: { petitionId, number: order.version } },
    select: { texts: true, createdAt: true },
  });
  const kept = textsOf(inLanguage(version?.texts, order.locale));
  const now = order.petition.texts.find(({ locale }) => locale === order.locale);
  const texts = kept ?? now;
  if (!texts) return null;
  return {
    slug: order.petition.slug,
    regionSet: regionSetOf(order.petition),
    title: texts.title,
    addressee: texts.addressee,
    summary: texts.summary,
    body: texts.body,
    version: order.version,
    versionAt: version?.createdAt ?? order.petition.publications[0]?.publishedAt ?? null,
    serials: order.sheetRows.map(({ serial }) => serial),
  };
}
