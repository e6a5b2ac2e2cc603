// Owns the proof that many signatures leave and come back as one deed, through crashes, races and cancelling.
import { describe, expect, it } from "vitest";
import { CHANGED_CHANNEL, db } from "@/lib/db";
import { env } from "@/lib/env";
import { waitingJobs } from "@/lib/testing/jobs";
import { make } from "@/lib/testing/make";
import { withClient } from "@/lib/testing/postgres";
import { getCount } from "../queries";
import { recountPetition } from "../recounts/commands";
import { withdrawSignature } from "../signatures/commands";
import { tallyPetitions } from "../tally/commands";
import { removeSignatures, restoreSignatures } from "./batches/commands";
import { cancelRemoval, startRemoval, undoRemoval } from "./commands";
import { findRemoval } from "./queries";
import type { RemovalInput } from "./schema";

const total = async (petitionId: string) => {
  const { totals } = await getCount(petitionId);
  return [...totals.values()].reduce((sum, one) => sum + one, 0);
};

async function planned(petitionId: string, given: Partial<RemovalInput>) {
  const { id: actor } = await make.member();
  return { ...(await make.removal({ petitionId, domain: "", ...given })), actor };
}

/** As many rows as wanted in one statement; counted ones stand in the tally. */
async function flood(petitionId: string, many: number) {
  const { id } = await make.signature({ petitionId, state: "counted", email: "first@spam.test" });
  await db().$executeRaw`
    INSERT INTO signature (id, petition_id, state, place, locale, row_key, email_hash, domain_hash,
      sealed_name, sealed_email, created_at, confirmed_at, counted_at, serial)
    SELECT gen_random_uuid(), petition_id, state, place, locale, row_key,
      sha256(number::text::bytea), domain_hash, sealed_name, sealed_email,
      created_at + number * interval '1 microsecond', confirmed_at, counted_at, serial + number
    FROM signature, generate_series(1, ${many - 1}::int) AS number WHERE id = ${id}::uuid`;
  await db().petition.update({
    where: { id: petitionId },
    data: { lastSerial: { increment: many - 1 } },
  });
  await db().petitionTally.updateMany({
    where: { petitionId },
    data: { total: { increment: many - 1 } },
  });
}

/** How many times the page caches are told something while `work` runs. */
function heardBy(work: () => Promise<void>): Promise<number> {
  return withClient(env().DATABASE_URL, async (client) => {
    let notices = 0;
    // A long list of paths is told in several notices; the front page is in one of them.
    client.on("notification", ({ payload = "" }) => {
      if (payload.includes('"/kk"')) notices += 1;
    });
    await client.query(`LISTEN ${CHANGED_CHANNEL}`);
    await work();
    // Notices that were sent come before the answer to what is asked afterwards.
    await client.query("SELECT 1");
    return notices;
  });
}

async function tallyAll() {
  for (;;) {
    const { counted, removed, restored } = await tallyPetitions();
    if (counted + removed + restored === 0) return;
  }
}

