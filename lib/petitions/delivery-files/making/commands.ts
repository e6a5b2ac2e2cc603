// The job that writes a list for the addressee: one snapshot of the count, two files at once, sealed in pieces.
import { createHash } from "node:crypto";
import { recordDeed } from "../../../audit/commands";
import { csvLines } from "../../../csv";
import { db, inTransaction, type Tx } from "../../../db";
import type { Locale } from "../../../i18n/locales";
import { placeWords } from "../../../i18n/place-words";
import { deliveryListPages, type ListPart } from "../../../pdf/delivery-list";
import { pdfParts } from "../../../pdf/pages";
import { newRowKey, openVault, type RowSeal } from "../../../vault/vault";
import { waitForNames } from "../commands";
import type { FileFormat } from "../schema";
import { readFacts, readListed } from "./queries";
import { csvHead, lineWriter, listWords } from "./rules";

/** Bytes a piece, before sealing. */
const PIECE = 64 * 1_024;
/** Far above what a million lines take: a maker that hangs must not hold its snapshot for ever. */
const LONGEST = 30 * 60_000;

type Sink = {
  write(bytes: Uint8Array): Promise<void>;
  end(): Promise<{ hash: Uint8Array<ArrayBuffer>; bytes: number }>;
};

/** Takes bytes as they come, and stores them sealed, a piece at a time. */
function sinkOf(fileId: string, format: FileFormat, cells: RowSeal): Sink {
  const hash = createHash("sha256");
  let waiting: Uint8Array[] = [];
  let size = 0;
  let bytes = 0;
  let position = 0;
  const store = async (piece: Uint8Array) => {
    const sealed = cells.sealBytes(`${format}/${position}`, piece);
    const data = { fileId, format, position, sealed };
    await db().deliveryFilePiece.create({ data, select: { position: true } });
    position += 1;
  };
  return {
    async write(part) {
      hash.update(part);
      bytes += part.length;
      waiting.push(part);
      size += part.length;
      if (size < PIECE) return;
      const whole = Buffer.concat(waiting);
      let from = 0;
      for (; whole.length - from >= PIECE; from += PIECE) {
        await store(whole.subarray(from, from + PIECE));
      }
      waiting = [Buffer.from(whole.subarray(from))];
      size = whole.length - from;
    },
    async end() {
      if (size > 0) await store(Buffer.concat(waiting));
      return { hash: new Uint8Array(hash.digest()), bytes };
    },
  };
}

type Begun = { petitionId: string; locale: Locale; rowKey: Uint8Array<ArrayBuffer> };

/**
 * Begins anew, whatever an earlier try left. From here on whoever takes a name back erases the list.
 * @returns null when there is nothing (more) to make
 */
function begin(fileId: string): Promise<Begun | null> {
  return inTransaction(async (tx) => {
    const file = await tx.deliveryFile.findUnique({
      where: { id: fileId },
      select: { petitionId: true, locale: true },
    });
    if (file === null) return null;
    await waitForNames(tx, file.petitionId);
    const rowKey = newRowKey();
    const { count } = await tx.deliveryFile.updateMany({
      where: { id: fileId, finishedAt: null, cancelledAt: null, erasedAt: null },
      data: { startedAt: new Date(), written: 0, rowKey },
    });
    await tx.deliveryFilePiece.deleteMany({ where: { fileId, file: { finishedAt: null } } });
    return count === 0 ? null : { ...file, rowKey };
  });
}

/** Tells how far it is. @returns whether to go on: false once it was cancelled or erased */
async function goesOn(fileId: string, written: number): Promise<boolean> {
  const { count } = await db().deliveryFile.updateMany({
    where: { id: fileId, cancelledAt: null, erasedAt: null },
    data: { written },
  });
  return count > 0;
}

const limits = { maxWait: 10_000, timeout: LONGEST };

/**
 * The job `makeDeliveryFile`. Reads one snapshot, taken when it is made and not when it was ordered, so
 * that the lines and the sums on the first page agree while signing goes on; writes PDF and CSV at once.
 * Killed, it begins anew; cancelled, it leaves nothing behind; run twice at a time, the second waits its
 * turn.
 * @throws when the same list is being made elsewhere, so that the queue tries again
 */
