// Builders of what comes after signing: deliveries and lists for the addressee.
import { createHash } from "node:crypto";
import { db } from "@/lib/db";
import { newId } from "@/lib/tokens";
import { newRowKey, openVault } from "@/lib/vault/vault";
import { petition } from "./make-pages";

const each = <T>(text: T) => ({ kk: text, ru: text, en: text });

type DeliveryWish = {
  petitionId?: string;
  deliveredOn?: Date;
  total?: number;
  fileId?: string;
  to?: string;
  note?: string;
};

/** A delivery of today, without a document, not answered. */
export async function delivery(wish: DeliveryWish = {}) {
  const id = newId();
  const petitionId = wish.petitionId ?? (await petition()).id;
  await db().delivery.create({
    data: {
      id,
      petitionId,
      deliveredOn: wish.deliveredOn ?? new Date(),
      total: wish.total ?? 1,
      texts: each({ to: wish.to ?? "The Office", note: wish.note ?? "Against a stamp." }),
      fileId: wish.fileId ?? null,
    },
  });
  return { id, petitionId };
}

type DeliveryFileWish = { petitionId?: string; signedOff?: boolean; text?: string };

/** A finished list of one piece each, signed off unless asked otherwise. */
export async function deliveryFile(wish: DeliveryFileWish = {}) {
  const id = newId();
  const petitionId = wish.petitionId ?? (await petition()).id;
  const rowKey = newRowKey();
  const cells = (await openVault(`petition:${petitionId}`)).row("delivery_file", id, rowKey);
  const bytes = new Uint8Array(Buffer.from(wish.text ?? "A list."));
  const hash = new Uint8Array(createHash("sha256").update(bytes).digest());
  const at = new Date();
  await db().deliveryFile.create({
    data: {
      id,
      petitionId,
      locale: "en",
      startedAt: at,
      total: 1,
      written: 1,
      finishedAt: at,
      signedOffAt: (wish.signedOff ?? true) ? at : null,
      rowKey,
      pdfHash: hash,
      csvHash: hash,
      pdfBytes: bytes.length,
      csvBytes: bytes.length,
      pieces: {
        create: (["pdf", "csv"] as const).map((format) => ({
          format,
          position: 0,
          sealed: cells.sealBytes(`${format}/0`, bytes),
        })),
      },
    },
  });
  return { id, petitionId, hash: Buffer.from(hash).toString("hex") };
}