describe("taking out", () => {
  it("takes whom the plan meant, each with category and reason, and the count follows", async () => {
    const { id: petitionId } = await make.petition();
    await make.signature({ petitionId, state: "counted", email: "a@people.test" });
    for (const state of ["counted", "confirmed", "pending"] as const) {
      await make.signature({ petitionId, state, email: `${state}@spam.test` });
    }
    const { id, actor } = await planned(petitionId, { domain: "spam.test" });
    const late = new Date(Date.now() + 60_000);
    await make.signature({
      petitionId,
      state: "counted",
      email: "late@spam.test",
      createdAt: late,
    });
    expect(await startRemoval(actor, petitionId, id, new Date())).toEqual({ ok: true });
    expect(await startRemoval(actor, petitionId, id, new Date())).toMatchObject({
      reason: "stale",
    });
    expect((await waitingJobs("removeSignatures")).map(({ payload }) => payload)).toEqual([
      { invalidationId: id },
    ]);
    await removeSignatures({ invalidationId: id });
    await removeSignatures({ invalidationId: id });
    expect(await findRemoval(petitionId, id)).toMatchObject({
      state: "finished",
      matched: 3,
      removed: 3,
    });
    const removals = await db().signatureRemoval.findMany();
    expect(removals).toHaveLength(3);
    for (const removal of removals) {
      expect(removal).toMatchObject({
        category: "automated",
        reason: "A flood.",
        createdById: actor,
        invalidationId: id,
      });
    }
    await tallyAll();
    expect(await total(petitionId)).toBe(2);
    expect(
      await db().correctionTally.findMany({ select: { category: true, total: true } }),
    ).toEqual([{ category: "automated", total: 1 }]);
  });

  it("goes on after being killed between any two batches, and takes nobody twice", async () => {
    const { id: petitionId } = await make.petition();
    await flood(petitionId, 9_000);
    await make.signature({ petitionId, state: "counted", email: "good@people.test" });
    const { id, actor } = await planned(petitionId, { domain: "spam.test" });
    await startRemoval(actor, petitionId, id, new Date());
    let crashes = 0;
    const die = async () => {
      crashes += 1;
      if (crashes % 2 === 1) throw new Error("killed");
    };
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await removeSignatures({ invalidationId: id }, { afterBatch: die }).catch(() => undefined);
      await tallyPetitions();
    }
    await tallyAll();
    expect(crashes).toBeGreaterThan(3);
    expect(await findRemoval(petitionId, id)).toMatchObject({ state: "finished", removed: 9_000 });
    expect(await db().signatureRemoval.count()).toBe(9_000);
    expect(await total(petitionId)).toBe(1);

    await undoRemoval(actor, petitionId, id, new Date());
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await restoreSignatures({ invalidationId: id }, { afterBatch: die }).catch(() => undefined);
      await tallyPetitions();
    }
    await tallyAll();
    expect(await findRemoval(petitionId, id)).toMatchObject({ state: "undone", restored: 9_000 });
    expect(await total(petitionId)).toBe(9_001);
    expect(await db().signature.count({ where: { state: "counted" } })).toBe(9_001);
    expect(await db().correctionTally.findMany({ select: { total: true } })).toEqual([
      { total: 0 },
    ]);
  });

  it("lets the pages go once at its beginning and once at its end, not with every batch", async () => {
    const { id: petitionId } = await make.petition();
    await flood(petitionId, 9_000);
    const heard = await heardBy(async () => {
      const { id, actor } = await planned(petitionId, { domain: "spam.test" });
      await startRemoval(actor, petitionId, id, new Date());
      await removeSignatures({ invalidationId: id });
    });
    expect(heard).toBe(2);
    const cancelled = await heardBy(async () => {
      const { id, actor } = await planned(petitionId, { domain: "spam.test" });
      await startRemoval(actor, petitionId, id, new Date());
      await cancelRemoval(actor, petitionId, id, new Date());
      await removeSignatures({ invalidationId: id });
    });
    expect(cancelled).toBe(1);
  });

  it("is right when two workers do it at once, while people withdraw and a tally runs", async () => {
    const { id: petitionId } = await make.petition();
    const tokens: string[] = [];
    for (let person = 0; person < 40; person += 1) {
      const made = await make.signature({
        petitionId,
        state: person % 2 ? "counted" : "confirmed",
        email: `p${person}@spam.test`,
      });
      tokens.push(made.token);
    }
    const { id, actor } = await planned(petitionId, { pattern: "p*@spam.test" });
    await startRemoval(actor, petitionId, id, new Date());
    await Promise.all([
      removeSignatures({ invalidationId: id }),
      removeSignatures({ invalidationId: id }),
      tallyPetitions(),
      ...tokens.slice(0, 10).map((token) => withdrawSignature(token, new Date())),
    ]);
    await tallyAll();
    const states = await db().signature.groupBy({ by: ["state"], _count: true });
    const many = (state: string) => states.find((one) => one.state === state)?._count ?? 0;
    expect(many("invalidated") + many("withdrawn")).toBe(40);
    expect(await db().signatureRemoval.count()).toBe(40);
    expect(await findRemoval(petitionId, id)).toMatchObject({
      state: "finished",
      removed: many("invalidated"),
    });
    expect(await total(petitionId)).toBe(0);
  });

  it("stops when cancelled; what is out can be brought back, and nothing else is touched", async () => {
    const { id: petitionId } = await make.petition();
    await flood(petitionId, 5_000);
    const { id, actor } = await planned(petitionId, { domain: "spam.test" });
    await startRemoval(actor, petitionId, id, new Date());
    await removeSignatures(
      { invalidationId: id },
      { afterBatch: async () => void (await cancelRemoval(actor, petitionId, id, new Date())) },
    );
    const { removed, state } = (await findRemoval(petitionId, id)) ?? {};
    expect(state).toBe("cancelled");
    expect(removed).toBeGreaterThan(0);
    expect(removed).toBeLessThan(5_000);
    await tallyAll();
    expect(await total(petitionId)).toBe(5_000 - (removed ?? 0));
    expect(await cancelRemoval(actor, petitionId, id, new Date())).toMatchObject({
      reason: "stale",
    });
    expect(await undoRemoval(actor, petitionId, id, new Date())).toEqual({ ok: true });
    expect(await undoRemoval(actor, petitionId, id, new Date())).toMatchObject({ reason: "stale" });
    await restoreSignatures({ invalidationId: id });
    await tallyAll();
    expect(await total(petitionId)).toBe(5_000);
  });

  it("leaves a mark of each deed, and other petitions' plans alone", async () => {
    const [one, other] = [await make.petition(), await make.petition()];
    const { id, actor } = await planned(one.id, { domain: "spam.test" });
    for (const deed of [startRemoval, cancelRemoval, undoRemoval]) {
      expect(await deed(actor, other.id, id, new Date())).toMatchObject({ reason: "stale" });
    }
    const tomorrow = new Date(Date.now() + 25 * 3_600_000);
    expect(await startRemoval(actor, one.id, id, tomorrow)).toMatchObject({ reason: "stale" });
    await cancelRemoval(actor, one.id, id, new Date());
    expect(await findRemoval(one.id, id)).toMatchObject({ state: "dropped" });
    expect(await findRemoval(other.id, id)).toBeNull();
    const deeds = await db().auditEntry.findMany({
      orderBy: { at: "asc" },
      select: { action: true },
    });
    expect(deeds.map(({ action }) => action)).toEqual(["invalidation:plan", "invalidation:cancel"]);
  });
});

