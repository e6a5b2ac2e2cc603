// Owns the proof that who is blocked signs in vain, in the same words, and that "it was not me" is kept.
import { afterEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { waitingJobs } from "@/lib/testing/jobs";
import { make } from "@/lib/testing/make";
import { erasePetitionData, eraseSignaturesOf } from "../erasure/commands";
import { takeSignature } from "../intake/commands";
import { rejectSignature, signPetition } from "../signatures/commands";
import type { SignatureInput } from "../signatures/schema";
import { changeBlock, clearBlocks, createBlock, endBlock } from "./commands";
import { exportBlocksOf, findBlock, forgetPatterns, isAddressBlocked, listBlocks } from "./queries";
import { NOT_ME_DAYS } from "./rules";
import type { BlockInput } from "./schema";

afterEach(forgetPatterns);

const input = (wish: Partial<SignatureInput> = {}): SignatureInput => ({
  name: "Aigerim Sample",
  email: "aigerim@people.test",
  place: "KZ-75",
  comment: "",
  showName: false,
  news: false,
  via: "",
  ...wish,
});

const block = (wish: Partial<BlockInput> = {}): BlockInput => ({
  kind: "domain",
  value: "spam.test",
  reason: "A flood from there.",
  until: null,
  everywhere: false,
  ...wish,
});

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);
const signatures = () => db().signature.count();

describe("a block", () => {
  it("lets a blocked domain, address or pattern sign in vain, with the same answer", async () => {
    const { id, slug } = await make.petition();
    const { id: actor } = await make.member();
    const now = new Date();
    for (const wish of [
      block({ value: "@Spam.TEST" }),
      block({ kind: "address", value: "bot@people.test" }),
      block({ kind: "email", value: "promo-*@*" }),
      block({ kind: "name", value: "*casino*" }),
    ]) {
      expect(await createBlock(actor, id, wish, now)).toMatchObject({ ok: true });
    }
    for (const wish of [
      { email: "anybody@spam.test" },
      { email: "Bot+tag@people.test" },
      { email: "promo-7@people.test" },
      { name: "Best CASINO here", email: "other@people.test" },
    ]) {
      expect(await signPetition(slug, "kk", input(wish), now)).toEqual({ ok: true });
    }
    expect(await signatures()).toBe(0);
    expect(await waitingJobs("mailSigner")).toEqual([]);
    expect(await signPetition(slug, "kk", input(), now)).toEqual({ ok: true });
    expect(await signatures()).toBe(1);
  });

  it("is of one petition or of all, until its end, and until it is ended", async () => {
    const [one, other] = [await make.petition(), await make.petition()];
    const now = new Date();
    await createBlock(null, one.id, block({ until: inDays(2) }), now);
    const everywhere = block({ kind: "address", value: "bot@people.test", everywhere: true });
    const created = await createBlock(null, one.id, everywhere, now);
    const tries = async (slug: string, email: string, at: Date) => {
      const before = await signatures();
      await takeSignature(slug, "kk", input({ email }), at);
      return (await signatures()) > before;
    };
    expect(await tries(one.slug, "a@spam.test", now)).toBe(false);
    expect(await tries(other.slug, "a@spam.test", now)).toBe(true);
    expect(await tries(other.slug, "bot@people.test", now)).toBe(false);
    expect(await tries(one.slug, "b@spam.test", inDays(3))).toBe(true);
    if (!created.ok) throw new Error("not created");
    expect(await endBlock(null, other.id, created.value.id, now)).toEqual({ ok: true });
    expect(await tries(other.slug, "bot@people.test", now)).toBe(true);
    expect(await endBlock(null, other.id, created.value.id, now)).toMatchObject({
      reason: "unknown",
    });
  });

  it("does not mail who has signed and was blocked since", async () => {
    const { id, slug } = await make.petition();
    await make.signature({
      petitionId: id,
      state: "counted",
      email: "a@spam.test",
      mailRequestedAt: inDays(-1),
    });
    await createBlock(null, id, block(), new Date());
    expect(await signPetition(slug, "kk", input({ email: "a@spam.test" }), new Date())).toEqual({
      ok: true,
    });
    expect(await waitingJobs("mailSigner")).toEqual([]);
    expect(await isAddressBlocked(id, "a@spam.test", new Date())).toBe(true);
    expect(await isAddressBlocked(id, "a@people.test", new Date())).toBe(false);
  });

  it("can be changed, is listed opened, and leaves a deed each time", async () => {
    const { id } = await make.petition();
    const { id: actor } = await make.member();
    const now = new Date();
    const created = await createBlock(actor, id, block({ kind: "name", value: "bot *" }), now);
    if (!created.ok) throw new Error("not created");
    const blockId = created.value.id;
    expect(await createBlock(actor, id, block({ until: inDays(-1) }), now)).toMatchObject({
      reason: "over",
    });
    expect(await createBlock(actor, id, block(), now)).toMatchObject({ ok: true });
    expect(await createBlock(actor, id, block(), now)).toMatchObject({ reason: "taken" });
    const change = { reason: "Still there.", until: inDays(9) };
    expect(await changeBlock(actor, id, blockId, change, now)).toEqual({ ok: true });
    expect(
      await changeBlock(actor, id, blockId, { ...change, until: inDays(-1) }, now),
    ).toMatchObject({ reason: "over" });
    expect(await findBlock(id, blockId)).toMatchObject({
      kind: "pattern",
      on: "name",
      value: "bot *",
      reason: "Still there.",
    });
    const { rows } = await listBlocks(id, null);
    expect(rows.map(({ value }) => value).sort()).toEqual(["bot *", "spam.test"]);
    expect((await listBlocks((await make.petition()).id, null)).rows).toEqual([]);
    const deeds = await db().auditEntry.findMany({ select: { action: true } });
    expect(deeds.map(({ action }) => action).sort()).toEqual([
      "block:change",
      "block:create",
      "block:create",
    ]);
  });

  it("shows nobody what it blocks in the table", async () => {
    const { id } = await make.petition();
    await createBlock(
      null,
      id,
      block({ kind: "address", value: "hidden@people.test" }),
      new Date(),
    );
    const [row] = await db().$queryRaw<
      { text: string }[]
    >`SELECT to_jsonb(block)::text AS text FROM block`;
    expect(row?.text).not.toContain(Buffer.from("hidden@people.test").toString("hex"));
    expect(row?.text).not.toContain("hidden");
  });

  it("goes when its time is over: with the petition's retention, at its owner's wish, 30 days after its end", async () => {
    const { id } = await make.petition({ closesAt: inDays(-400) });
    const now = new Date();
    await createBlock(null, id, block({ kind: "address", value: "bot@people.test" }), now);
    await createBlock(
      null,
      id,
      block({ kind: "address", value: "all@people.test", everywhere: true }),
      now,
    );
    expect(await exportBlocksOf("ALL@people.test")).toMatchObject([
      { petition: null, isOwnWish: false, until: null },
    ]);
    await eraseSignaturesOf("all@people.test", now);
    expect(await db().block.count()).toBe(1);
    await erasePetitionData(now, { isDryRun: true });
    expect(await db().block.count()).toBe(1);
    await erasePetitionData(now, { isDryRun: false });
    expect(await db().block.count()).toBe(0);
    await createBlock(null, id, block({ until: inDays(1) }), now);
    expect(await clearBlocks(inDays(30))).toEqual({ blocks: 0 });
    expect(await clearBlocks(inDays(32))).toEqual({ blocks: 1 });
  });
});

