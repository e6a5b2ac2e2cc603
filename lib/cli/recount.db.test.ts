// Owns the proof that the command tells what differs and changes nothing, until it is asked to repair with a reason.
import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { db } from "../db";
import { listDiffering } from "../petitions/recounts/queries";
import { tallyPetitions } from "../petitions/tally/commands";
import { make } from "../testing/make";

type Outcome = { code: number | string | null | undefined; out: string; err: string };

/** Runs the command as somebody at a terminal would, on this test's database. */
function recount(...args: string[]): Promise<Outcome> {
  const env = { ...process.env, BOSAGA_DATA_DIR: path.join(tmpdir(), "bosaga-recount-none") };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--import", "tsx", "lib/cli/recount.ts", ...args],
      { env },
      (error, out, err) => resolve({ code: error ? error.code : 0, out, err }),
    );
  });
}

const stored = async () => ({
  tallies: await db().petitionTally.findMany({
    orderBy: [{ petitionId: "asc" }, { place: "asc" }],
  }),
  days: await db().tallyDay.findMany({ orderBy: [{ petitionId: "asc" }, { place: "asc" }] }),
  recounts: await db().recount.findMany(),
});

it("tells first, repairs then, with its reason", { timeout: 120_000 }, async () => {
  const [wrong, right] = [await make.petition(), await make.petition()];
  for (const { id } of [wrong, wrong, right]) {
    await make.signature({ petitionId: id, state: "confirmed", place: "KZ-75" });
  }
  await tallyPetitions();
  await db().petitionTally.updateMany({ where: { petitionId: wrong.id }, data: { total: 7 } });
  const before = await stored();

  // The dry run: of all, of one, of one that is none.
  const all = await recount();
  expect(all).toMatchObject({ code: 0, err: "" });
  expect(all.out).toContain(`${wrong.slug}: 2 signatures count, and the totals differ:`);
  expect(all.out).toContain("  KZ-75: 7 → 2\n");
  expect(all.out).toContain(`${right.slug}: 1 signatures count, as the totals say.`);
  const one = await recount("--petition", right.slug);
  expect(one.out).toBe(`${right.slug}: 1 signatures count, as the totals say.\n`);
  expect(await recount("--petition", "nothing-here")).toMatchObject({
    code: 1,
    err: "There is no petition with the address nothing-here.\n",
  });
  // A repair needs to know of what, and why.
  expect(await recount("--repair", "--reason", "Test.")).toMatchObject({ code: 1, out: "" });
  expect(await recount("--repair", "--petition", wrong.slug)).toMatchObject({ code: 1, out: "" });
  expect(await stored()).toEqual(before);

  const asked = ["--repair", "--petition", wrong.slug, "--reason", "A wrong backup."];
  const repaired = await recount(...asked);
  expect(repaired.code).toBe(0);
  expect(repaired.out).toContain("  KZ-75: 7 → 2\n");
  expect(repaired.out).toContain(`${wrong.slug}: repaired; the totals move again.`);
  expect(await db().petitionTally.findMany({ where: { petitionId: wrong.id } })).toMatchObject([
    { place: "KZ-75", total: 2 },
  ]);
  expect(await db().recount.findMany()).toMatchObject([
    { petitionId: wrong.id, repairReason: "A wrong backup." },
  ]);
  expect(await listDiffering()).toEqual([]);
  expect(await db().auditEntry.findMany({ where: { action: "petition:repair" } })).toMatchObject([
    { actorId: null },
  ]);
  const again = await recount(...asked);
  expect(again.out).toContain(`${wrong.slug}: the totals are what the rows come to`);
  expect(await db().recount.count()).toBe(1);
});
