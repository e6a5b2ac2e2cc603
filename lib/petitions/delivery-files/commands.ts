// What is done with lists for the addressee: ordered, cancelled, signed off, erased. making/ writes them.
import { recordDeed } from "../../audit/commands";
import { inTransaction, Prisma, type Tx } from "../../db";
import type { Locale } from "../../i18n/locales";
import { enqueue } from "../../jobs/queue";
import { ok, type Result, refuse } from "../../result";
import { newId } from "../../tokens";
import { keptSince } from "./rules";

function record(
  tx: Tx,
  actorId: string | null,
  action: string,
  petitionId: string,
  fileId: string,
  details: Record<string, string | number> = {},
): Promise<void> {
  const deed = { actorId, action, subjectType: "petition", subjectId: petitionId };
  return recordDeed(tx, { ...deed, details: { file: fileId, ...details } });
}

/**
 * Orders a list; a job makes it.
 * @returns its id; refused `unknown`, `empty` (nobody counts yet), or `running` while another is made
 */
export function orderFile(
  actorId: string,
  petitionId: string,
  locale: Locale,
): Promise<Result<{ id: string }, "unknown" | "empty" | "running">> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM petition WHERE id = ${petitionId}::uuid FOR NO KEY UPDATE`;
    const petition = await tx.petition.findUnique({
      where: { id: petitionId },
      select: { id: true },
    });
    if (petition === null) return refuse("unknown");
    const undone = { petitionId, finishedAt: null, cancelledAt: null, erasedAt: null };
    if ((await tx.deliveryFile.count({ where: undone })) > 0) return refuse("running");
    const { _sum } = await tx.petitionTally.aggregate({
      where: { petitionId },
      _sum: { total: true },
    });
    const total = _sum.total ?? 0;
    if (total === 0) return refuse("empty");
    const id = newId();
    await tx.deliveryFile.create({
      data: { id, petitionId, locale, total, requestedById: actorId },
      select: { id: true },
    });
    await enqueue(tx, "makeDeliveryFile", { fileId: id });
    await record(tx, actorId, "delivery-file:order", petitionId, id, { locale, total });
    return ok({ id });
  });
}

/** Stops a list that is not finished; what was written is erased. @returns refused `unknown` or `over` */
export function cancelFile(
  actorId: string,
  petitionId: string,
  id: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "over">> {
  return inTransaction(async (tx) => {
    const { count } = await tx.deliveryFile.updateMany({
      where: { id, petitionId, finishedAt: null, cancelledAt: null, erasedAt: null },
      data: { cancelledAt: now, rowKey: null },
    });
    if (count === 0) return refuse(await whether(tx, petitionId, id, "over"));
    await tx.deliveryFilePiece.deleteMany({ where: { fileId: id } });
    await record(tx, actorId, "delivery-file:cancel", petitionId, id);
    return ok();
  });
}

async function whether<R extends string>(tx: Tx, petitionId: string, id: string, reason: R) {
  const there = await tx.deliveryFile.count({ where: { id, petitionId } });
  return there === 0 ? ("unknown" as const) : reason;
}

/**
 * An admin lets a finished list out. Of two who press at once one signs off.
 * @returns refused `unknown`, `not-finished` (also when it was erased meanwhile) or `signed-off`
 */
export function signOffFile(
  actorId: string,
  petitionId: string,
  id: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "not-finished" | "signed-off">> {
  return inTransaction(async (tx) => {
    const { count } = await tx.deliveryFile.updateMany({
      where: {
        id,
        petitionId,
        finishedAt: { not: null },
        cancelledAt: null,
        erasedAt: null,
        signedOffAt: null,
      },
      data: { signedOffAt: now, signedOffById: actorId },
    });
    if (count > 0) {
      await record(tx, actorId, "delivery-file:sign-off", petitionId, id);
      return ok();
    }
    const signed = await tx.deliveryFile.count({
      where: { id, petitionId, signedOffAt: { not: null } },
    });
    return refuse(signed > 0 ? "signed-off" : await whether(tx, petitionId, id, "not-finished"));
  });
}

/** Erases the bytes of these lists and the key that opens them. @returns how many there were */
async function eraseFiles(tx: Tx, which: Prisma.Sql, now: Date): Promise<number> {
  const gone = await tx.$queryRaw<{ id: string; petitionId: string }[]>`
    UPDATE delivery_file SET row_key = NULL, erased_at = ${now}::timestamptz,
      cancelled_at = CASE WHEN finished_at IS NULL THEN ${now}::timestamptz ELSE cancelled_at END
    WHERE erased_at IS NULL AND cancelled_at IS NULL AND ${which}
    RETURNING id, petition_id AS "petitionId"`;
  await tx.deliveryFilePiece.deleteMany({ where: { fileId: { in: gone.map(({ id }) => id) } } });
  for (const { id, petitionId } of gone) {
    await record(tx, null, "delivery-file:erase", petitionId, id);
  }
  return gone.length;
}

/** An organiser erases a finished list; its hashes stay. @returns refused `unknown` */
export function eraseFile(
  actorId: string,
  petitionId: string,
  id: string,
  now: Date,
): Promise<Result<undefined, "unknown">> {
  return inTransaction(async (tx) => {
    const { count } = await tx.deliveryFile.updateMany({
      where: { id, petitionId, finishedAt: { not: null }, erasedAt: null },
      data: { erasedAt: now, rowKey: null },
    });
    if (count === 0) return refuse("unknown");
    await tx.deliveryFilePiece.deleteMany({ where: { fileId: id } });
    await record(tx, actorId, "delivery-file:erase", petitionId, id);
    return ok();
  });
}

const nameLock = (petitionId: string) => Prisma.sql`hashtextextended(${`names:${petitionId}`}, 0)`;

/**
 * Waits until nobody is taking a name of this petition back, and keeps the next ones waiting until
 * `tx` ends. A list is marked as begun under it: who takes a name back is done before the list's
 * snapshot, or finds the list begun and erases it. There is no third.
 */
export async function waitForNames(tx: Tx, petitionId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${nameLock(petitionId)})`;
}

