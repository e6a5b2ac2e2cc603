// Owns the proof that a recount finds what is wrong and nothing else, holds the totals, and that a repair lets them go.
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { checkReadiness } from "@/lib/http/readiness";
import { places } from "@/lib/regions";
import { make } from "@/lib/testing/make";
import { newId } from "@/lib/tokens";
import { eraseSignature } from "../erasure/commands";
import { getCount } from "../queries";
import { invalidateSignatures } from "../removals/commands";
import { withdrawSignature } from "../signatures/commands";
import { tallyPetitions } from "../tally/commands";
import { recountAll, recountPetition, repairCount } from "./commands";
import { countAgain, differsSince, listDiffering, listRecounts } from "./queries";

const now = () => new Date();

async function confirmed(petitionId: string, size: number, source: "online" | "paper" = "online") {
  const rows = Array.from({ length: size }, (_, index) => ({
    id: newId(),
    petitionId,
    source,
    state: "confirmed" as const,
    place: places[index % places.length] ?? "not-given",
    locale: "kk" as const,
    confirmedAt: now(),
  }));
  await db().signature.createMany({ data: rows });
  return rows.map(({ id }) => id);
}

async function tallyAll(limit = 5_000): Promise<void> {
  for (;;) {
    await tallyPetitions(limit);
    const [left] = await db().$queryRaw<{ rows: number }[]>`
      SELECT (SELECT count(*) FROM signature WHERE state = 'confirmed')::int
        + (SELECT count(*) FROM signature_removal WHERE counted_at IS NULL
          OR (restored_at IS NOT NULL AND restoration_counted_at IS NULL))::int AS rows`;
    if (left?.rows === 0) return;
  }
}

/** Undoes an invalidation as its command does: the tally brings the signature back. */
const restore = (signatureIds: readonly string[]) =>
  db().signatureRemoval.updateMany({
    where: { signatureId: { in: [...signatureIds] }, restoredAt: null },
    data: { restoredAt: now() },
  });

const equal = (rows: number) => ({ rows, differences: [], corrections: [] });

const total = async (petitionId: string) =>
  [...(await getCount(petitionId)).totals.values()].reduce((sum, one) => sum + one, 0);

/** Thirty who were counted: taken out, brought back, withdrawn, erased. */
async function corrected() {
  const { id, slug } = await make.petition();
  const ids = await confirmed(id, 30);
  await tallyAll();
  await invalidateSignatures(null, id, ids.slice(0, 6), "forged", "Test", now());
  await invalidateSignatures(null, id, ids.slice(6, 7), "duplicate", "Test", now());
  await tallyAll();
  await restore(ids.slice(0, 1));
  const token = await make.token("signature", { signatureId: ids[10] ?? "" });
  expect(await withdrawSignature(token, now())).toEqual({ ok: true });
  await eraseSignature(null, ids[11] ?? "", now());
  await tallyAll();
  return { id, slug };
}

