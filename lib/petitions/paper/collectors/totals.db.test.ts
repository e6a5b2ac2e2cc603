// Owns the proof that totals of paper by collector, region and day are those of every line, in one line each.
import { expect, it } from "vitest";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { accept, paperLine, paperOrder, sheetToCheck } from "@/lib/testing/make-paper";
import { enterLines } from "../lines/commands";
import { pageOrders } from "../orders/queries";
import { listDayLines, listPlaceLines } from "../queries";
import { listCollectorLines } from "./queries";

/** Three orders of one collector (one spelt in capitals), one of another, one erased; five lines in three places. */
async function collected() {
  const { id: petitionId } = await make.petition();
  const checked = await sheetToCheck(
    [paperLine(1), paperLine(2), paperLine(3, { place: "KZ-47" })],
    petitionId,
  );
  await checked.decide({ 1: accept, 2: { kind: "reject", rejection: "forged" } });
  const wish = { petitionId, actorId: checked.actorId };
  const capitals = await paperOrder({ ...wish, collector: "BOLAT SAMPLE", place: "KZ-19" });
  await paperOrder({ ...wish, hundreds: 2 });
  const other = await paperOrder({ ...wish, collector: "Aliya Sample" });
  const erased = await paperOrder({ ...wish, collector: "Gone Sample" });
  for (const [{ sheetId }, line] of [
    [capitals, paperLine(1, { name: "Fourth", place: "KZ-19" })],
    [other, paperLine(1, { name: "Fifth", place: "KZ-47" })],
  ] as const) {
    await enterLines(wish.actorId, petitionId, sheetId, [line], new Date());
  }
  await db().paperOrder.update({
    where: { id: erased.id },
    data: { rowKey: null, sealedCollector: null },
    select: { id: true },
  });
  return { petitionId };
}

it("are of a collector over all orders, wherever the pages end", async () => {
  const { petitionId } = await collected();
  await paperOrder({ collector: "Bolat Sample" });
  const lines = await listCollectorLines(petitionId);
  const none = { collected: 0, checked: 0, joined: 0, rejected: 0 };
  expect(lines).toEqual([
    { ...none, collector: "Aliya Sample", orders: 1, sheets: 100, returned: 1, collected: 1 },
    {
      collector: "Bolat Sample",
      ...{ orders: 3, sheets: 400, returned: 2 },
      ...{ collected: 2, checked: 1, joined: 0, rejected: 1 },
    },
    { ...none, collector: null, orders: 1, sheets: 100, returned: 0 },
  ]);
  for (const limit of [1, 2, 5]) {
    expect(await listCollectorLines(petitionId, limit)).toEqual(lines);
  }
  const first = await pageOrders(petitionId, null, 3);
  const second = await pageOrders(petitionId, first.next, 3);
  expect([first.rows.length, second.rows.length, second.next]).toEqual([3, 2, null]);
  const serials = [...first.rows, ...second.rows].map((order) => order.first);
  expect(new Set(serials).size).toBe(5);
});

it("are of each region that has lines", async () => {
  const { petitionId } = await collected();
  const lines = await listPlaceLines(petitionId);
  expect(lines.toSorted((one, two) => one.place.localeCompare(two.place))).toEqual([
    { place: "KZ-19", collected: 1, checked: 0, joined: 0, rejected: 0 },
    { place: "KZ-47", collected: 2, checked: 0, joined: 0, rejected: 0 },
    { place: "KZ-75", collected: 0, checked: 1, joined: 0, rejected: 1 },
  ]);
  const elsewhere = await make.petition();
  expect(await listPlaceLines(elsewhere.id)).toEqual([]);
});

it("are of each day in the campaign's zone, cut only where asked", async () => {
  const { petitionId } = await collected();
  // Entered at 23:59 and 00:01 in Astana, one of them decided a day later.
  const lines = await db().paperLine.findMany({ orderBy: { id: "asc" }, select: { id: true } });
  const at = [
    ["2026-03-01T18:59:00Z", "2026-03-02T19:01:00Z"],
    ["2026-03-01T19:01:00Z", "2026-03-01T20:00:00Z"],
    ["2026-03-01T19:02:00Z", null],
    ["2026-03-04T06:00:00Z", null],
    ["2026-03-04T07:00:00Z", null],
  ] as const;
  const decided = await db().paperLine.findMany({
    where: { decidedAt: { not: null } },
    select: { id: true },
  });
  const open = lines.filter(({ id }) => decided.every((line) => line.id !== id));
  for (const [index, { id }] of [...decided, ...open].entries()) {
    const [enteredAt, decidedAt] = at[index] ?? [];
    await db().$executeRaw`UPDATE paper_line SET entered_at = ${enteredAt}::timestamptz,
      decided_at = ${decidedAt ?? null}::timestamptz WHERE id = ${id}::uuid`;
  }
  const days = [
    { day: "2026-03-04", entered: 2, decided: 0 },
    { day: "2026-03-03", entered: 0, decided: 1 },
    { day: "2026-03-02", entered: 2, decided: 1 },
    { day: "2026-03-01", entered: 1, decided: 0 },
  ];
  expect(await listDayLines(petitionId)).toEqual(days);
  expect(await listDayLines(petitionId, null)).toEqual(days);
  expect(await listDayLines(petitionId, 2)).toEqual(days.slice(0, 2));
});
