// Owns the proof that a pledge redeemed on paper counts as paper, that a recount finds the same, and that it can be taken back.
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { accept, paperLine, sheetToCheck, tallyTwice } from "@/lib/testing/make-paper";
import { listMilestones } from "../../milestones/queries";
import { findPublishedPetition } from "../../queries";
import { countAgain } from "../../recounts/queries";
import { invalidateSignatures } from "../../removals/commands";
import { withdrawSignature } from "../../signatures/commands";
import { reopenLine } from "../checks/commands";

const email = "aliya@people.test";
const pledges = { total: 2, regionMinimum: null, signature: "pledge" as const };

async function countOf(slug: string) {
  const { progress } = (await findPublishedPetition(slug, "en", new Date())) ?? {};
  return { total: progress?.total, counting: progress?.counting };
}

/** A pledge, and its person's line on a sheet. */
async function pledged(signature: "pledge" | "counts", state: "confirmed" | "counted") {
  const { id, slug } = await make.petition({ rule: { ...pledges, signature } });
  const online = await make.signature({ petitionId: id, state, email });
  const sheet = await sheetToCheck([paperLine(1, { email, place: "KZ-10" })], id);
  return { ...sheet, id, slug, online };
}

const expectSound = async (id: string) => expect((await countAgain(id)).differences).toEqual([]);

describe("a pledge whose person signs on paper", () => {
  it.each(["confirmed", "counted"] as const)("%s, counts once, as paper", async (state) => {
    const { id, slug, decide } = await pledged("pledge", state);
    if (state === "counted") expect(await countOf(slug)).toEqual({ total: 1, counting: 0 });
    expect(await decide({ 1: accept })).toMatchObject({ ok: true });
    await tallyTwice();
    expect(await countOf(slug)).toEqual({ total: 1, counting: 1 });
    expect((await listMilestones(id)).map(({ kind }) => kind)).toEqual(["half"]);
    await expectSound(id);
  });

  it("is a pledge again when the line is decided anew", async () => {
    const { id, slug, decide, lineId, checker } = await pledged("pledge", "counted");
    await decide({ 1: accept });
    expect(await reopenLine(checker, id, lineId(1), "Misread.", new Date())).toEqual({ ok: true });
    expect(await countOf(slug)).toEqual({ total: 1, counting: 0 });
    await expectSound(id);
    expect(await decide({ 1: accept })).toMatchObject({ ok: true });
    expect(await countOf(slug)).toEqual({ total: 1, counting: 1 });
  });

  it("leaves the count whole when it is withdrawn afterwards, and then nothing is turned", async () => {
    const { id, slug, online, decide, lineId, checker } = await pledged("pledge", "counted");
    await decide({ 1: accept });
    await withdrawSignature(online.token, new Date());
    await reopenLine(checker, id, lineId(1), "Misread.", new Date());
    await tallyTwice();
    expect(await countOf(slug)).toEqual({ total: 0, counting: 0 });
    await expectSound(id);
  });

  it("has its days right also when it was out of the count in between", async () => {
    const { id, slug, online, decide } = await pledged("pledge", "counted");
    await invalidateSignatures(null, id, [online.id], "error", "By mistake.", new Date());
    await tallyTwice();
    await db().signatureRemoval.updateMany({ data: { restoredAt: new Date() } });
    await db().signature.update({ where: { id: online.id }, data: { state: "counted" } });
    await tallyTwice();
    await decide({ 1: accept });
    expect(await countOf(slug)).toEqual({ total: 1, counting: 1 });
    await expectSound(id);
  });

  it("stays online where online signatures count themselves", async () => {
    const { id, slug, online, decide } = await pledged("counts", "counted");
    await decide({ 1: accept });
    const row = await db().signature.findUnique({ where: { id: online.id } });
    expect(row).toMatchObject({ source: "online", state: "counted" });
    expect(await countOf(slug)).toEqual({ total: 1, counting: 1 });
    await expectSound(id);
  });
});
