// A namesake who signed online after the paper line was accepted: the same person, or another.
import { inTransaction } from "../../../db";
import { ok, type Result, refuse } from "../../../result";
import { lockSignatures, withIds } from "../../locks/commands";
import { keepApart, lockDecisions, lockSheet, moveLines, recordSheetDeed } from "../commands";
import { redeemPledge } from "../pledges/commands";
import { takeOutPaperSignature } from "../signatures/commands";

type Pair = { lineId: string; signatureId: string };

/**
 * Decides a possible duplicate. The same: the paper signature leaves the count with the category
 * `duplicate`, and its line joins the online one. Two people: the pair is not shown again, other namesakes are.
 * @param pair the accepted line, and the online signature of its namesake
 * @param isSame what was found; @param reason for the record, never personal data
 * @returns refused `unknown`, `decided` (one of the two does not stand any more), or `own` when this
 *   member entered the line
 */
export async function decideDuplicate(
  actorId: string,
  petitionId: string,
  { lineId, signatureId }: Pair,
  isSame: boolean,
  reason: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "decided" | "own">> {
  return inTransaction(async (tx) => {
    await lockDecisions(tx, petitionId);
    const at = await tx.paperLine.findFirst({
      where: { id: lineId, petitionId },
      select: { sheetId: true },
    });
    if (at === null || (await lockSheet(tx, petitionId, at.sheetId)) === null) {
      return refuse("unknown");
    }
    const line = await tx.paperLine.findUnique({
      where: { id: lineId },
      select: { position: true, place: true, enteredById: true, signatureId: true, isJoined: true },
    });
    if (!line?.signatureId || line.isJoined) return refuse("decided");
    if (line.enteredById === actorId) return refuse("own");
    await lockSignatures(tx, withIds(petitionId, [line.signatureId, signatureId]));
    const [online] = await tx.$queryRaw<{ id: string }[]>`
      SELECT online.id FROM signature online JOIN signature paper
        ON paper.id = ${line.signatureId}::uuid AND paper.name_hash = online.name_hash
      WHERE online.id = ${signatureId}::uuid AND online.petition_id = ${petitionId}::uuid
        AND online.source = 'online' AND online.state IN ('confirmed', 'counted')
      FOR UPDATE OF online`;
    if (!online) return refuse("decided");
    const { position, place } = line;
    const deed = { actorId, now };
    if (!isSame) {
      await keepApart(tx, lineId, [online.id], now);
      await recordSheetDeed(tx, at.sheetId, "checked", deed, { position, reason: "distinct" });
      return ok();
    }
    const own = line.signatureId;
    if (!(await takeOutPaperSignature(tx, actorId, own, "duplicate", reason, now))) {
      return refuse("decided");
    }
    await redeemPledge(tx, petitionId, online.id, now);
    await tx.paperLine.update({
      where: { id: lineId },
      data: { signatureId: online.id, isJoined: true },
      select: { id: true },
    });
    await moveLines(tx, petitionId, [{ sheetId: at.sheetId, place, checked: -1, joined: 1 }]);
    await recordSheetDeed(tx, at.sheetId, "checked", deed, { position, reason: "joined" });
    return ok();
  });
}
