// Proof of the briefing's commands and queries on PostgreSQL: what is refused, what readers see, what is told.
import pg from "pg";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { locales } from "@/lib/i18n/locales";
import { make } from "@/lib/testing/make";
import { newId } from "@/lib/tokens";
import { createBriefing, publishBriefing, retractBriefing, reviseBriefing } from "./commands";
import {
  findBriefing,
  findNewestBriefing,
  findPublishedBriefing,
  listBriefings,
  listPublishedBriefings,
} from "./queries";
import type { BriefingInput } from "./schema";

const now = new Date("2026-11-24T10:00:00Z");
const later = new Date("2026-11-24T11:00:00Z");

function input(slug: string, change: Partial<BriefingInput> = {}): BriefingInput {
  const textIn = (locale: string) => ({
    title: `Title ${locale}`,
    standfirst: `Standfirst ${locale}`,
    dateline: `April 2015 ${locale}`,
    body: `Body ${locale}`,
  });
  return {
    slug,
    petitionId: null,
    texts: { kk: textIn("kk"), ru: textIn("ru"), en: textIn("en") },
    ...change,
  };
}

async function draft(slug: string, change: Partial<BriefingInput> = {}) {
  const result = await createBriefing(null, input(slug, change));
  if (!result.ok) throw new Error(result.reason);
  return result.value.id;
}

const deeds = async (id: string) => {
  const rows = await db().auditEntry.findMany({
    where: { subjectId: id },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { action: true },
  });
  return rows.map(({ action }) => action);
};

describe("createBriefing", () => {
  it("makes a draft nobody but organisers sees", async () => {
    const id = await draft("first");
    expect(await findPublishedBriefing("first", "kk")).toBeNull();
    expect((await findBriefing(id))?.state).toBe("draft");
    expect(await deeds(id)).toEqual(["briefing:create"]);
  });

  it("refuses an address that is taken, and keeps nothing", async () => {
    await draft("first");
    expect(await createBriefing(null, input("first"))).toEqual({ ok: false, reason: "slug-taken" });
    expect(await db().briefing.count()).toBe(1);
    expect(await db().auditEntry.count()).toBe(1);
  });

  it("lets one of twenty at once have an address", async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, () => createBriefing(null, input("same"))),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("refuses a petition that does not exist", async () => {
    const result = await createBriefing(null, input("first", { petitionId: newId() }));
    expect(result).toEqual({ ok: false, reason: "unknown-petition" });
  });
});

describe("publishBriefing", () => {
  it("shows the text of the reader's language", async () => {
    const petition = await make.petition();
    const id = await draft("first", { petitionId: petition.id });
    expect((await publishBriefing(null, id, now)).ok).toBe(true);
    for (const locale of locales) {
      const view = await findPublishedBriefing("first", locale);
      expect(view).toMatchObject({
        id,
        title: `Title ${locale}`,
        body: `Body ${locale}`,
        publishedAt: now,
        petitionSlug: petition.slug,
      });
    }
  });

  it("does not lead to a petition that is not published", async () => {
    const petition = await make.petition({ published: false });
    const id = await draft("first", { petitionId: petition.id });
    await publishBriefing(null, id, now);
    expect((await findPublishedBriefing("first", "en"))?.petitionSlug).toBeNull();
  });

  it("refuses what is incomplete, has a broken figure, stands already, or is unknown", async () => {
    const texts = input("x").texts;
    const halfway = await draft("halfway", {
      texts: { ...texts, kk: { ...texts.kk, standfirst: "" } },
    });
    expect(await publishBriefing(null, halfway, now)).toMatchObject({ reason: "texts-missing" });
    const broken = await draft("broken", {
      texts: { ...texts, ru: { ...texts.ru, body: "```figure:pie\n```" } },
    });
    expect(await publishBriefing(null, broken, now)).toMatchObject({ reason: "bad-figure" });
    const sound = await draft("sound");
    await publishBriefing(null, sound, now);
    expect(await publishBriefing(null, sound, now)).toMatchObject({ reason: "already-published" });
    expect(await publishBriefing(null, newId(), now)).toMatchObject({ reason: "unknown" });
    expect(await db().publication.count()).toBe(1);
  });

  it("publishes once when ten organisers press at once", async () => {
    const id = await draft("first");
    const results = await Promise.all(
      Array.from({ length: 10 }, () => publishBriefing(null, id, now)),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await deeds(id)).toEqual(["briefing:create", "briefing:publish"]);
  });
});

