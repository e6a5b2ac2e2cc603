// Owns the proof that two people can enter one sheet, that nothing is lost or counted, and that names are sealed.
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { enteredSheet, paperLine, paperOrder } from "@/lib/testing/make-paper";
import { getPaperCounts } from "../queries";
import { reopenSheet, returnSheet, voidSheet } from "../sheets/commands";
import { findSheet, listSheets } from "../sheets/queries";
import { changeLine, enterLines, removeLine } from "./commands";
import { listLines } from "./queries";

const now = () => new Date();

describe("entering a sheet", () => {
  it("keeps lines sealed, counts them as collected, and says so in the sheet's history", async () => {
    const { petitionId, sheetId } = await enteredSheet([
      paperLine(1, { name: "Aliya Distinct", email: "aliya@people.test", locality: "Kaskelen" }),
      paperLine(3, { name: "", isIllegible: true }),
      paperLine(15, { phone: "+7 701 000 00 00", place: "KZ-19" }),
    ]);
    expect(await getPaperCounts(petitionId)).toMatchObject({ collected: 3, entered: 3, total: 0 });
    const lines = await listLines(petitionId, sheetId);
    expect(lines.map(({ position }) => position)).toEqual([1, 3, 15]);
    expect(lines[0]).toMatchObject({
      name: "Aliya Distinct",
      locality: "Kaskelen",
      state: "collected",
    });
    expect(lines[2]).toMatchObject({ phone: "+7 701 000 00 00" });
    const sheet = await findSheet(petitionId, sheetId);
    expect(sheet).toMatchObject({ state: "waiting", collected: 3 });
    expect(sheet?.returnedAt).not.toBeNull();
    expect(sheet?.deeds[0]).toMatchObject({ kind: "entered", lines: 3 });
    const [row] = await db().$queryRaw<{ text: string }[]>`
      SELECT string_agg(l::text, '') AS text FROM paper_line l`;
    expect(row?.text).not.toMatch(/Aliya|Kaskelen|people\.test|701 000/);
    expect(await db().signature.count()).toBe(0);
  });

  it("by two people at once overwrites nothing, and changes nothing when sent twice", async () => {
    const { petitionId, sheetId, actorId } = await paperOrder();
    const { id: other } = await make.member();
    const enter = (who: string, name: string) =>
      enterLines(who, petitionId, sheetId, [paperLine(1, { name })], now());
    const results = await Promise.all([enter(actorId, "Aliya"), enter(other, "Bolat")]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toMatchObject({ reason: "taken" });
    const [line] = await listLines(petitionId, sheetId);
    const winner = line?.name ?? "";
    const who = line?.enteredById ?? "";
    expect(await enter(who, winner)).toEqual({ ok: true, value: { entered: 0 } });
    expect(await getPaperCounts(petitionId)).toMatchObject({ collected: 1 });
    const both = [paperLine(1, { name: winner }), paperLine(2)];
    expect(await enterLines(who, petitionId, sheetId, both, now())).toEqual({
      ok: true,
      value: { entered: 1 },
    });
  });

  it("is refused on a voided sheet, and on one of another petition", async () => {
    const { petitionId, sheetId, actorId } = await paperOrder();
    const elsewhere = await make.petition();
    const enter = (id: string) => enterLines(actorId, id, sheetId, [paperLine(1)], now());
    expect(await enter(elsewhere.id)).toMatchObject({ reason: "unknown" });
    await voidSheet(actorId, petitionId, sheetId, "Lost.", now());
    expect(await enter(petitionId)).toMatchObject({ reason: "voided" });
  });
});

describe("changing a line", () => {
  it("moves its region in the counters, and lets nobody overwrite what they have not seen", async () => {
    const { petitionId, sheetId, actorId } = await enteredSheet([paperLine(1)]);
    const [line] = await listLines(petitionId, sheetId);
    const lineId = line?.id ?? "";
    const seen = line?.enteredAt ?? now();
    const { id: other } = await make.member();
    const changed = paperLine(1, { name: "Aliya Right", place: "KZ-19" });
    const later = new Date(Date.now() + 1_000);
    const change = () => changeLine(other, petitionId, { sheetId, lineId, seen }, changed, later);
    expect(await change()).toEqual({ ok: true });
    expect(await change()).toMatchObject({ reason: "changed" });
    const tallies = await db().paperTally.findMany({ orderBy: { place: "asc" } });
    expect(tallies.map(({ place, collected }) => [place, collected])).toEqual([
      ["KZ-19", 1],
      ["KZ-75", 0],
    ]);
    expect((await listLines(petitionId, sheetId))[0]).toMatchObject({
      name: "Aliya Right",
      enteredById: other,
    });
    expect(await removeLine(actorId, petitionId, { sheetId, lineId }, now())).toEqual({ ok: true });
    expect(await removeLine(actorId, petitionId, { sheetId, lineId }, now())).toMatchObject({
      reason: "unknown",
    });
    expect(await getPaperCounts(petitionId)).toMatchObject({ entered: 0 });
  });
});

describe("a sheet", () => {
  it("comes back, is voided only without lines, and both can be taken back", async () => {
    const { petitionId, sheets, actorId } = await enteredSheet([paperLine(1)]);
    const [first = "", second = ""] = sheets;
    expect(await voidSheet(actorId, petitionId, first, "Torn.", now())).toMatchObject({
      reason: "has-lines",
    });
    expect(await returnSheet(actorId, petitionId, second, now())).toEqual({ ok: true });
    expect(await returnSheet(actorId, petitionId, second, now())).toMatchObject({
      reason: "returned",
    });
    expect(await voidSheet(actorId, petitionId, second, "Torn.", now())).toEqual({ ok: true });
    expect((await findSheet(petitionId, second))?.state).toBe("voided");
    await reopenSheet(actorId, petitionId, second, "Found.", now());
    expect((await findSheet(petitionId, second))?.state).toBe("returned");
    await reopenSheet(actorId, petitionId, second, "Still out.", now());
    const sheet = await findSheet(petitionId, second);
    expect(sheet?.state).toBe("out");
    expect(sheet?.deeds.map(({ kind }) => kind)).toEqual([
      "reopened",
      "reopened",
      "voided",
      "returned",
      "ordered",
    ]);
    expect(await reopenSheet(actorId, petitionId, second, "Again.", now())).toMatchObject({
      reason: "out",
    });
  });

  it("is found by number, order, state and region, page by page", async () => {
    const { petitionId, id: order, sheetId } = await enteredSheet([paperLine(1)]);
    await paperOrder({ petitionId, place: "KZ-19" });
    const list = (filters: Parameters<typeof listSheets>[1]) =>
      listSheets(petitionId, filters, null);
    expect((await list({ state: "waiting" })).rows.map(({ id }) => id)).toEqual([sheetId]);
    expect((await list({ number: "00001" })).rows).toHaveLength(1);
    expect((await list({ place: "KZ-75", state: "done" })).rows).toHaveLength(0);
    const seen = new Set<string>();
    for (let after = null; ; ) {
      const page: Awaited<ReturnType<typeof listSheets>> = await listSheets(
        petitionId,
        {},
        after,
        30,
      );
      for (const { id } of page.rows) seen.add(id);
      after = page.next;
      if (after === null) break;
    }
    expect(seen.size).toBe(200);
    expect((await listSheets(petitionId, { order }, null, 200)).rows).toHaveLength(100);
  });
});
