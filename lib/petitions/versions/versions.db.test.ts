// Owns the proof that a draft changes freely, and a published petition only by dated amendments with a reason.
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { closePetition, createPetition, publishPetition, retractPetition } from "../commands";
import { exportSignaturesOf } from "../erasure/queries";
import { findPetitionInput } from "../lists/queries";
import { findPublishedPetition } from "../queries";
import type { PetitionInput } from "../schema";
import { signPetition } from "../signatures/commands";
import { revisePetition } from "./commands";
import { listVersions } from "./queries";

const text = (title: string) => ({ title, addressee: "All", summary: "Short.", body: "Long." });

const input = (wish: Partial<PetitionInput> = {}): PetitionInput => ({
  slug: "open-the-homes",
  rule: { total: 100, regionMinimum: { kind: "number", value: 2 } },
  closesAt: null,
  retentionDays: 30,
  texts: { kk: text("Бірінші"), ru: text("Первая"), en: text("First") },
  ...wish,
});

const reason = { kk: "Себебі", ru: "Причина", en: "Because" };
const published = new Date("2026-11-20T09:00:00Z");
const now = new Date("2026-11-23T09:00:00Z");
const rule = { total: 200, regionMinimum: null };

async function made(isPublished = true): Promise<string> {
  const result = await createPetition(null, input());
  if (!result.ok) throw new Error(result.reason);
  if (isPublished) await publishPetition(null, result.value.id, published);
  return result.value.id;
}

describe("a draft", () => {
  it("changes freely, its address too, and leaves no versions", async () => {
    const id = await made(false);
    const other = input({ slug: "new-address", rule: { ...rule, regionSet: "europeanUnion" } });
    expect(await revisePetition(null, id, { input: other }, now)).toEqual({
      ok: true,
      value: { version: 1 },
    });
    expect(await findPetitionInput(id)).toMatchObject(other);
    expect(await listVersions(id)).toEqual([]);
  });

  it("never takes a rule that cannot be met, whoever asks", async () => {
    const impossible = input({ rule: { total: 39, regionMinimum: { kind: "number", value: 2 } } });
    await expect(createPetition(null, impossible)).rejects.toThrow();
    const id = await made(false);
    await expect(revisePetition(null, id, { input: impossible }, now)).rejects.toThrow();
    expect(await findPetitionInput(id)).toMatchObject({ rule: { total: 100 } });
  });
});

