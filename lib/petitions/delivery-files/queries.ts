// Reads of lists for the addressee: for organisers' pages, and a list's bytes, opened piece by piece.
import { db } from "../../db";
import type { Locale } from "../../i18n/locales";
import { looksLikeId } from "../../tokens";
import { openVault } from "../../vault/vault";
import { type FileState, fileState } from "./rules";
import type { FileFormat } from "./schema";

export type FileView = {
  id: string;
  locale: Locale;
  state: FileState;
  requestedAt: Date;
  finishedAt: Date | null;
  signedOffAt: Date | null;
  total: number;
  written: number;
  /** SHA-256 in hex, once finished. */
  hashes: { pdf: string; csv: string } | null;
  bytes: { pdf: number; csv: number } | null;
};

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** The lists of a petition, newest first, at most a hundred: each is ordered by hand. */
export async function listFiles(petitionId: string): Promise<FileView[]> {
  const rows = await db().deliveryFile.findMany({
    where: { petitionId },
    orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
    take: 100,
    select: {
      id: true,
      locale: true,
      requestedAt: true,
      startedAt: true,
      cancelledAt: true,
      finishedAt: true,
      signedOffAt: true,
      erasedAt: true,
      total: true,
      written: true,
      pdfHash: true,
      csvHash: true,
      pdfBytes: true,
      csvBytes: true,
    },
  });
  return rows.map(({ pdfHash, csvHash, pdfBytes, csvBytes, ...row }) => ({
    id: row.id,
    locale: row.locale,
    state: fileState(row),
    requestedAt: row.requestedAt,
    finishedAt: row.finishedAt,
    signedOffAt: row.signedOffAt,
    total: row.total,
    written: row.written,
    hashes: pdfHash && csvHash ? { pdf: hex(pdfHash), csv: hex(csvHash) } : null,
    bytes: pdfBytes !== null && csvBytes !== null ? { pdf: pdfBytes, csv: csvBytes } : null,
  }));
}

/** One list of a petition; null when it has none such. */
export async function findFile(petitionId: string, id: string): Promise<FileView | null> {
  if (!looksLikeId(id)) return null;
  return (await listFiles(petitionId)).find((file) => file.id === id) ?? null;
}

/**
 * The bytes of a list, one opened piece at a time. Personal data: ask for `delivery:edit`, and for
 * `delivery:sign-off` while it is not signed off.
 */
export async function* readFilePieces(
  petitionId: string,
  id: string,
  format: FileFormat,
): AsyncGenerator<Uint8Array> {
  const file = await db().deliveryFile.findFirst({
    where: { id, petitionId, erasedAt: null },
    select: { rowKey: true },
  });
  if (!file?.rowKey) return;
  const cells = (await openVault(`petition:${petitionId}`)).row("delivery_file", id, file.rowKey);
  for (let position = 0; ; position += 1) {
    const piece = await db().deliveryFilePiece.findUnique({
      where: { fileId_format_position: { fileId: id, format, position } },
      select: { sealed: true },
    });
    if (piece === null) return;
    yield cells.openBytes(`${format}/${position}`, piece.sealed);
  }
}
