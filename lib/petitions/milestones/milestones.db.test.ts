// Owns the proof that milestones are written by the tally, each once, and never taken back.
import { expect, it } from "vitest";
import { db } from "@/lib/db";
import { regions } from "@/lib/regions";
import { make } from "@/lib/testing/make";
import { newId } from "@/lib/tokens";
import { findPetitionInput } from "../lists/queries";
import { recountPetition, repairCount } from "../recounts/commands";
import { invalidateSignatures } from "../removals/commands";
import { tallyPetitions } from "../tally/commands";
import { revisePetition } from "../versions/commands";
import { listMilestones } from "./queries";

async function confirm(petitionId: string, place: string, size: number) {
  const rows = Array.from({ length: size }, () => ({
    id: newId(),
    petitionId,
    state: "confirmed" as const,
    place,
    locale: "kk" as const,
    confirmedAt: new Date(),
  }));
  await db().signature.createMany({ data: rows });
  return rows.map(({ id }) => id);
}

const seen = async (petitionId: string) =>
  (await listMilestones(petitionId)).map(({ kind, place, total }) => [kind, place, total]).sort();

// A hundred are half, and each region needs two.
const rule = { total: 200, regionMinimum: { kind: "number" as const, value: 2 } };

it("writes what the rule says in the batch that reaches it, once, whatever comes after", async () => {
  const { id } = await make.petition({ rule });
  await confirm(id, "KZ-75", 1);
  await tallyPetitions();
  expect(await seen(id)).toEqual([]);
  const ids = await confirm(id, "KZ-75", 98);
  await tallyPetitions();
  expect(await seen(id)).toEqual([["region", "KZ-75", 99]]);
  await confirm(id, "not-given", 1);
  await tallyPetitions();
  const then = [
    ["first100", "", 100],
    ["half", "", 100],
    ["region", "KZ-75", 99],
  ];
  expect(await seen(id)).toEqual(then);
  await invalidateSignatures(null, id, ids, "forged", "Test", new Date());
  await tallyPetitions();
  expect(await seen(id)).toEqual(then);
  await confirm(id, "KZ-75", 98);
  await tallyPetitions();
  expect(await seen(id)).toEqual(then);
});

it("writes the whole when total and every region are there", async () => {
  const { id } = await make.petition({ rule });
  await confirm(id, "elsewhere", 200);
  await tallyPetitions();
  for (const { code } of regions) await confirm(id, code, 2);
  await tallyPetitions();
  const kinds = (await listMilestones(id)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === "region")).toHaveLength(regions.length);
  expect(kinds.filter((kind) => kind === "whole")).toHaveLength(1);
});

it("writes each once under tallies at once", async () => {
  const { id } = await make.petition({ rule });
  for (const { code } of regions) await confirm(id, code, 20);
  const tally = async () => {
    for (let run = 0; run < 15; run += 1) await tallyPetitions(20);
  };
  await Promise.all([tally(), tally(), tally()]);
  await tallyPetitions();
  expect(await db().milestone.count()).toBe(regions.length + 3);
});

const amend = async (id: string, total: number) => {
  const input = await findPetitionInput(id);
  if (input === null) throw new Error("there is none");
  const lower = { ...input, rule: { total, regionMinimum: rule.regionMinimum } };
  const reason = { kk: "Себебі", ru: "Причина", en: "Because" };
  const result = await revisePetition(null, id, { input: lower, reason }, new Date());
  expect(result.ok).toBe(true);
};

it("writes what an amendment reaches, once, and nothing that a raised total would take back", async () => {
  const { id } = await make.petition({ rule });
  await confirm(id, "KZ-75", 60);
  await tallyPetitions();
  expect(await seen(id)).toEqual([["region", "KZ-75", 60]]);
  await amend(id, 120);
  const then = [
    ["half", "", 60],
    ["region", "KZ-75", 60],
  ];
  expect(await seen(id)).toEqual(then);
  await amend(id, 200);
  await amend(id, 110);
  await tallyPetitions();
  expect(await seen(id)).toEqual(then);
});

it("waits with what an amendment reaches while the totals are in doubt, and writes it with the repair", async () => {
  const { id } = await make.petition({ rule });
  await confirm(id, "KZ-75", 60);
  await tallyPetitions();
  await db().petitionTally.updateMany({ where: { petitionId: id }, data: { total: 50 } });
  await recountPetition(id, new Date());
  await amend(id, 100);
  expect(await seen(id)).toEqual([["region", "KZ-75", 60]]);
  await repairCount(null, id, "Test.", new Date());
  expect(await seen(id)).toEqual([
    ["half", "", 60],
    ["region", "KZ-75", 60],
  ]);
});

it("misses nothing when an amendment and a tally meet", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id } = await make.petition({ rule });
    await confirm(id, "KZ-75", 60);
    await Promise.all([amend(id, 120), tallyPetitions()]);
    await tallyPetitions();
    expect(await seen(id)).toEqual([
      ["half", "", 60],
      ["region", "KZ-75", 60],
    ]);
  }
});