describe("it was not me", () => {
  it("erases the row and keeps the address from signing that petition for 30 days, unreadably", async () => {
    const [one, other] = [await make.petition(), await make.petition()];
    const { token } = await make.signature({ petitionId: one.id, email: "dana@people.test" });
    const now = new Date();
    expect(await rejectSignature(token, now)).toEqual({ ok: true });
    expect(await rejectSignature(token, now)).toEqual({ ok: true });
    expect(await signatures()).toBe(0);
    expect(
      await db().block.findMany({ select: { sealedValue: true, rowKey: true, createdById: true } }),
    ).toEqual([{ sealedValue: null, rowKey: null, createdById: null }]);
    const again = input({ email: "D+x@people.test".replace("D", "dana") });
    expect(await signPetition(one.slug, "kk", again, now)).toEqual({ ok: true });
    expect(await signatures()).toBe(0);
    expect(await waitingJobs()).toEqual([]);
    await signPetition(other.slug, "kk", again, now);
    expect(await signatures()).toBe(1);
    const { rows } = await listBlocks(one.id, null);
    expect(rows).toMatchObject([{ value: null, reason: null }]);
    const [row] = rows;
    const change = { reason: "Mine now", until: null };
    expect(await changeBlock(null, one.id, row?.id ?? "", change, now)).toMatchObject({
      reason: "unknown",
    });
    await takeSignature(one.slug, "kk", again, inDays(NOT_ME_DAYS + 1));
    expect(await signatures()).toBe(2);
    expect(await clearBlocks(inDays(NOT_ME_DAYS + 1))).toEqual({ blocks: 1 });
  });

  it("blocks once when pressed ten times at once, and not at all when only something was wrong", async () => {
    const { id, slug } = await make.petition();
    const { token } = await make.signature({ petitionId: id, email: "dana@people.test" });
    const presses = await Promise.all(
      Array.from({ length: 10 }, () => rejectSignature(token, new Date())),
    );
    expect(presses.every(({ ok }) => ok)).toBe(true);
    expect(await db().block.count()).toBe(1);
    await db().block.deleteMany();
    const anew = await make.signature({ petitionId: id, email: "dana@people.test" });
    await rejectSignature(anew.token, new Date(), { isTheirs: true });
    expect(await db().block.count()).toBe(0);
    await signPetition(slug, "kk", input({ email: "dana@people.test" }), new Date());
    expect(await signatures()).toBe(1);
  });
});