export async function makeDeliveryFile({ fileId }: { fileId: string }): Promise<void> {
  // The lock has a transaction of its own: the snapshot begins with the first statement of the other,
  // and must not be older than the list's beginning.
  await db().$transaction(async (lock) => {
    const [row] = await lock.$queryRaw<{ isMine: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtextextended(${fileId}, 0)) AS "isMine"`;
    if (!row?.isMine) throw new Error("This list is being made already.");
    const begun = await begin(fileId);
    if (begun === null) return;
    await db().$transaction((tx) => make(tx, fileId, begun), {
      isolationLevel: "RepeatableRead",
      ...limits,
    });
  }, limits);
}

async function make(tx: Tx, fileId: string, { petitionId, locale, rowKey }: Begun): Promise<void> {
  const vault = await openVault(`petition:${petitionId}`);
  const cells = vault.row("delivery_file", fileId, rowKey);
  const [pdf, csv] = [sinkOf(fileId, "pdf", cells), sinkOf(fileId, "csv", cells)];
  const facts = await readFacts(tx, petitionId, locale);
  const { regionSet: set } = facts;
  const regions = new Map(
    facts.places.map(({ place }) => [place, placeWords(locale, set, place)] as const),
  );
  const total = facts.places.reduce((all, place) => all + place.total, 0);
  await db().deliveryFile.update({
    where: { id: fileId },
    data: { total },
    select: { id: true },
  });
  const write = lineWriter(locale);
  let written = 0;
  let isStopped = false;

  /** The lines, once for both files: the CSV is written as the PDF's pages ask for them. */
  async function* parts(): AsyncGenerator<ListPart> {
    await csv.write(Buffer.from(csvLines([csvHead(locale, set)], true)));
    for await (const rows of readListed(tx, { petitionId, regionSet: set })) {
      if (!(await goesOn(fileId, written))) {
        isStopped = true;
        return;
      }
      const lines = rows.map((row) => {
        written += 1;
        const name = vault.row("signature", row.id, row.rowKey).openIf("name", row.sealedName);
        const isBroken = name === null && row.sealedName !== null;
        return {
          region: regions.get(row.place) ?? "",
          row: write(written, { ...row, name, isBroken }),
        };
      });
      const table = lines.map(({ region, row: { name, date, way } }, index) => [
        String(written - lines.length + index + 1),
        name,
        region,
        date,
        way,
      ]);
      await csv.write(Buffer.from(csvLines(table, false)));
      for (const { region, row } of lines) yield { region, rows: [row] };
    }
  }

  const words = listWords(locale, facts);
  for await (const part of pdfParts(facts.title, locale, deliveryListPages(words, parts()))) {
    await pdf.write(part);
  }
  const [pdfEnd, csvEnd] = [await pdf.end(), await csv.end()];
  const isFinished = !isStopped && (await finish(fileId, petitionId, written, pdfEnd, csvEnd));
  if (!isFinished) await db().deliveryFilePiece.deleteMany({ where: { fileId } });
}

type End = Awaited<ReturnType<Sink["end"]>>;

/** @returns false when it was cancelled or erased at the last moment */
function finish(
  fileId: string,
  petitionId: string,
  written: number,
  pdf: End,
  csv: End,
): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { count } = await tx.deliveryFile.updateMany({
      where: { id: fileId, cancelledAt: null, erasedAt: null, finishedAt: null },
      data: {
        written,
        total: written,
        finishedAt: new Date(),
        pdfHash: pdf.hash,
        csvHash: csv.hash,
        pdfBytes: pdf.bytes,
        csvBytes: csv.bytes,
      },
    });
    if (count === 0) return false;
    await recordDeed(tx, {
      actorId: null,
      action: "delivery-file:finish",
      subjectType: "petition",
      subjectId: petitionId,
      details: { file: fileId, signatures: written },
    });
    return true;
  });
}
