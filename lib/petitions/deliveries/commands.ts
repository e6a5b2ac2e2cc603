// What organisers record about handing a petition over: deliveries, their documents, answers; and corrections of each.
import { createHash } from "node:crypto";
import { recordDeed } from "../../audit/commands";
import { inTransaction, notifyChanged, type Tx } from "../../db";
import { locales } from "../../i18n/locales";
import { ok, type Result, refuse } from "../../result";
import { newId } from "../../tokens";
import { paths, pathsShowingPetition } from "../../urls";
import { contradictsOutcome } from "../outcomes/commands";
import { totalOn } from "./queries";
import { dateOf, dayOf, dayOfColumn, dayRefusal, documentKind } from "./rules";
import { type AnswerInput, type DeliveryInput, MAX_DOCUMENT } from "./schema";

type Named = { id: string; slug: string };

/** When it was first shown to readers; null if it never was. */
async function firstPublished(tx: Tx, petitionId: string): Promise<Date | null> {
  const { _min } = await tx.publication.aggregate({
    where: { petitionId },
    _min: { publishedAt: true },
  });
  return _min.publishedAt;
}

/** Writes the deed down and lets go of the pages that show it. */
async function record(
  tx: Tx,
  actorId: string,
  action: string,
  petition: Named,
  deliveryId: string,
  details: Record<string, string | number> = {},
): Promise<void> {
  await recordDeed(tx, {
    actorId,
    action,
    subjectType: "petition",
    subjectId: petition.id,
    details: { slug: petition.slug, delivery: deliveryId, ...details },
  });
  await notifyChanged(tx, [
    ...pathsShowingPetition(petition.slug),
    ...locales.map((locale) => paths.deliveryDocument(locale, petition.slug, deliveryId)),
  ]);
}

export type DeliveryRefusal = "unknown" | "too-early" | "in-future" | "unknown-file" | "draft";

/** What decides whether a delivery can be as it is given. */
async function judge(
  tx: Tx,
  petitionId: string,
  input: DeliveryInput,
  now: Date,
): Promise<Result<Named, DeliveryRefusal>> {
  const petition = await tx.petition.findUnique({
    where: { id: petitionId },
    select: { id: true, slug: true },
  });
  if (petition === null) return refuse("unknown");
  const published = await firstPublished(tx, petitionId);
  if (published === null) return refuse("draft");
  const refusal = dayRefusal(input.deliveredOn, dayOf(published), dayOf(now));
  if (refusal !== null) return refuse(refusal);
  if (input.fileId !== null) {
    const file = await tx.deliveryFile.findFirst({
      where: { id: input.fileId, petitionId, signedOffAt: { not: null } },
      select: { id: true },
    });
    if (file === null) return refuse("unknown-file");
  }
  return ok(petition);
}

/**
 * Records that the petition was handed over. How many stood behind it is the count's, at the end of
 * that day; nobody types it.
 * @returns its id; refused `unknown`, `draft` (never published), `too-early` (before the first
 *   publication), `in-future`, `unknown-file` (none of this petition's signed-off files), or
 *   `outcome-stands` (it is said that the petition was not delivered)
 */
export function recordDelivery(
  actorId: string,
  petitionId: string,
  input: DeliveryInput,
  now: Date,
): Promise<Result<{ id: string }, DeliveryRefusal | "outcome-stands">> {
  return inTransaction(async (tx) => {
    const judged = await judge(tx, petitionId, input, now);
    if (!judged.ok) return judged;
    if (await contradictsOutcome(tx, petitionId, { deliveries: 1 })) {
      return refuse("outcome-stands");
    }
    const id = newId();
    const total = await totalOn(tx, petitionId, input.deliveredOn, now);
    await tx.delivery.create({
      data: {
        id,
        petitionId,
        deliveredOn: dateOf(input.deliveredOn),
        total,
        texts: input.texts,
        fileId: input.fileId,
        createdById: actorId,
      },
      select: { id: true },
    });
    const { deliveredOn } = input;
    await record(tx, actorId, "delivery:record", judged.value, id, { deliveredOn, total });
    return ok({ id });
  });
}

/** Corrects a delivery; the total follows the day. @returns refused as recordDelivery() */
export function reviseDelivery(
  actorId: string,
  petitionId: string,
  id: string,
  input: DeliveryInput,
  now: Date,
): Promise<Result<undefined, DeliveryRefusal | "answered-before">> {
  return inTransaction(async (tx) => {
    const judged = await judge(tx, petitionId, input, now);
    if (!judged.ok) return judged;
    const found = await lock(tx, petitionId, id);
    if (found === null) return refuse("unknown");
    const first = found.answers[0];
    if (first && dayOfColumn(first.answeredOn) < input.deliveredOn) {
      return refuse("answered-before");
    }
    // The day it was handed over still counts as it did then; only another day has another total.
    const isSameDay = dayOfColumn(found.deliveredOn) === input.deliveredOn;
    const total = isSameDay ? found.total : await totalOn(tx, petitionId, input.deliveredOn, now);
    await tx.delivery.update({
      where: { id },
      data: {
        deliveredOn: dateOf(input.deliveredOn),
        total,
        texts: input.texts,
        fileId: input.fileId,
      },
      select: { id: true },
    });
    const { deliveredOn } = input;
    await record(tx, actorId, "delivery:revise", judged.value, id, { deliveredOn, total });
    return ok();
  });
}

