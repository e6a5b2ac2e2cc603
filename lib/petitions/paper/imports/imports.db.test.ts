// Owns the proof that a file is taken in whole or not at all, and undone as one deed.
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { enteredSheet, paperLine, paperOrder } from "@/lib/testing/make-paper";
import { decideLines } from "../checks/commands";
import { listLines } from "../lines/queries";
import { listOrders } from "../orders/queries";
import { getPaperCounts, listDayLines } from "../queries";
import { voidSheet } from "../sheets/commands";
import { listSheets } from "../sheets/queries";
import { importLines, undoImport } from "./commands";
import { listImports } from "./queries";
import type { ImportedLine } from "./schema";

const now = () => new Date();

/** A line of a file, as readImport() gives it. */
const line = (at: number, wish: Partial<ImportedLine> = {}): ImportedLine => {
  const { position: _position, place: _place, ...typed } = paperLine(1);
  return { ...typed, at, serial: 1, position: null, place: null, name: `Signer ${at}`, ...wish };
};

describe("importing lines", () => {
  it("gives lines without a number the sheet's free ones, and the sheet's region", async () => {
    const { petitionId, sheetId, actorId } = await enteredSheet([paperLine(2)], { place: "KZ-47" });
    const result = await importLines(
      actorId,
      petitionId,
      [line(2), line(3, { position: 3 }), line(4), line(5, { serial: 2, place: "KZ-19" })],
      now(),
    );
    expect(result.ok).toBe(true);
    const lines = await listLines(petitionId, sheetId);
    expect(lines.map(({ position, name }) => [position, name])).toEqual([
      [1, "Signer 2"],
      [2, "Signer 2"],
      [3, "Signer 3"],
      [4, "Signer 4"],
    ]);
    expect(lines[0]?.place).toBe("KZ-47");
    expect(await getPaperCounts(petitionId)).toMatchObject({ collected: 5, entered: 5 });
  });

  it("takes nothing of a file with problems, and tells each by its line", async () => {
    const { petitionId, sheets, actorId } = await enteredSheet([paperLine(1, { name: "Aliya" })]);
    await voidSheet(actorId, petitionId, sheets[2] ?? "", "Lost.", now());
    const full = Array.from({ length: 16 }, (_, index) => line(20 + index, { serial: 4 }));
    const rows = [
      line(2),
      line(3, { serial: 999 }),
      line(4, { serial: 3 }),
      line(5, { position: 1 }),
      line(6, { name: "aliya" }),
      line(7, { serial: 2, position: 5 }),
      line(8, { serial: 2, position: 5 }),
      line(9, { serial: 2, name: "Signer 7" }),
      ...full,
    ];
    const result = await importLines(actorId, petitionId, rows, now());
    expect(result).toEqual({
      ok: false,
      problems: [
        { at: 3, problem: "unknown-sheet" },
        { at: 4, problem: "voided-sheet" },
        { at: 5, problem: "taken" },
        { at: 6, problem: "repeated" },
        { at: 8, problem: "taken" },
        { at: 9, problem: "repeated" },
        { at: 35, problem: "sheet-full" },
      ],
    });
    expect(await db().paperLine.count()).toBe(1);
    expect(await db().paperImport.count()).toBe(0);
    expect(await getPaperCounts(petitionId)).toMatchObject({ collected: 1 });
  });

  it("finds one person on two sheets of the file, and leaves namesakes to who checks", async () => {
    const { petitionId, actorId } = await paperOrder();
    const aliya = { name: "Aliya Same", locality: "Kaskelen" };
    const rows = [
      line(2, { ...aliya, email: "aliya@people.test" }),
      line(3, { ...aliya, serial: 2, name: "same ALIYA" }),
      line(4, { serial: 2, name: "Somebody Else", email: "Aliya@people.test" }),
      line(5, { ...aliya, serial: 3, locality: "Talgar" }),
      line(6, { ...aliya, serial: 4, email: "other.aliya@people.test" }),
      line(7, { ...aliya, serial: 5, place: "KZ-19" }),
    ];
    expect(await importLines(actorId, petitionId, rows, now())).toEqual({
      ok: false,
      problems: [
        { at: 3, problem: "repeated-person", first: 2 },
        { at: 4, problem: "repeated-email", first: 2 },
      ],
    });
    const rest = rows.filter(({ at }) => at !== 3 && at !== 4);
    expect((await importLines(actorId, petitionId, rest, now())).ok).toBe(true);
    expect(await getPaperCounts(petitionId)).toMatchObject({ collected: 4 });
  });

  it("of a hundred sheets takes seconds, and is undone as one deed", async () => {
    const { petitionId, actorId } = await paperOrder();
    const rows = Array.from({ length: 1_500 }, (_, index) =>
      line(index + 2, { serial: 1 + Math.floor(index / 15), position: 1 + (index % 15) }),
    );
    const started = performance.now();
    const result = await importLines(actorId, petitionId, rows, now());
    expect(performance.now() - started).toBeLessThan(20_000);
    if (!result.ok) throw new Error("The file is good.");
    expect(await getPaperCounts(petitionId)).toMatchObject({ collected: 1_500 });
    // A hundred full sheets: the lists of the section stay quick.
    const asked = performance.now();
    await Promise.all([
      listSheets(petitionId, { state: "waiting" }, null, 100),
      listOrders(petitionId),
      listDayLines(petitionId),
    ]);
    expect(performance.now() - asked).toBeLessThan(1_000);
    const undone = await undoImport(actorId, petitionId, result.value.id, now());
    expect(undone).toEqual({ ok: true, value: { lines: 1_500 } });
    expect(await db().paperLine.count()).toBe(0);
    expect(await getPaperCounts(petitionId)).toMatchObject({ collected: 0, entered: 0 });
    expect(await undoImport(actorId, petitionId, result.value.id, now())).toMatchObject({
      reason: "undone",
    });
    const sums = await db().paperSheet.aggregate({ _sum: { collected: true } });
    expect(sums._sum.collected).toBe(0);
  });

  it("cannot be undone once somebody has decided a line, nor from another petition", async () => {
    const { petitionId, actorId, sheetId } = await paperOrder();
    const result = await importLines(actorId, petitionId, [line(2), line(3)], now());
    if (!result.ok) throw new Error("The file is good.");
    const { id } = result.value;
    const elsewhere = await make.petition();
    expect(await undoImport(actorId, elsewhere.id, id, now())).toMatchObject({ reason: "unknown" });
    const { id: checker } = await make.member();
    const [first] = await listLines(petitionId, sheetId);
    const choice = { kind: "reject", rejection: "forged" } as const;
    await decideLines(checker, petitionId, sheetId, [{ lineId: first?.id ?? "", choice }], now());
    expect(await undoImport(actorId, petitionId, id, now())).toMatchObject({ reason: "decided" });
    expect(await listImports(petitionId)).toMatchObject([{ id, lineCount: 2, decided: 1 }]);
  });
});
