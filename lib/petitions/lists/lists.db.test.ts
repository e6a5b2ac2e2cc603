// Owns the proof that organisers page through signatures without gap or repeat, and find by address and name.
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import {
  findSignature,
  findSignatureByEmail,
  listSignatures,
  type SignatureCursor,
  searchSignaturesByName,
} from "./queries";

const at = (text: string) => new Date(text);

async function people(petitionId: string) {
  const wishes = [
    { name: "Алёна Үлгі", place: "KZ-75", createdAt: at("2026-11-20T18:59:59Z") },
    { name: "Алена Sample", place: "KZ-47", createdAt: at("2026-11-20T19:00:00Z") },
    { name: "Marat Sample", place: "KZ-47", createdAt: at("2026-11-20T19:00:00Z") },
    { name: "Dina Sample", place: "KZ-47", createdAt: at("2026-11-21T18:59:59Z") },
    { name: "Aidar Sample", place: "elsewhere", createdAt: at("2026-11-21T19:00:00Z") },
  ];
  for (const wish of wishes) {
    await make.signature({ petitionId, state: "counted", ...wish });
  }
}

async function pages(petitionId: string, limit: number, filters = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let after: SignatureCursor | null = null; ; ) {
    const page = await listSignatures(petitionId, filters, after, limit);
    ids.push(...page.rows.map(({ id }) => id));
    if (page.next === null) return ids;
    after = page.next;
  }
}

describe("the organisers' list", () => {
  it("pages through all, newest first, the same whatever the page's size", async () => {
    const { id } = await make.petition();
    await people(id);
    const all = await pages(id, 50);
    expect(all).toHaveLength(5);
    for (const limit of [1, 2, 3, 5]) expect(await pages(id, limit)).toEqual(all);
  });

  it("opens the cells, and shows erased rows as empty", async () => {
    const { id } = await make.petition();
    await make.signature({ petitionId: id, state: "withdrawn", email: "a@people.test" });
    const { rows } = await listSignatures(id, {}, null);
    expect(rows[0]).toMatchObject({ state: "withdrawn", place: "KZ-75" });
    expect(await findSignature(id, rows[0]?.id ?? "")).toMatchObject({ consents: [] });
    const other = await make.petition();
    expect(await findSignature(other.id, rows[0]?.id ?? "")).toBeNull();
  });

  it("filters by place, state and the campaign's days", async () => {
    const { id } = await make.petition();
    await people(id);
    const count = async (filters: object) => (await pages(id, 2, filters)).length;
    expect(await count({ place: "KZ-47" })).toBe(3);
    expect(await count({ place: "KZ-47", state: "counted" })).toBe(3);
    expect(await count({ state: "pending" })).toBe(0);
    // 21 November in Almaty begins at 19:00 UTC of the 20th.
    expect(await count({ from: "2026-11-21", to: "2026-11-21" })).toBe(3);
    expect(await count({ to: "2026-11-20" })).toBe(1);
    expect(await count({ from: "2026-11-22" })).toBe(1);
  });

  it("finds an address in any spelling, in its petition only", async () => {
    const { id } = await make.petition();
    await make.signature({ petitionId: id, email: "aigerim.sample@gmail.com" });
    expect(await findSignatureByEmail(id, "AigerimSample+x@googlemail.com")).toMatchObject({
      email: "aigerim.sample@gmail.com",
    });
    const other = await make.petition();
    expect(await findSignatureByEmail(other.id, "aigerim.sample@gmail.com")).toBeNull();
  });

  it("finds names by any part, and goes on where it stopped", async () => {
    const { id } = await make.petition();
    await people(id);
    const found = await searchSignaturesByName(id, "АЛЕНА", {}, null);
    expect(found.rows.map(({ name }) => name)).toEqual(["Алена Sample", "Алёна Үлгі"]);
    expect(found).toMatchObject({ looked: 5, next: null });
    const limits = { hits: 1, milliseconds: 1_000 };
    const first = await searchSignaturesByName(id, "алена", {}, null, limits);
    expect(first.rows).toHaveLength(1);
    const second = await searchSignaturesByName(id, "алена", {}, first.next, limits);
    expect(second.rows.map(({ name }) => name)).toEqual(["Алёна Үлгі"]);
    expect((await searchSignaturesByName(id, "алена", { place: "KZ-75" }, null)).looked).toBe(1);
    expect(await db().auditEntry.count()).toBe(0);
  });
});
