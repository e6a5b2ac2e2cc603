// Owns the proof that readers are told every state and every correction, and that the parts are always the whole.
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { places } from "@/lib/regions";
import { make } from "@/lib/testing/make";
import { newId } from "@/lib/tokens";
import { eraseSignature } from "../erasure/commands";
import { findHistory } from "../history/queries";
import { getCount } from "../queries";
import { recountPetition, repairCount } from "../recounts/commands";
import { invalidateSignatures } from "../removals/commands";
import { withdrawSignature } from "../signatures/commands";
import { endSwitch, throwSwitch } from "../switches/commands";
import { tallyPetitions } from "../tally/commands";
import { getCountStates, listCountEvents } from "./queries";

const now = () => new Date();

async function confirmed(petitionId: string, size: number) {
  const rows = Array.from({ length: size }, (_, index) => ({
    id: newId(),
    petitionId,
    state: "confirmed" as const,
    place: places[index % places.length] ?? "not-given",
    locale: "kk" as const,
    confirmedAt: now(),
  }));
  await db().signature.createMany({ data: rows });
  return rows.map(({ id }) => id);
}

describe("the states of a count", () => {
  it("are told each with its number", async () => {
    const { id } = await make.petition();
    const signed = await make.signature({ petitionId: id, state: "confirmed" });
    await make.signature({ petitionId: id });
    await make.signature({ petitionId: id });
    const ids = await confirmed(id, 20);
    await tallyPetitions();
    await confirmed(id, 3);
    await withdrawSignature(signed.token, now());
    await invalidateSignatures(null, id, ids.slice(0, 4), "forged", "Test", now());
    await invalidateSignatures(null, id, ids.slice(4, 5), "duplicate", "Test", now());
    await throwSwitch(null, id, { kind: "pauseCounting", reason: "Test", texts: null }, now());
    await tallyPetitions();
    // Paused: what happened waits, and what is told stays as it was counted.
    expect(await getCountStates(id)).toMatchObject({
      received: { size: 2, isMore: false },
      confirmed: { size: 3, isMore: false },
      online: 21,
      withdrawn: 0,
      invalidated: [],
      erased: 1,
    });
    await endSwitch(null, id, "pauseCounting", now());
    await tallyPetitions();
    await eraseSignature(null, ids[10] ?? "", now());
    await db().signatureRemoval.updateMany({
      where: { signatureId: { in: ids.slice(0, 2) } },
      data: { restoredAt: now() },
    });
    await tallyPetitions();
    expect(await getCountStates(id)).toMatchObject({
      received: { size: 2 },
      confirmed: { size: 0 },
      online: 20,
      paper: 0,
      withdrawn: 1,
      invalidated: [
        { category: "duplicate", size: 1 },
        { category: "forged", size: 2 },
      ],
      erased: 2,
    });
    const events = await listCountEvents(id);
    expect(events.map(({ kind }) => kind).sort()).toEqual([
      "countingPaused",
      "published",
      "removed",
      "removed",
      "restored",
    ]);
    expect(events).toContainEqual(
      expect.objectContaining({ kind: "removed", category: "forged", size: 4, isDay: true }),
    );
    expect(events).toContainEqual(
      expect.objectContaining({ kind: "restored", category: "forged", size: 2 }),
    );
  });

  it("lose no correction, however many days had one", async () => {
    const { id } = await make.petition();
    const days = 600;
    await db().$executeRaw`
      INSERT INTO correction_day (petition_id, category, day, removed)
      SELECT ${id}::uuid, 'duplicate', date '2024-01-01' + number, 1
      FROM generate_series(0, ${days - 1}::int) AS number`;
    const told = (await listCountEvents(id)).filter(({ kind }) => kind === "removed");
    expect(told).toHaveLength(days);
    expect(told.at(-1)?.at).toEqual(new Date("2024-01-01T00:00:00+05:00"));
  });

  it("tell of a difference and its repair once, however many nights found it", async () => {
    const { id } = await make.petition();
    await confirmed(id, 44);
    await tallyPetitions();
    await db().$executeRaw`UPDATE petition_tally SET total = total + 2 WHERE place = 'KZ-75'`;
    await recountPetition(id, new Date("2026-11-20T22:17:00Z"));
    await recountPetition(id, new Date("2026-11-21T22:17:00Z"));
    const told = (await listCountEvents(id)).filter(({ kind }) => kind !== "published");
    expect(told).toEqual([
      { kind: "differs", at: new Date("2026-11-20T22:17:00Z"), places: 1, excess: 2 },
    ]);
    const at = new Date("2026-11-22T08:00:00Z");
    await repairCount(null, id, "Two were counted twice.", at);
    const then = (await listCountEvents(id)).filter(({ kind }) => kind !== "published");
    expect(then).toEqual([
      { kind: "repaired", at, places: 1, excess: 2, reason: "Two were counted twice." },
      { kind: "differs", at: new Date("2026-11-20T22:17:00Z"), places: 1, excess: 2 },
    ]);
  });
});

