// Proves when readers see an update: published, in their language, until it is retracted; and that each deed is kept.
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { createUpdate, publishUpdate, retractUpdate, reviseUpdate } from "./commands";
import { findPublishedUpdate, findUpdate, listPublishedUpdates, listUpdates } from "./queries";
import type { UpdateInput } from "./schema";

const input = (title: string): UpdateInput => ({
  texts: {
    kk: { title: `${title} kk`, body: "Мәтін" },
    ru: { title: `${title} ru`, body: "Текст" },
    en: { title: `${title} en`, body: "Text" },
  },
});

async function draft() {
  const petition = await make.petition();
  const { id: actor } = await make.member({ role: "organiser" });
  const made = await createUpdate(actor, petition.id, input("Hearing"));
  if (!made.ok) throw new Error(made.reason);
  return { ...petition, actor, update: made.value.id };
}

describe("an update", () => {
  it("is seen once published, and in the reader's language", async () => {
    const { id, slug, actor, update } = await draft();
    expect(await findPublishedUpdate(slug, update, "ru")).toBeNull();
    const at = new Date("2026-11-20T08:00:00Z");
    expect(await publishUpdate(actor, id, update, at)).toEqual({ ok: true });
    expect(await findPublishedUpdate(slug, update, "ru")).toMatchObject({ title: "Hearing ru" });
    expect(await publishUpdate(actor, id, update, at)).toMatchObject({ reason: "published" });
    expect((await listPublishedUpdates(id, "kk")).updates).toMatchObject([{ title: "Hearing kk" }]);
    // Not under another petition's address, nor while its own is not public.
    const other = await make.petition();
    expect(await findPublishedUpdate(other.slug, update, "ru")).toBeNull();
    await db().publication.updateMany({ where: { petitionId: id }, data: { endedAt: at } });
    expect(await findPublishedUpdate(slug, update, "ru")).toBeNull();
  });

  it("says when it was revised after it was published, and only then", async () => {
    const { id, slug, actor, update } = await draft();
    const publishedAt = new Date("2030-11-20T08:00:00Z");
    await publishUpdate(actor, id, update, publishedAt);
    const later = new Date("2030-11-21T08:00:00Z");
    await reviseUpdate(actor, id, update, input("Hearing"), later);
    expect(await findPublishedUpdate(slug, update, "en")).toMatchObject({ updatedAt: publishedAt });
    await reviseUpdate(actor, id, update, input("Second hearing"), later);
    expect(await findPublishedUpdate(slug, update, "en")).toMatchObject({
      title: "Second hearing en",
      updatedAt: later,
    });
    expect(await findUpdate(id, update, "en")).toMatchObject({ input: input("Second hearing") });
  });

  it("is gone when retracted, with its reason kept, and can come again", async () => {
    const { id, slug, actor, update } = await draft();
    const now = new Date();
    expect(await retractUpdate(actor, id, update, "too early", now)).toMatchObject({
      reason: "draft",
    });
    await publishUpdate(actor, id, update, now);
    await retractUpdate(actor, id, update, "a wrong date", now);
    expect(await findPublishedUpdate(slug, update, "en")).toBeNull();
    expect((await listPublishedUpdates(id, "en")).updates).toEqual([]);
    expect(await findUpdate(id, update, "en")).toMatchObject({
      state: "retracted",
      retraction: { reason: "a wrong date" },
    });
    await publishUpdate(actor, id, update, now);
    expect(await findPublishedUpdate(slug, update, "en")).not.toBeNull();
    const deeds = await db().auditEntry.findMany({
      where: { subjectId: id, actorId: actor },
      orderBy: { at: "asc" },
      select: { action: true },
    });
    expect(deeds.map(({ action }) => action).toSorted()).toEqual([
      "update:create",
      "update:publish",
      "update:publish",
      "update:retract",
    ]);
  });

  it("of another petition is unknown to every deed", async () => {
    const { actor, update } = await draft();
    const other = await make.petition();
    const now = new Date();
    const unknown = { reason: "unknown" };
    expect(await publishUpdate(actor, other.id, update, now)).toMatchObject(unknown);
    expect(await reviseUpdate(actor, other.id, update, input("x"), now)).toMatchObject(unknown);
    expect(await retractUpdate(actor, other.id, update, "x", now)).toMatchObject(unknown);
    expect(await createUpdate(actor, update, input("x"))).toMatchObject(unknown);
    expect(await findUpdate(other.id, update, "en")).toBeNull();
  });

  it("is listed a page at a time, each once", async () => {
    const { id, actor } = await draft();
    for (let made = 0; made < 4; made += 1) {
      const result = await createUpdate(actor, id, input(`number ${made}`));
      const at = new Date(Date.UTC(2026, 0, 1));
      if (result.ok) await publishUpdate(actor, id, result.value.id, at);
    }
    const first = await listPublishedUpdates(id, "en", null, 3);
    const rest = await listPublishedUpdates(id, "en", first.next, 3);
    const titles = [...first.updates, ...rest.updates].map(({ title }) => title);
    expect(new Set(titles).size).toBe(4);
    expect(rest.next).toBeNull();
    const desk = await listUpdates(id, "en", null, 3);
    const more = await listUpdates(id, "en", desk.next, 3);
    expect([...desk.rows, ...more.rows]).toHaveLength(5);
  });
});
