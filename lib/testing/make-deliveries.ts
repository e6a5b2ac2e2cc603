// Builders of what comes after signing: deliveries.
import { db } from "@/lib/db";
import { newId } from "@/lib/tokens";
import { petition } from "./make-pages";

const each = <T>(text: T) => ({ kk: text, ru: text, en: text });

type DeliveryWish = { petitionId?: string; deliveredOn?: Date; total?: number; fileId?: string };

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
      texts: each({ to: "The Office", note: "Against a stamp." }),
      fileId: wish.fileId ?? null,
    },
  });
  return { id, petitionId };
}
