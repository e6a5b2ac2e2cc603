// Taking lines in from a file: all of it or nothing; and undoing it as one deed.
import { recordDeed } from "../../../audit/commands";
import { inTransaction, type Tx } from "../../../db";
import { ok, type Result, refuse } from "../../../result";
import { newId } from "../../../tokens";
import { nameHash } from "../../../vault/lookup";
import { openVault } from "../../../vault/vault";
import { type LockedSheet, lockSheets, moveLines, recordSheetDeed } from "../commands";
import { sealLine } from "../lines/commands";
import { LINES_A_SHEET } from "../rules";
import { repetitions } from "./repetitions/rules";
import type { ImportedLine, ImportProblem } from "./schema";

const BATCH = 1_000;

type Taken = { positions: Set<number>; people: Set<string> };

/** What stands on the sheets already: numbers, and people by name and address. */
async function readStanding(tx: Tx, sheetIds: readonly string[]): Promise<Map<string, Taken>> {
  const rows = await tx.paperLine.findMany({
    where: { sheetId: { in: [...sheetIds] } },
    select: { sheetId: true, position: true, nameHash: true },
  });
  const standing = new Map<string, Taken>(
    sheetIds.map((id) => [id, { positions: new Set(), people: new Set() }]),
  );
  for (const { sheetId, position, nameHash: hash } of rows) {
    const taken = standing.get(sheetId);
    taken?.positions.add(position);
    if (hash) taken?.people.add(Buffer.from(hash).toString("base64"));
  }
  return standing;
}

function nextFree({ positions }: Taken, reserved: ReadonlySet<number>): number | null {
  for (let position = 1; position <= LINES_A_SHEET; position += 1) {
    if (!positions.has(position) && !reserved.has(position)) return position;
  }
  return null;
}

type Placed = { line: ImportedLine; sheet: LockedSheet; position: number };

/** Gives every line its place on its sheet, or says why it has none. */
function placeLines(
  petitionId: string,
  lines: readonly ImportedLine[],
  sheets: readonly LockedSheet[],
  standing: ReadonlyMap<string, Taken>,
): { placed: Placed[]; problems: ImportProblem[] } {
  const bySerial = new Map(sheets.map((sheet) => [sheet.serial, sheet]));
  // A number that the file gives is not given away to a line without one.
  const reserved = new Map<number, Set<number>>();
  for (const { serial, position } of lines) {
    if (position === null) continue;
    reserved.set(serial, (reserved.get(serial) ?? new Set()).add(position));
  }
  const placed: Placed[] = [];
  const problems: ImportProblem[] = [];
  const repetition = repetitions();
  for (const line of lines) {
    const sheet = bySerial.get(line.serial);
    const taken = sheet && standing.get(sheet.id);
    if (!sheet || !taken) {
      problems.push({ at: line.at, problem: "unknown-sheet" });
      continue;
    }
    if (sheet.voidedAt !== null) {
      problems.push({ at: line.at, problem: "voided-sheet" });
      continue;
    }
    const place = line.place ?? sheet.place;
    const person =
      line.name === ""
        ? null
        : Buffer.from(nameHash(`petition:${petitionId}`, line.name, place)).toString("base64");
    if (person !== null && taken.people.has(person)) {
      problems.push({ at: line.at, problem: "repeated" });
      continue;
    }
    const again = repetition(line, person);
    if (again !== null) {
      problems.push(again);
      continue;
    }
    if (line.position !== null && taken.positions.has(line.position)) {
      problems.push({ at: line.at, problem: "taken" });
      continue;
    }
    const position = line.position ?? nextFree(taken, reserved.get(line.serial) ?? new Set());
    if (position === null) {
      problems.push({ at: line.at, problem: "sheet-full" });
      continue;
    }
    taken.positions.add(position);
    if (person !== null) taken.people.add(person);
    placed.push({ line, sheet, position });
  }
  return { placed, problems };
}

/**
 * Takes lines in from a file, in one transaction: with a problem in any line, nothing is taken.
 * @param lines as readImport() made them
 * @returns the import's id; or every problem with its line's number
 */
export async function importLines(
  actorId: string,
  petitionId: string,
  lines: readonly ImportedLine[],
  now: Date,
): Promise<
  { ok: true; value: { id: string } } | { ok: false; problems: readonly ImportProblem[] }
