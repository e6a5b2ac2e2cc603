// Entering lines from a sheet, changing them and taking them away while nobody has decided them.
import { inTransaction, type Tx } from "../../../db";
import { ok, type Result, refuse } from "../../../result";
import { newId } from "../../../tokens";
import { lookupHash, nameHash } from "../../../vault/lookup";
import { newRowKey, openVault, type Vault } from "../../../vault/vault";
import { lockSheet, moveLines, recordSheetDeed } from "../commands";
import type { LineInput } from "./schema";

/** A line's cells and hashes under a fresh row key. What was not given has no hash. */
export function sealLine(
  vault: Vault,
  petitionId: string,
  id: string,
  line: Omit<LineInput, "place"> & { place: string },
) {
  const scope = `petition:${petitionId}`;
  const rowKey = newRowKey();
  const cells = vault.row("paper_line", id, rowKey);
  return {
    place: line.place,
    isIllegible: line.isIllegible,
    isUnsigned: line.isUnsigned,
    signedOn: new Date(`${line.signedOn}T00:00:00Z`),
    rowKey,
    emailHash: line.email === "" ? null : lookupHash(scope, line.email),
    nameHash: line.name === "" ? null : nameHash(scope, line.name, line.place),
    sealedName: cells.seal("name", line.name),
    sealedLocality: cells.seal("locality", line.locality),
    sealedEmail: cells.seal("email", line.email),
    sealedPhone: cells.seal("phone", line.phone),
  };
}

type Standing = { position: number; enteredById: string | null; nameHash: Uint8Array | null };

const isSame = (one: Uint8Array | null, other: Uint8Array | null) =>
  one === null || other === null
    ? one === other
    : Buffer.compare(Buffer.from(one), Buffer.from(other)) === 0;

/**
 * Enters lines of a sheet. Two people who enter the same sheet at once do not overwrite each other:
 * a line that stands already is refused with all the rest, unless the same person sends the same name
 * again (a form sent twice), which changes nothing. A sheet that is entered has come back.
 * @param lines by their numbers on the sheet, each at most once
 * @returns how many were entered; refused `unknown`, `voided`, or `taken`
 */
export async function enterLines(
  actorId: string,
  petitionId: string,
  sheetId: string,
  lines: readonly LineInput[],
  now: Date,
): Promise<Result<{ entered: number }, "unknown" | "voided" | "taken">> {
  const vault = await openVault(`petition:${petitionId}`);
  return inTransaction(async (tx) => {
    const sheet = await lockSheet(tx, petitionId, sheetId);
    if (sheet === null) return refuse("unknown");
    if (sheet.voidedAt !== null) return refuse("voided");
    const standing = await tx.paperLine.findMany({
      where: { sheetId },
      select: { position: true, enteredById: true, nameHash: true },
    });
    const byPosition = new Map(standing.map((line): [number, Standing] => [line.position, line]));
    const rows = [];
    for (const line of lines) {
      const id = newId();
      const sealed = sealLine(vault, petitionId, id, line);
      const there = byPosition.get(line.position);
      if (there === undefined) rows.push({ id, position: line.position, ...sealed });
      else if (there.enteredById !== actorId || !isSame(there.nameHash, sealed.nameHash)) {
        return refuse("taken");
      }
    }
    if (rows.length === 0) return ok({ entered: 0 });
    const common = { petitionId, sheetId, enteredAt: now, enteredById: actorId };
    await tx.paperLine.createMany({ data: rows.map((row) => ({ ...row, ...common })) });
    if (sheet.returnedAt === null) {
      await tx.paperSheet.update({
        where: { id: sheetId },
        data: { returnedAt: now },
        select: { id: true },
      });
    }
    await moveLines(
      tx,
      petitionId,
      rows.map(({ place }) => ({ sheetId, place, collected: 1 })),
    );
    await recordSheetDeed(tx, sheetId, "entered", { actorId, now }, { lines: rows.length });
    return ok({ entered: rows.length });
  });
}

/** Locks a line's sheet and finds the line as it is then. */
async function findLocked(tx: Tx, petitionId: string, sheetId: string, lineId: string) {
  const sheet = await lockSheet(tx, petitionId, sheetId);
  if (sheet === null) return null;
  return tx.paperLine.findFirst({
    where: { id: lineId, sheetId },
    select: { id: true, position: true, state: true, place: true, enteredAt: true, erasedAt: true },
  });
}

/**
 * Changes a line nobody has decided. Whoever changes it has entered it: somebody else decides.
 * @param seen when the line had been entered as its form showed it
 * @returns refused `unknown`, `decided`, `erased`, or `changed` by somebody else meanwhile
 */
export async function changeLine(
  actorId: string,
  petitionId: string,
  place: { sheetId: string; lineId: string; seen: Date },
  line: LineInput,
  now: Date,
): Promise<Result<undefined, "unknown" | "decided" | "erased" | "changed">> {
  const { sheetId, lineId, seen } = place;
  const vault = await openVault(`petition:${petitionId}`);
  return inTransaction(async (tx) => {
    const there = await findLocked(tx, petitionId, sheetId, lineId);
    if (there === null) return refuse("unknown");
    if (there.erasedAt !== null) return refuse("erased");
    if (there.state !== "collected") return refuse("decided");
    if (there.enteredAt.getTime() !== seen.getTime()) return refuse("changed");
    await tx.paperLine.update({
      where: { id: lineId },
      data: {
        ...sealLine(vault, petitionId, lineId, line),
        enteredAt: now,
        enteredById: actorId,
      },
      select: { id: true },
    });
    await moveLines(tx, petitionId, [
      { sheetId, place: there.place, collected: -1 },
      { sheetId, place: line.place, collected: 1 },
    ]);
    const details = { position: there.position };
    await recordSheetDeed(tx, sheetId, "changed", { actorId, now }, details);
    return ok();
  });
}

/**
 * Takes a line away that was entered by mistake and nobody has decided; its data goes with it.
 * @returns refused `unknown` (also when it is gone already) or `decided`
 */
export function removeLine(
  actorId: string,
  petitionId: string,
  { sheetId, lineId }: { sheetId: string; lineId: string },
  now: Date,
): Promise<Result<undefined, "unknown" | "decided">> {
  return inTransaction(async (tx) => {
    const there = await findLocked(tx, petitionId, sheetId, lineId);
    if (there === null) return refuse("unknown");
    if (there.state !== "collected") return refuse("decided");
    await tx.paperLine.delete({ where: { id: lineId }, select: { id: true } });
    await moveLines(tx, petitionId, [{ sheetId, place: there.place, collected: -1 }]);
    const details = { position: there.position, reason: "removed" };
    await recordSheetDeed(tx, sheetId, "changed", { actorId, now }, details);
    return ok();
  });
}