describe("a recount", () => {
  it("agrees with the totals through counting, removals, restorations and what waits", async () => {
    const { id } = await make.petition();
    const online = await confirmed(id, 110);
    const paper = await confirmed(id, 30, "paper");
    expect(await countAgain(id)).toEqual(equal(0));
    await tallyAll(40);
    expect(await countAgain(id)).toEqual(equal(140));
    // Taken out: settled, waiting, undone after it was settled, undone before.
    await invalidateSignatures(null, id, online.slice(0, 20), "forged", "Test", now());
    await invalidateSignatures(null, id, paper.slice(0, 5), "duplicate", "Test", now());
    expect(await countAgain(id)).toEqual(equal(140));
    await tallyAll(7);
    expect(await countAgain(id)).toEqual(equal(115));
    await restore(online.slice(0, 10));
    expect(await countAgain(id)).toEqual(equal(115));
    await invalidateSignatures(null, id, online.slice(40, 50), "error", "Test", now());
    await restore(online.slice(40, 50));
    expect(await countAgain(id)).toEqual(equal(115));
    await tallyAll(3);
    expect(await countAgain(id)).toEqual(equal(125));
    expect(await total(id)).toBe(125);
    // Taken out again, and never counted at all.
    await invalidateSignatures(null, id, online.slice(0, 4), "forged", "Test", now());
    const never = await confirmed(id, 6);
    await invalidateSignatures(null, id, never, "automated", "Test", now());
    await tallyAll();
    expect(await countAgain(id)).toEqual(equal(121));
    const corrections = await db().correctionTally.findMany({ orderBy: { category: "asc" } });
    expect(corrections.map(({ category, total: size }) => [category, size])).toEqual([
      ["duplicate", 5],
      ["forged", 14],
    ]);
  });

  it("finds totals and days that differ, by place and source", async () => {
    const { id, slug } = await make.petition();
    await confirmed(id, 44);
    await confirmed(id, 22, "paper");
    await tallyAll();
    const at = { petitionId: id, place: "KZ-39" };
    await db().petitionTally.update({
      where: { petitionId_place: at },
      data: { total: { increment: 3 }, paper: { decrement: 1 } },
    });
    await db().tallyDay.updateMany({
      where: { petitionId: id, place: "KZ-59" },
      data: { counted: { decrement: 1 } },
    });
    const { differences } = await countAgain(id);
    expect(differences).toEqual([
      { place: "KZ-39", stored: 6, counted: 3, storedPaper: 0, countedPaper: 1, days: 0 },
      { place: "KZ-59", stored: 3, counted: 3, storedPaper: 1, countedPaper: 1, days: 1 },
    ]);
    const at1 = now();
    expect(await recountAll(at1)).toEqual([{ slug, rows: 66, differences, corrections: [] }]);
    expect(await differsSince(id)).toEqual(at1);
    expect(await listDiffering()).toEqual([{ id, slug, since: at1 }]);
    expect((await listRecounts(id))[0]).toMatchObject({ rows: 66, isEqual: false, differences });
  });

  it("finds each counter of corrections that differs, and each of their days", async () => {
    const { id, slug } = await corrected();
    expect(await countAgain(id)).toEqual(equal(23));
    const wrong = async (sql: string) => {
      await db().$executeRawUnsafe(sql);
      const { differences, corrections } = await countAgain(id);
      expect(differences).toEqual([]);
      const before = await db().recount.count({ where: { isEqual: false } });
      expect(await recountPetition(id, now())).toMatchObject({ corrections });
      expect(await db().recount.count({ where: { isEqual: false } })).toBe(before + 1);
      expect((await checkReadiness()).reasons).toEqual(["counts"]);
      expect((await listRecounts(id))[0]).toMatchObject({ isEqual: false, corrections });
      expect(await listDiffering()).toMatchObject([{ slug }]);
      expect(await repairCount(null, id, "Test.", now())).toMatchObject({ ok: true });
      expect(await countAgain(id)).toEqual(equal(23));
      expect((await checkReadiness()).status).toBe("ready");
      return corrections;
    };
    const one = (category: string, stored: number, counted: number, days: number) => [
      { category, stored, counted, days },
    ];
    expect(
      await wrong("UPDATE correction_tally SET total = total + 2 WHERE category = 'forged'"),
    ).toEqual(one("forged", 7, 5, 0));
    expect(await wrong("DELETE FROM correction_tally WHERE category = 'withdrawn'")).toEqual(
      one("withdrawn", 0, 1, 0),
    );
    expect(await wrong("UPDATE correction_tally SET total = 9 WHERE category = 'erased'")).toEqual(
      one("erased", 9, 2, 0),
    );
    expect(
      await wrong(
        "INSERT INTO correction_tally SELECT petition_id, 'automated', 4 FROM correction_tally LIMIT 1",
      ),
    ).toEqual(one("automated", 4, 0, 0));
    for (const column of ["removed", "restored"]) {
      expect(
        await wrong(
          `UPDATE correction_day SET ${column} = ${column} + 1 WHERE category = 'forged'`,
        ),
      ).toEqual(one("forged", 5, 5, 1));
    }
    expect(await wrong("UPDATE correction_day SET day = day - 1")).toEqual([
      { category: "duplicate", stored: 1, counted: 1, days: 2 },
      { category: "forged", stored: 5, counted: 5, days: 2 },
    ]);
  });

  it("never finds a false difference while a tally, removals and restorations run", async () => {
    const { id } = await make.petition();
    const ids = await confirmed(id, 1_500);
    let isOver = false;
    const tally = (async () => {
      while (!isOver) await tallyPetitions(40);
    })();
    const deeds = (async () => {
      for (let at = 0; at < 600; at += 30) {
        await invalidateSignatures(null, id, ids.slice(at, at + 30), "forged", "Test", now());
        if (at % 60 === 0) await restore(ids.slice(at, at + 15));
      }
    })();
    let looks = 0;
    const looking = (async () => {
      while (!isOver) {
        expect(await countAgain(id)).toMatchObject({ differences: [], corrections: [] });
        looks += 1;
      }
    })();
    await deeds;
    while ((await db().signature.count({ where: { state: "confirmed" } })) > 0);
    isOver = true;
    await Promise.all([tally, looking]);
    expect(looks).toBeGreaterThan(5);
    await tallyAll();
    expect((await countAgain(id)).rows).toBe(await total(id));
  });

  it("holds one petition's totals until a repair, which is kept with its reason", async () => {
    const one = await make.petition();
    const other = await make.petition();
    await Promise.all([confirmed(one.id, 22), confirmed(other.id, 22)]);
    await tallyAll();
    await db().$executeRaw`UPDATE petition_tally SET total = total + 1
      WHERE petition_id = ${one.id}::uuid AND place = 'KZ-75'`;
    expect(await recountPetition(other.id, now())).toMatchObject({
      differences: [],
      corrections: [],
    });
    const since = now();
    await recountPetition(one.id, since);
    expect((await checkReadiness()).reasons).toEqual(["counts"]);
    await Promise.all([confirmed(one.id, 22), confirmed(other.id, 22)]);
    await tallyPetitions();
    expect([await total(one.id), await total(other.id)]).toEqual([23, 44]);
    // The next night finds it again; it stands since the first.
    await recountPetition(one.id, now());
    expect(await differsSince(one.id)).toEqual(since);
    const repaired = await repairCount(null, one.id, "A restored backup was mixed up.", now());
    expect(repaired).toMatchObject({ ok: true, value: { rows: 22 } });
    expect(await total(one.id)).toBe(22);
    expect(await differsSince(one.id)).toBeNull();
    expect((await checkReadiness()).status).toBe("ready");
    await tallyAll();
    expect(await total(one.id)).toBe(44);
    expect(await countAgain(one.id)).toEqual(equal(44));
    const [latest] = await listRecounts(one.id);
    expect(latest).toMatchObject({ repairReason: "A restored backup was mixed up." });
    expect(await db().auditEntry.count({ where: { action: "petition:repair" } })).toBe(1);
    expect(await repairCount(null, one.id, "Again.", now())).toEqual({
      ok: false,
      reason: "equal",
    });
  });

  it("looks at a petition whose totals are gone, its last number too", async () => {
    const { id, slug } = await make.petition();
    await confirmed(id, 20);
    await tallyAll();
    await db().petitionTally.deleteMany({ where: { petitionId: id } });
    expect(await recountAll(now())).toMatchObject([{ slug, rows: 20 }]);
    expect(await listDiffering()).toMatchObject([{ id }]);
    await db().petition.update({ where: { id }, data: { lastSerial: 0 } });
    expect((await recountAll(now())).map((one) => one.slug)).toEqual([slug]);
  });

  it("repairs the history too, and loses nothing when a tally runs beside it", async () => {
    const { id } = await make.petition();
    const ids = await confirmed(id, 300);
    await tallyAll();
    await invalidateSignatures(null, id, ids.slice(0, 40), "forged", "Test", now());
    await db().tallyDay.deleteMany({ where: { place: { in: ["KZ-75", "KZ-71"] } } });
    await db().petitionTally.deleteMany({ where: { place: "KZ-39" } });
    let isOver = false;
    const tally = (async () => {
      while (!isOver) await tallyPetitions(10);
    })();
    expect(await repairCount(null, id, "Test.", now())).toMatchObject({ ok: true });
    isOver = true;
    await tally;
    await tallyAll();
    expect(await countAgain(id)).toEqual(equal(260));
    expect(await total(id)).toBe(260);
  });
});