> {
  const vault = await openVault(`petition:${petitionId}`);
  return inTransaction(async (tx) => {
    const serials = [...new Set(lines.map(({ serial }) => serial))];
    const found = await tx.paperSheet.findMany({
      where: { petitionId, serial: { in: serials } },
      select: { id: true },
    });
    const ids = found.map((sheet) => sheet.id);
    const sheets = await lockSheets(tx, petitionId, ids);
    const standing = await readStanding(tx, ids);
    const { placed, problems } = placeLines(petitionId, lines, sheets, standing);
    if (problems.length > 0) return { ok: false, problems };
    const id = newId();
    await tx.paperImport.create({
      data: { id, petitionId, lineCount: placed.length, createdAt: now, createdById: actorId },
      select: { id: true },
    });
    const rows = placed.map(({ line, sheet, position }) => {
      const lineId = newId();
      const { at: _at, serial: _serial, ...typed } = line;
      const whole = { ...typed, position, place: line.place ?? sheet.place };
      const sealed = sealLine(vault, petitionId, lineId, whole);
      const entry = { importId: id, enteredAt: now, enteredById: actorId };
      return { id: lineId, petitionId, sheetId: sheet.id, position, ...sealed, ...entry };
    });
    for (let at = 0; at < rows.length; at += BATCH) {
      await tx.paperLine.createMany({ data: rows.slice(at, at + BATCH) });
    }
    await tx.paperSheet.updateMany({
      where: { id: { in: ids }, returnedAt: null },
      data: { returnedAt: now },
    });
    const moves = rows.map(({ sheetId, place }) => ({ sheetId, place, collected: 1 }));
    await moveLines(tx, petitionId, moves);
    for (const sheet of sheets) {
      const count = rows.filter(({ sheetId }) => sheetId === sheet.id).length;
      await recordSheetDeed(
        tx,
        sheet.id,
        "imported",
        { actorId, now },
        { lines: count, import: id },
      );
    }
    await recordImport(tx, actorId, "paper:import", id, rows.length);
    return { ok: true, value: { id } };
  });
}

function recordImport(tx: Tx, actorId: string, action: string, id: string, lines: number) {
  const subject = { subjectType: "paper-import", subjectId: id };
  return recordDeed(tx, { actorId, action, ...subject, details: { lines } });
}

/**
 * Undoes an import as one deed: its lines go, with their data. Only while nobody has decided any of
 * them; those decided are reopened first, so that what was counted leaves the count with a reason.
 * @returns how many lines went; refused `unknown`, `undone`, or `decided`
 */
export function undoImport(
  actorId: string,
  petitionId: string,
  importId: string,
  now: Date,
): Promise<Result<{ lines: number }, "unknown" | "undone" | "decided">> {
  return inTransaction(async (tx) => {
    const [found] = await tx.$queryRaw<{ undoneAt: Date | null }[]>`
      SELECT undone_at AS "undoneAt" FROM paper_import
      WHERE id = ${importId}::uuid AND petition_id = ${petitionId}::uuid FOR UPDATE`;
    if (!found) return refuse("unknown");
    if (found.undoneAt !== null) return refuse("undone");
    const sheets = await tx.paperLine.findMany({
      where: { importId },
      distinct: ["sheetId"],
      select: { sheetId: true },
    });
    await lockSheets(
      tx,
      petitionId,
      sheets.map(({ sheetId }) => sheetId),
    );
    const lines = await tx.paperLine.findMany({
      where: { importId },
      select: { sheetId: true, place: true, state: true },
    });
    if (lines.some(({ state }) => state !== "collected")) return refuse("decided");
    await tx.paperLine.deleteMany({ where: { importId } });
    const moves = lines.map(({ sheetId, place }) => ({ sheetId, place, collected: -1 }));
    await moveLines(tx, petitionId, moves);
    for (const { sheetId } of sheets) {
      const count = lines.filter((line) => line.sheetId === sheetId).length;
      const details = { lines: count, import: importId };
      await recordSheetDeed(tx, sheetId, "import-undone", { actorId, now }, details);
    }
    await tx.paperImport.update({
      where: { id: importId },
      data: { undoneAt: now, undoneById: actorId },
      select: { id: true },
    });
    await recordImport(tx, actorId, "paper:import-undone", importId, lines.length);
    return ok({ lines: lines.length });
  });
}