describe("a published petition", () => {
  it("begins with version 1, dated by its first publication, and keeps it over a second one", async () => {
    const id = await made();
    await retractPetition(null, id, "Mistake", now);
    await publishPetition(null, id, now);
    const versions = await listVersions(id);
    expect(versions).toMatchObject([{ number: 1, createdAt: published, reason: null }]);
    expect(versions[0]?.texts.ru.title).toBe("Первая");
  });

  it("is amended with a date and a reason, and shows the new version", async () => {
    const id = await made();
    const texts = { ...input().texts, en: text("Second") };
    const closesAt = new Date("2027-01-01T00:00:00Z");
    const amended = input({ rule, closesAt, texts });
    expect(await revisePetition(null, id, { input: amended, reason, seen: 1 }, now)).toEqual({
      ok: true,
      value: { version: 2 },
    });
    const [second, first] = await listVersions(id);
    expect(second).toMatchObject({ number: 2, createdAt: now, reason, closesAt, rule });
    expect(first).toMatchObject({ number: 1, reason: null, closesAt: null });
    expect(await findPublishedPetition("open-the-homes", "en", now)).toMatchObject({
      version: 2,
      versionAt: now,
      title: "Second",
      rule,
    });
    const deed = await db().auditEntry.findFirst({ where: { action: "petition:amend" } });
    expect(deed?.details).toMatchObject({ version: 2 });
  });

  it("is amended while signatures count, closed too: they keep their version", async () => {
    const id = await made();
    const sign = (email: string) =>
      signPetition(
        "open-the-homes",
        "ru",
        {
          ...{ name: "Marat Sample", email, place: "KZ-47", comment: "", via: "" },
          ...{ showName: false, news: false },
        },
        now,
      );
    expect(await sign("one@example.org")).toEqual({ ok: true });
    await revisePetition(null, id, { input: input({ rule }), reason }, now);
    expect(await sign("two@example.org")).toEqual({ ok: true });
    const versionsOf = async (email: string) =>
      (await exportSignaturesOf(email, "ru")).map(({ version }) => version);
    expect(await versionsOf("one@example.org")).toEqual([1]);
    expect(await versionsOf("two@example.org")).toEqual([2]);
    await closePetition(null, id, "Delivered", now);
    expect(await revisePetition(null, id, { input: input(), reason }, now)).toMatchObject({
      value: { version: 3 },
    });
  });

  it("takes no signature from a page of before its amendment, and then the same once more", async () => {
    const id = await made();
    const sign = (version?: number) =>
      signPetition(
        "open-the-homes",
        "ru",
        {
          ...{ name: "Marat Sample", email: `${version}@example.org`, place: "KZ-47" },
          ...{ comment: "", via: "", showName: false, news: false, version },
        },
        now,
      );
    expect(await sign(1)).toEqual({ ok: true });
    await revisePetition(null, id, { input: input({ rule }), reason }, now);
    await db().signature.deleteMany();
    expect(await sign(1)).toEqual({ ok: false, reason: "amended" });
    expect(await db().signature.count()).toBe(0);
    // Who says no version, as a program may, signs what stands; a version yet to come is none.
    for (const version of [2, undefined, 7]) expect(await sign(version)).toEqual({ ok: true });
    const versions = await db().signature.findMany({ select: { version: true } });
    expect(versions).toEqual([{ version: 2 }, { version: 2 }, { version: 2 }]);
    await closePetition(null, id, "Delivered", now);
    expect(await sign(1)).toEqual({ ok: false, reason: "closed" });
  });

  it("refuses an amendment without a reason in every language", async () => {
    const id = await made();
    const amended = input({ rule });
    for (const missing of [null, { ...reason, kk: "" }]) {
      expect(
        await revisePetition(null, id, { input: amended, reason: missing }, now),
      ).toMatchObject({ reason: "reason-missing" });
    }
    expect(await listVersions(id)).toHaveLength(1);
  });

  it("keeps signers' data no longer than it said when they signed; shorter needs no reason", async () => {
    const id = await made();
    const keep = (retentionDays: number) =>
      revisePetition(null, id, { input: input({ retentionDays }) }, now);
    expect(await keep(31)).toMatchObject({ reason: "retention-fixed" });
    expect(await keep(20)).toEqual({ ok: true, value: { version: 1 } });
    expect(await keep(30)).toMatchObject({ reason: "retention-fixed" });
    expect(await findPetitionInput(id)).toMatchObject({ retentionDays: 20 });
    expect(await listVersions(id)).toHaveLength(1);
  });

  it("keeps its address, its regions and what its signatures are, for ever", async () => {
    const id = await made();
    const refusals = [
      [input({ slug: "new-address" }), "slug-fixed"],
      [input({ rule: { ...rule, regionSet: "europeanUnion" } }), "rule-fixed"],
      [input({ rule: { ...rule, signature: "pledge" } }), "rule-fixed"],
    ] as const;
    for (const [amended, expected] of refusals) {
      expect(await revisePetition(null, id, { input: amended, reason }, now)).toMatchObject({
        reason: expected,
      });
    }
  });

  it("takes one of two amendments made at once, and tells the other who began from the same", async () => {
    const id = await made();
    const totals = [200, 300];
    const tried = await Promise.all(
      totals.map((total) =>
        revisePetition(
          null,
          id,
          { input: input({ rule: { ...rule, total } }), reason, seen: 1 },
          now,
        ),
      ),
    );
    expect(tried.filter((one) => one.ok)).toHaveLength(1);
    expect(tried.find((one) => !one.ok)).toMatchObject({ reason: "amended-meanwhile" });
    expect((await listVersions(id)).map(({ number }) => number)).toEqual([2, 1]);
  });

  it("numbers amendments without gap when many come at once", async () => {
    const id = await made();
    await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        revisePetition(
          null,
          id,
          { input: input({ rule: { ...rule, total: 200 + at } }), reason },
          now,
        ),
      ),
    );
    const versions = await listVersions(id);
    expect(versions.map(({ number }) => number)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(await findPetitionInput(id)).toMatchObject({ rule: versions[0]?.rule });
  });

  it("published before versions were kept gets its first with its first amendment", async () => {
    const { id, slug } = await make.petition();
    await db().petitionVersion.deleteMany({ where: { petitionId: id } });
    const before = await findPetitionInput(id);
    if (before === null) throw new Error("there is none");
    await revisePetition(null, id, { input: { ...before, slug, rule }, reason }, now);
    const [second, first] = await listVersions(id);
    expect(second).toMatchObject({ number: 2, rule });
    expect(first).toMatchObject({ number: 1, rule: before.rule, reason: null });
  });
});