/**
 * Erases the lists in which this signer may stand by name: called before the name is taken back,
 * withdrawn or erased, in the same transaction. Lists can be made anew; a name that was taken back
 * must not leave in an old one. A list that nobody has begun to write will be without it, and stays.
 */
export async function eraseFilesNaming(tx: Tx, signatureId: string, now: Date): Promise<void> {
  const signature = await tx.signature.findUnique({
    where: { id: signatureId },
    select: { petitionId: true },
  });
  if (signature === null) return;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${nameLock(signature.petitionId)})`;
  const which = Prisma.sql`started_at IS NOT NULL AND EXISTS (SELECT FROM signature s JOIN consent c ON c.signature_id = s.id
    WHERE s.id = ${signatureId}::uuid AND s.petition_id = delivery_file.petition_id
      AND s.state <> 'pending' AND c.purpose = 'publishName' AND c.withdrawn_at IS NULL)`;
  await eraseFiles(tx, which, now);
}

/** Erases every list of a petition, when its signers' data goes. */
export async function eraseFilesOf(tx: Tx, petitionId: string, now: Date): Promise<void> {
  await eraseFiles(tx, Prisma.sql`petition_id = ${petitionId}::uuid`, now);
}

/**
 * Erases finished lists that were kept long enough, and pieces that a maker left behind when it was
 * killed after a cancellation.
 * @returns how many lists went
 */
export function expireFiles(now: Date): Promise<{ files: number }> {
  return inTransaction(async (tx) => {
    const files = await eraseFiles(
      tx,
      Prisma.sql`finished_at <= ${keptSince(now)}::timestamptz`,
      now,
    );
    await tx.deliveryFilePiece.deleteMany({
      where: { file: { OR: [{ cancelledAt: { not: null } }, { erasedAt: { not: null } }] } },
    });
    return { files };
  });
}
