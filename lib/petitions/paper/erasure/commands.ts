// Erasing what paper holds about people: with their signature, at their wish, and when retention ends.
import { db, inTransaction, type Tx } from "../../../db";
import { lockSheet, moveLines, recordSheetDeed } from "../commands";
import { findLinesByEmail } from "./queries";

const BATCH = 5_000;

const empty = {
  rowKey: null,
  emailHash: null,
  nameHash: null,
  sealedName: null,
  sealedLocality: null,
  sealedEmail: null,
  sealedPhone: null,
} as const;

/** Empties the lines that became a signature or joined it; their numbers and decisions stay, links end. */
export async function eraseLinesOfSignature(tx: Tx, signatureId: string, now: Date): Promise<void> {
  await tx.token.deleteMany({ where: { line: { signatureId } } });
  await tx.paperDistinct.deleteMany({
    where: { OR: [{ signatureId }, { line: { signatureId } }] },
  });
  await tx.paperLine.updateMany({
    where: { signatureId, erasedAt: null },
    data: { ...empty, erasedAt: now },
  });
}

/**
 * Erases every line with an address, in all petitions: lines nobody has decided go altogether, as
 * unconfirmed signatures do; of the others the data goes and the decision stays.
 * @param email any spelling that leads to the same mailbox
 * @returns how many lines there were
 */
export async function eraseLinesOf(email: string, now: Date): Promise<{ lines: number }> {
  const found = await findLinesByEmail(email);
  for (const { id, petitionId, sheetId } of found) {
    await inTransaction(async (tx) => {
      await lockSheet(tx, petitionId, sheetId);
      const line = await tx.paperLine.findUnique({
        where: { id },
        select: { state: true, place: true, position: true },
      });
      if (line === null) return;
      if (line.state !== "collected") {
        await tx.paperLine.update({
          where: { id },
          data: { ...empty, erasedAt: now },
          select: { id: true },
        });
        await tx.token.deleteMany({ where: { lineId: id } });
        await tx.paperDistinct.deleteMany({ where: { lineId: id } });
        return;
      }
      await tx.paperLine.delete({ where: { id }, select: { id: true } });
      await moveLines(tx, petitionId, [{ sheetId, place: line.place, collected: -1 }]);
      const details = { position: line.position, reason: "erased" };
      await recordSheetDeed(tx, sheetId, "changed", { actorId: null, now }, details);
    });
  }
  return { lines: found.length };
}

/**
 * Erases what a petition's sheets hold about anybody: lines and collectors' names. Counts and
 * decisions stay.
 * @returns how many lines and orders there were
 */
export async function erasePaper(petitionId: string, now: Date): Promise<number> {
  let erased = 0;
  for (let batch = BATCH; batch === BATCH; erased += batch) {
    batch = await db().$executeRaw`
      UPDATE paper_line SET row_key = NULL, email_hash = NULL, name_hash = NULL, sealed_name = NULL,
        sealed_locality = NULL, sealed_email = NULL, sealed_phone = NULL,
        erased_at = ${now}::timestamptz
      WHERE id IN (SELECT id FROM paper_line
        WHERE petition_id = ${petitionId}::uuid AND erased_at IS NULL LIMIT ${BATCH}::int)`;
  }
  await db().token.deleteMany({ where: { line: { petitionId } } });
  await db().paperDistinct.deleteMany({ where: { line: { petitionId } } });
  const { count } = await db().paperOrder.updateMany({
    where: { petitionId, rowKey: { not: null } },
    data: { rowKey: null, sealedCollector: null },
  });
  return erased + count;
}
