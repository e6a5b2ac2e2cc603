// Owns the proof of what organisers do to petitions, and what the public then sees.
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import {
  closePetition,
  createPetition,
  publishPetition,
  reopenPetition,
  retractPetition,
} from "./commands";
import { listPetitions } from "./lists/queries";
import { findPublishedPetition, listPublishedPetitions } from "./queries";
import type { PetitionInput } from "./schema";
import { tallyPetitions } from "./tally/commands";
import { revisePetition } from "./versions/commands";

const text = (title: string) => ({ title, addressee: "All", summary: "Short.", body: "Long." });

const input = (wish: Partial<PetitionInput> = {}): PetitionInput => ({
  slug: "open-the-homes",
  rule: { total: 100, regionMinimum: { kind: "number", value: 2 } },
  closesAt: null,
  retentionDays: 30,
  texts: { kk: text("Бірінші"), ru: text("Первая"), en: text("First") },
  ...wish,
});

const now = () => new Date();

async function made(wish: Partial<PetitionInput> = {}): Promise<string> {
  const result = await createPetition(null, input(wish));
  if (!result.ok) throw new Error(result.reason);
  return result.value.id;
}

describe("a petition's life", () => {
  it("goes from draft to published, closed, reopened and retracted, each deed recorded", async () => {
    const id = await made();
    const see = () => findPublishedPetition("open-the-homes", "ru", now());
    expect(await see()).toBeNull();
    expect(await publishPetition(null, id, now())).toEqual({ ok: true });
    expect(await see()).toMatchObject({ state: "open", title: "Первая", progress: { total: 0 } });
    expect(await publishPetition(null, id, now())).toMatchObject({ reason: "published" });
    expect(await closePetition(null, id, "Delivered", now())).toEqual({ ok: true });
    expect(await closePetition(null, id, "Delivered", now())).toMatchObject({ reason: "closed" });
    expect(await see()).toMatchObject({ state: "closed" });
    expect(await reopenPetition(null, id, now())).toEqual({ ok: true });
    expect(await reopenPetition(null, id, now())).toMatchObject({ reason: "open" });
    expect(await retractPetition(null, id, "Mistake", now())).toEqual({ ok: true });
    expect(await retractPetition(null, id, "Mistake", now())).toMatchObject({ reason: "draft" });
    expect(await see()).toBeNull();
    expect(await publishPetition(null, id, now())).toEqual({ ok: true });
    const deeds = await db().auditEntry.findMany({ orderBy: { at: "asc" } });
    expect(deeds.map(({ action }) => action)).toEqual([
      "petition:create",
      "petition:publish",
      "petition:close",
      "petition:reopen",
      "petition:retract",
      "petition:publish",
    ]);
    expect(deeds[4]?.details).toMatchObject({ reason: "Mistake" });
  });

  it("is published once when two organisers press at once", async () => {
    const id = await made();
    const presses = await Promise.all([
      publishPetition(null, id, now()),
      publishPetition(null, id, now()),
    ]);
    expect(presses.filter((press) => press.ok)).toHaveLength(1);
    expect(await db().publication.count()).toBe(1);
  });

  it("refuses an address that is taken, and ids that are none", async () => {
    await made();
    expect(await createPetition(null, input())).toMatchObject({ reason: "slug-taken" });
    const other = await made({ slug: "another" });
    expect(await revisePetition(null, other, { input: input() }, now())).toMatchObject({
      reason: "slug-taken",
    });
    const nobody = "0192f0c1-0000-7000-8000-000000000000";
    expect(await publishPetition(null, nobody, now())).toMatchObject({ reason: "unknown" });
    expect(await revisePetition(null, nobody, { input: input() }, now())).toMatchObject({
      reason: "unknown",
    });
  });

  it("dates only the languages that changed", async () => {
    const id = await made();
    const later = new Date("2030-01-01T00:00:00Z");
    const texts = { ...input().texts, en: text("Second") };
    await revisePetition(null, id, { input: input({ texts }) }, later);
    const rows = await db().petitionText.findMany({ where: { revisedAt: later } });
    expect(rows.map(({ locale }) => locale)).toEqual(["en"]);
  });
});

describe("the count", () => {
  it("is the sum of its parts wherever it is read", async () => {
    const { id, slug } = await make.petition();
    for (const place of ["KZ-75", "KZ-75", "KZ-47", "elsewhere", "not-given"]) {
      await make.signature({ petitionId: id, state: "confirmed", place });
    }
    await make.signature({ petitionId: id, state: "pending" });
    await tallyPetitions();
    const petition = await findPublishedPetition(slug, "kk", now());
    expect(petition?.progress).toMatchObject({
      total: 5,
      missing: 95,
      regionsPassed: 1,
      elsewhere: 1,
      notGiven: 1,
    });
    const [listed] = await listPublishedPetitions("kk", now());
    expect(listed?.progress.total).toBe(5);
    const [row] = await listPetitions("kk", now());
    expect(row).toMatchObject({ pending: 1, state: "open", progress: { total: 5 } });
  });

  it("lists open petitions before closed ones, and no drafts", async () => {
    const closed = await make.petition({ closesAt: new Date(Date.now() - 1_000) });
    const open = await make.petition();
    await make.petition({ published: false });
    const slugs = (await listPublishedPetitions("en", now())).map(({ slug }) => slug);
    expect(slugs).toEqual([open.slug, closed.slug]);
  });
});
