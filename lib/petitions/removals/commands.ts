// Taking signatures out: an organiser's deed, with a reason that is kept.
import { recordDeed } from "../../audit/commands";
import { inTransaction } from "../../db";
import { newId } from "../../tokens";
import type { RemovalCategory } from "./rules";

/**
 * Takes signatures out of the count. Each removal is a row with who, when and why; the next tally
 * subtracts those that had been counted. The data stays until the petition's retention ends, so that
 * the same address cannot sign again.
 * @param actorId the member; null for the command line
 * @param petitionId ids of other petitions' signatures are left alone
 * @param ids signatures; those already withdrawn or invalidated are left as they are
 * @param category what readers are told, with the number
 * @param reason for the record; never personal data
 * @returns how many were taken out
 */
export function invalidateSignatures(
  actorId: string | null,
  petitionId: string,
  ids: readonly string[],
  category: RemovalCategory,
  reason: string,
  now: Date,
): Promise<{ invalidated: number }> {
  return inTransaction(async (tx) => {
    const gone = await tx.signature.updateManyAndReturn({
      where: {
        id: { in: [...ids] },
        petitionId,
        state: { in: ["pending", "confirmed", "counted"] },
      },
      data: { state: "invalidated" },
      select: { id: true },
    });
    if (gone.length === 0) return { invalidated: 0 };
    await tx.signatureRemoval.createMany({
      data: gone.map(({ id }) => ({
        id: newId(),
        signatureId: id,
        kind: "invalidated" as const,
        category,
        reason,
        createdAt: now,
        createdById: actorId,
      })),
    });
    await recordDeed(tx, {
      actorId,
      action: "signature:invalidate",
      subjectType: "petition",
      subjectId: petitionId,
      details: {
        signatures: gone.length,
        category,
        reason,
        ids: gone.slice(0, 100).map(({ id }) => id),
      },
    });
    return { invalidated: gone.length };
  });
}