describe("board and total", () => {
  it("never disagree, read in a loop while the tally and corrections run", async () => {
    const { id } = await make.petition();
    const ids = await confirmed(id, 1_200);
    let isOver = false;
    const tally = (async () => {
      while (!isOver) await tallyPetitions(30);
    })();
    const deeds = (async () => {
      for (let at = 0; at < 400; at += 20) {
        await invalidateSignatures(null, id, ids.slice(at, at + 20), "automated", "Test", now());
      }
    })();
    let looks = 0;
    while ((await db().signature.count({ where: { state: "confirmed" } })) > 0) {
      // In one statement each: the board's parts, the states' sum, and what the days add up to.
      const [row] = await db().$queryRaw<{ board: number; days: number; corrections: number }[]>`
        SELECT (SELECT coalesce(sum(total), 0)::int FROM petition_tally) AS board,
          (SELECT coalesce(sum(counted + restored - removed), 0)::int FROM tally_day) AS days,
          (SELECT coalesce(sum(removed), 0)::int FROM tally_day)
            - (SELECT coalesce(sum(total), 0)::int FROM correction_tally) AS corrections`;
      expect(row?.days).toBe(row?.board);
      expect(row?.corrections).toBe(0);
      const { totals } = await getCount(id);
      const sum = [...totals.values()].reduce((all, one) => all + one, 0);
      expect(sum).toBeGreaterThanOrEqual(0);
      looks += 1;
    }
    await deeds;
    isOver = true;
    await tally;
    expect(looks).toBeGreaterThan(5);
  });
});

describe("the history", () => {
  it("tells days that are over, of published petitions only", async () => {
    const one = await make.petition();
    const hidden = await make.petition({ published: false });
    const day = (date: string) => new Date(`${date}T00:00:00Z`);
    await db().tallyDay.createMany({
      data: ["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24"].flatMap((date) =>
        ["KZ-75", "KZ-71", "KZ-39", "KZ-59"].map((place, index) => ({
          petitionId: one.id,
          place,
          day: day(date),
          counted: [40, 9, 3, 3][index] ?? 0,
          removed: index === 0 ? 10 : 0,
        })),
      ),
    });
    // 23:59 of the 24th in Astana: that day is not over.
    const history = await findHistory(one.slug, "kk", new Date("2026-11-24T18:59:00Z"));
    expect(history?.rows.map(({ to, change, total }) => [to, change, total])).toEqual([
      ["2026-11-20", 45, 45],
      ["2026-11-21", 45, 90],
      ["2026-11-22", 45, 135],
      ["2026-11-23", 45, 180],
    ]);
    expect(history?.rows[1]?.places).toEqual([
      { place: "KZ-75", change: 30 },
      { place: "KZ-71", change: 9 },
    ]);
    expect(history?.rows[2]?.places).toBeNull();
    const later = await findHistory(one.slug, "kk", new Date("2026-11-24T19:00:00Z"));
    expect(later?.rows).toHaveLength(5);
    expect(await findHistory(hidden.slug, "kk", now())).toBeNull();
    expect(await findHistory("no-such", "kk", now())).toBeNull();
  });
});