describe("reviseBriefing", () => {
  it("changes texts and says when", async () => {
    const id = await draft("first");
    await publishBriefing(null, id, now);
    const changed = input("first");
    changed.texts.en.title = "Another title";
    expect((await reviseBriefing(null, id, changed, later)).ok).toBe(true);
    const english = await findPublishedBriefing("first", "en");
    expect(english).toMatchObject({ title: "Another title", revisedAt: later });
    expect((await findPublishedBriefing("first", "kk"))?.revisedAt).not.toEqual(later);
  });

  it("keeps a published briefing complete, sound and at its address", async () => {
    const id = await draft("first");
    await publishBriefing(null, id, now);
    const { texts } = input("first");
    const revise = (change: Partial<BriefingInput>, slug = "first") =>
      reviseBriefing(null, id, input(slug, change), later);
    expect(await revise({}, "second")).toMatchObject({ reason: "slug-fixed" });
    expect(await revise({ texts: { ...texts, en: { ...texts.en, title: "" } } })).toMatchObject({
      reason: "texts-missing",
    });
    expect(
      await revise({ texts: { ...texts, en: { ...texts.en, body: "```figure:bars\n```" } } }),
    ).toMatchObject({ reason: "bad-figure" });
    expect(await revise({ petitionId: newId() })).toMatchObject({ reason: "unknown-petition" });
    expect(await reviseBriefing(null, newId(), input("x"), later)).toMatchObject({
      reason: "unknown",
    });
    expect(await deeds(id)).toEqual(["briefing:create", "briefing:publish"]);
  });

  it("lets a draft move, but not to a taken address", async () => {
    const id = await draft("first");
    await draft("second");
    expect(await reviseBriefing(null, id, input("second"), later)).toMatchObject({
      reason: "slug-taken",
    });
    expect((await reviseBriefing(null, id, input("third"), later)).ok).toBe(true);
    expect((await findBriefing(id))?.slug).toBe("third");
  });
});

describe("retractBriefing", () => {
  it("takes it down, keeps why, and lets it be published again", async () => {
    const id = await draft("first");
    await publishBriefing(null, id, now);
    expect((await retractBriefing(null, id, "A figure was wrong.", later)).ok).toBe(true);
    expect(await findPublishedBriefing("first", "ru")).toBeNull();
    expect(await findNewestBriefing("ru")).toBeNull();
    const detail = await findBriefing(id);
    expect(detail?.state).toBe("retracted");
    expect(detail?.publications[0]?.endReason).toBe("A figure was wrong.");
    expect(await retractBriefing(null, id, "again", later)).toMatchObject({
      reason: "not-published",
    });
    expect((await publishBriefing(null, id, later)).ok).toBe(true);
    expect(await findPublishedBriefing("first", "ru")).not.toBeNull();
  });
});

describe("addresses nobody gave", () => {
  it.each(["", "\u0000", "%00", "../x", "a".repeat(81), "Ә"])("%j finds nothing", async (value) => {
    expect(await findPublishedBriefing(value, "kk")).toBeNull();
    expect(await findBriefing(value)).toBeNull();
    expect(await publishBriefing(null, value, now)).toMatchObject({ reason: "unknown" });
    expect(await createBriefing(null, input("x", { petitionId: value }))).toMatchObject({
      reason: "unknown-petition",
    });
  });
});

describe("lists", () => {
  it("put the latest publication first, a page at a time", async () => {
    const older = await draft("older");
    const newer = await draft("newer");
    await draft("unpublished");
    await publishBriefing(null, newer, now);
    await publishBriefing(null, older, later);
    const first = await listPublishedBriefings("en", 1, 1);
    expect(first).toMatchObject({ total: 2, pages: 2, items: [{ slug: "older" }] });
    expect((await listPublishedBriefings("en", 2, 1)).items).toMatchObject([{ slug: "newer" }]);
    expect((await findNewestBriefing("en"))?.slug).toBe("older");
  });

  it("give organisers everything, page after page, without a gap", async () => {
    for (const slug of ["one", "two", "three"]) await draft(slug);
    const first = await listBriefings("kk", null, 2);
    const second = await listBriefings("kk", first.next, 2);
    expect([...first.rows, ...second.rows].map(({ slug }) => slug).sort()).toEqual([
      "one",
      "three",
      "two",
    ]);
    expect(second.next).toBeNull();
    expect(first.rows[0]).toMatchObject({ state: "draft", title: "Title kk" });
  });
});

describe("page caches", () => {
  it("hear of publishing, revising and retracting, and of nothing else", async () => {
    const heard: string[][] = [];
    const client = new pg.Client({ connectionString: env().DATABASE_URL });
    await client.connect();
    client.on("notification", ({ payload }) => heard.push(JSON.parse(payload ?? "[]")));
    await client.query("LISTEN bosaga_changed");
    const id = await draft("first");
    await reviseBriefing(null, id, input("first"), now);
    await publishBriefing(null, id, now);
    await reviseBriefing(null, id, input("first"), later);
    await retractBriefing(null, id, "Why not.", later);
    await client.query("SELECT 1");
    await client.end();
    expect(heard).toHaveLength(3);
    expect(heard[0]).toContain("/kk/briefings/first");
    expect(heard[0]).toContain("/kk");
  });
});
