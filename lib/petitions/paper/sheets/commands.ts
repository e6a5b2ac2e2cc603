// What is done to a whole sheet: it comes back, it will not be used, and both taken back.
import { inTransaction } from "../../../db";
import { ok, type Result, refuse } from "../../../result";
import { lockSheet, recordSheetDeed } from "../commands";

/**
 * The collector brought the sheet back.
 * @returns refused `unknown`, `voided`, or `returned` when it is back already
 */
export function returnSheet(
  actorId: string,
  petitionId: string,
  sheetId: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "voided" | "returned">> {
  return inTransaction(async (tx) => {
    const sheet = await lockSheet(tx, petitionId, sheetId);
    if (sheet === null) return refuse("unknown");
    if (sheet.voidedAt !== null) return refuse("voided");
    if (sheet.returnedAt !== null) return refuse("returned");
    await tx.paperSheet.update({
      where: { id: sheetId },
      data: { returnedAt: now },
      select: { id: true },
    });
    await recordSheetDeed(tx, sheetId, "returned", { actorId, now });
    return ok();
  });
}

/**
 * The sheet is lost or spoilt and will not be used. Nothing can be entered on it afterwards.
 * @param reason for the record; never personal data
 * @returns refused `unknown`, `voided`, or `has-lines`: lines are rejected one by one, with a reason each
 */
export function voidSheet(
  actorId: string,
  petitionId: string,
  sheetId: string,
  reason: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "voided" | "has-lines">> {
  return inTransaction(async (tx) => {
    const sheet = await lockSheet(tx, petitionId, sheetId);
    if (sheet === null) return refuse("unknown");
    if (sheet.voidedAt !== null) return refuse("voided");
    if (sheet.collected + sheet.checked + sheet.joined > 0) return refuse("has-lines");
    await tx.paperSheet.update({
      where: { id: sheetId },
      data: { voidedAt: now },
      select: { id: true },
    });
    await recordSheetDeed(tx, sheetId, "voided", { actorId, now }, { reason });
    return ok();
  });
}

/**
 * Takes back that a sheet was voided or returned: it is with its collector again.
 * @param reason for the record; never personal data
 * @returns refused `unknown`, or `out` when neither stands
 */
export function reopenSheet(
  actorId: string,
  petitionId: string,
  sheetId: string,
  reason: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "out">> {
  return inTransaction(async (tx) => {
    const sheet = await lockSheet(tx, petitionId, sheetId);
    if (sheet === null) return refuse("unknown");
    if (sheet.voidedAt === null && sheet.returnedAt === null) return refuse("out");
    // A voided sheet that had come back stays so.
    const data = sheet.voidedAt === null ? { returnedAt: null } : { voidedAt: null };
    await tx.paperSheet.update({ where: { id: sheetId }, data, select: { id: true } });
    await recordSheetDeed(tx, sheetId, "reopened", { actorId, now }, { reason });
    return ok();
  });
}