describe("undoing", () => {
  it("puts everybody back where they were: waiting, confirmed or counted; also before any tally", async () => {
    const { id: petitionId } = await make.petition();
    const ids: Record<string, string> = {};
    for (const state of ["counted", "confirmed", "pending"] as const) {
      ids[state] = (await make.signature({ petitionId, state, email: `${state}@spam.test` })).id;
    }
    const { id, actor } = await planned(petitionId, { domain: "spam.test" });
    await startRemoval(actor, petitionId, id, new Date());
    await removeSignatures({ invalidationId: id });
    await undoRemoval(actor, petitionId, id, new Date());
    await restoreSignatures({ invalidationId: id });
    await tallyAll();
    const states = await db().signature.findMany({ select: { id: true, state: true } });
    expect(Object.fromEntries(states.map((row) => [row.id, row.state]))).toEqual({
      [ids.counted ?? ""]: "counted",
      [ids.confirmed ?? ""]: "counted",
      [ids.pending ?? ""]: "pending",
    });
    expect(await total(petitionId)).toBe(2);
  });

  it("counts once who was taken out uncounted, settled by a tally, and brought back", async () => {
    const { id: petitionId } = await make.petition();
    for (const name of ["one", "two", "three"]) {
      await make.signature({ petitionId, state: "counted", email: `${name}@honest.test` });
    }
    await make.signature({ petitionId, state: "counted", email: "old@spam.test" });
    for (const name of ["new", "newer"]) {
      await make.signature({ petitionId, state: "confirmed", email: `${name}@spam.test` });
    }
    const { id, actor } = await planned(petitionId, { domain: "spam.test" });
    await startRemoval(actor, petitionId, id, new Date());
    await removeSignatures({ invalidationId: id });
    await tallyAll();
    expect(await total(petitionId)).toBe(3);
    await undoRemoval(actor, petitionId, id, new Date());
    await restoreSignatures({ invalidationId: id });
    await tallyAll();
    await tallyAll();
    expect(await total(petitionId)).toBe(6);
    expect((await recountPetition(petitionId, new Date())).differences).toEqual([]);
  });
});