async function lock(tx: Tx, petitionId: string, id: string) {
  await tx.$queryRaw`SELECT id FROM delivery WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.delivery.findFirst({
    where: { id, petitionId },
    select: {
      id: true,
      total: true,
      deliveredOn: true,
      petition: { select: { id: true, slug: true } },
      answers: { orderBy: { answeredOn: "asc" }, select: { id: true, answeredOn: true } },
    },
  });
}

/**
 * Takes a delivery out that was recorded by mistake, with its answers and document.
 * @returns refused `unknown`, or `outcome-stands` (it is said that it was delivered, to no answer)
 */
export function deleteDelivery(
  actorId: string,
  petitionId: string,
  id: string,
  reason: string,
): Promise<Result<undefined, "unknown" | "outcome-stands">> {
  return inTransaction(async (tx) => {
    const isContradicting = await contradictsOutcome(tx, petitionId, { deliveries: -1 });
    const found = await lock(tx, petitionId, id);
    if (found === null) return refuse("unknown");
    if (isContradicting) return refuse("outcome-stands");
    await tx.delivery.delete({ where: { id }, select: { id: true } });
    const { total } = found;
    const deliveredOn = dayOfColumn(found.deliveredOn);
    const details = { deliveredOn, total, reason };
    await record(tx, actorId, "delivery:delete", found.petition, id, details);
    return ok();
  });
}

/**
 * Puts a public document to a delivery, in place of one it had. Its name is ours, made of the day
 * and of what the bytes are.
 * @returns refused `unknown`, `too-large` (over 5 MB), or `wrong-kind` when the bytes are no PDF,
 *   JPEG or PNG
 */
export function attachDocument(
  actorId: string,
  petitionId: string,
  id: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<undefined, "unknown" | "too-large" | "wrong-kind">> {
  return inTransaction(async (tx) => {
    if (bytes.length > MAX_DOCUMENT) return refuse("too-large");
    const kind = documentKind(bytes);
    if (kind === null) return refuse("wrong-kind");
    const found = await lock(tx, petitionId, id);
    if (found === null) return refuse("unknown");
    const hash = new Uint8Array(createHash("sha256").update(bytes).digest());
    const documentName = `delivery-${dayOfColumn(found.deliveredOn)}.${kind.extension}`;
    await tx.delivery.update({
      where: { id },
      data: { documentName, documentHash: hash, document: bytes },
      select: { id: true },
    });
    const details = { bytes: bytes.length, sha256: Buffer.from(hash).toString("hex") };
    await record(tx, actorId, "delivery:attach", found.petition, id, details);
    return ok();
  });
}

/** Takes the document off again. @returns refused `unknown` */
export function removeDocument(
  actorId: string,
  petitionId: string,
  id: string,
): Promise<Result<undefined, "unknown">> {
  return inTransaction(async (tx) => {
    const found = await lock(tx, petitionId, id);
    if (found === null) return refuse("unknown");
    const data = { documentName: null, documentHash: null, document: null };
    await tx.delivery.update({ where: { id }, data, select: { id: true } });
    await record(tx, actorId, "delivery:detach", found.petition, id);
    return ok();
  });
}

export type AnswerRefusal = "unknown" | "too-early" | "in-future" | "outcome-stands";

/**
 * Records or corrects an answer to a delivery.
 * @param answerId the answer to correct; null for a new one
 * @returns refused `unknown`, `too-early` (before the delivery), `in-future`, or `outcome-stands` (it is
 *   said that nobody answered)
 */
export function recordAnswer(
  actorId: string,
  petitionId: string,
  deliveryId: string,
  answerId: string | null,
  input: AnswerInput,
  now: Date,
): Promise<Result<undefined, AnswerRefusal>> {
  return inTransaction(async (tx) => {
    const isContradicting =
      answerId === null && (await contradictsOutcome(tx, petitionId, { answers: 1 }));
    const found = await lock(tx, petitionId, deliveryId);
    if (found === null) return refuse("unknown");
    if (isContradicting) return refuse("outcome-stands");
    const refusal = dayRefusal(input.answeredOn, dayOfColumn(found.deliveredOn), dayOf(now));
    if (refusal !== null) return refuse(refusal);
    const data = { answeredOn: dateOf(input.answeredOn), texts: input.texts };
    if (answerId === null) {
      await tx.answer.create({
        data: { id: newId(), deliveryId, createdById: actorId, ...data },
        select: { id: true },
      });
    } else {
      const { count } = await tx.answer.updateMany({ where: { id: answerId, deliveryId }, data });
      if (count === 0) return refuse("unknown");
    }
    const action = answerId === null ? "answer:record" : "answer:revise";
    const { answeredOn } = input;
    await record(tx, actorId, action, found.petition, deliveryId, { answeredOn });
    return ok();
  });
}

/** Takes an answer out that was recorded by mistake. @returns refused `unknown` */
export function deleteAnswer(
  actorId: string,
  petitionId: string,
  deliveryId: string,
  answerId: string,
): Promise<Result<undefined, "unknown">> {
  return inTransaction(async (tx) => {
    const found = await lock(tx, petitionId, deliveryId);
    if (found === null) return refuse("unknown");
    const { count } = await tx.answer.deleteMany({ where: { id: answerId, deliveryId } });
    if (count === 0) return refuse("unknown");
    await record(tx, actorId, "answer:delete", found.petition, deliveryId);
    return ok();
  });
}
