// Reads of deliveries: for a petition's pages and its API, for organisers, and the public document.
import { db, type Tx } from "../../db";
import type { Locale } from "../../i18n/locales";
import { looksLikeId } from "../../tokens";
import { looksLikeSlug } from "../rules";
import { dateOf, dayOf, dayOfColumn, documentType } from "./rules";
import { type AnswerText, answerTexts, type DeliveryText, deliveryTexts } from "./schema";

export type AnswerView = { id: string; answeredOn: string; texts: Record<Locale, AnswerText> };

export type DeliveryView = {
  id: string;
  /** Days of the campaign's zone. */
  deliveredOn: string;
  /** What counted at the end of that day. */
  total: number;
  texts: Record<Locale, DeliveryText>;
  document: { name: string; hash: string; bytes: number } | null;
  /** The signers' list that was handed over; hashes in hex. */
  file: { id: string; locale: Locale; pdfHash: string; csvHash: string } | null;
  /** Oldest first. */
  answers: AnswerView[];
};

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

const shown = {
  id: true,
  deliveredOn: true,
  total: true,
  texts: true,
  documentName: true,
  documentHash: true,
  file: { select: { id: true, locale: true, pdfHash: true, csvHash: true } },
  answers: {
    orderBy: { answeredOn: "asc" },
    select: { id: true, answeredOn: true, texts: true },
  },
} as const;

/** Sizes without the bytes: a list must not carry five megabytes a row. */
async function documentSizes(ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db().$queryRaw<{ id: string; bytes: number }[]>`
    SELECT id, octet_length(document) AS bytes FROM delivery
    WHERE id = ANY (${[...ids]}::uuid[]) AND document IS NOT NULL`;
  return new Map(rows.map(({ id, bytes }) => [id, bytes]));
}

/** Every delivery of a petition, the newest first. */
export async function listDeliveries(petitionId: string): Promise<DeliveryView[]> {
  const rows = await db().delivery.findMany({
    where: { petitionId },
    orderBy: [{ deliveredOn: "desc" }, { id: "desc" }],
    take: 200,
    select: shown,
  });
  const sizes = await documentSizes(rows.map(({ id }) => id));
  return rows.map(({ documentName, documentHash, file, answers, ...row }) => ({
    id: row.id,
    total: row.total,
    deliveredOn: dayOfColumn(row.deliveredOn),
    texts: deliveryTexts.parse(row.texts),
    document:
      documentName && documentHash
        ? { name: documentName, hash: hex(documentHash), bytes: sizes.get(row.id) ?? 0 }
        : null,
    file:
      file?.pdfHash && file.csvHash
        ? {
            id: file.id,
            locale: file.locale,
            pdfHash: hex(file.pdfHash),
            csvHash: hex(file.csvHash),
          }
        : null,
    answers: answers.map(({ id, answeredOn, texts }) => ({
      id,
      answeredOn: dayOfColumn(answeredOn),
      texts: answerTexts.parse(texts),
    })),
  }));
}

/** One delivery of a petition; null when it has none such. */
export async function findDelivery(petitionId: string, id: string): Promise<DeliveryView | null> {
  if (!looksLikeId(id)) return null;
  const all = await listDeliveries(petitionId);
  return all.find((one) => one.id === id) ?? null;
}

/**
 * What counted at the end of a day: the sum of what the tally added and took away until then. Of
 * today, what counts now.
 * @param day of the campaign's zone; @param now decides which day is today
 */
export async function totalOn(tx: Tx, petitionId: string, day: string, now: Date): Promise<number> {
  if (day >= dayOf(now)) {
    const { _sum } = await tx.petitionTally.aggregate({
      where: { petitionId },
      _sum: { total: true },
    });
    return _sum.total ?? 0;
  }
  const { _sum } = await tx.tallyDay.aggregate({
    where: { petitionId, day: { lte: dateOf(day) } },
    _sum: { counted: true, removed: true, restored: true },
  });
  return (_sum.counted ?? 0) - (_sum.removed ?? 0) + (_sum.restored ?? 0);
}

export type PublicDocument = { name: string; type: string; bytes: Uint8Array; hash: string };

/**
 * The document of a delivery, for everybody.
 * @returns null when the petition is not published, or there is no such document
 */
export async function findDocument(slug: string, id: string): Promise<PublicDocument | null> {
  if (!looksLikeSlug(slug) || !looksLikeId(id)) return null;
  const row = await db().delivery.findFirst({
    where: { id, petition: { slug, publications: { some: { endedAt: null } } } },
    select: { documentName: true, documentHash: true, document: true },
  });
  if (!row?.documentName || !row.documentHash || !row.document) return null;
  const { documentName: name, document: bytes } = row;
  return { name, type: documentType(name), bytes, hash: hex(row.documentHash) };
}
