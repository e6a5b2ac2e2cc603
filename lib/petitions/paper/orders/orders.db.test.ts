// Owns the proof that sheets have consecutive numbers, whoever orders at once, and carry the version of their day.
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { paperOrder } from "@/lib/testing/make-paper";
import { presetRule } from "@/lib/thresholds/presets/rules";
import { closePetition } from "../../commands";
import { orderSheets } from "./commands";
import { findOrderPrint, listOrders } from "./queries";

const input = { hundreds: 1, collector: "Bolat Sample", place: "KZ-75", locale: "kk" } as const;

describe("ordering sheets", () => {
  it("numbers them without a gap, also when five order at once", async () => {
    const { id: petitionId } = await make.petition();
    const { id: actorId } = await make.member();
    const results = await Promise.all(
      Array.from({ length: 5 }, () => orderSheets(actorId, petitionId, input, new Date())),
    );
    expect(results.every((result) => result.ok)).toBe(true);
    const rows = await db().paperSheet.findMany({ orderBy: { serial: "asc" } });
    expect(rows.map(({ serial }) => serial)).toEqual(
      Array.from({ length: 500 }, (_, index) => index + 1),
    );
    for (const order of await listOrders(petitionId)) {
      expect(order.last - order.first).toBe(99);
      expect(order).toMatchObject({ collector: "Bolat Sample", sheets: 100, collected: 0 });
    }
    expect(await db().paperSheetDeed.count({ where: { kind: "ordered" } })).toBe(500);
  });

  it("seals the collector's name", async () => {
    await paperOrder({ collector: "Gulnara Distinct" });
    const [row] = await db().$queryRaw<{ text: string }[]>`
      SELECT paper_order::text || (SELECT string_agg(details::text, '') FROM audit_entry) AS text
      FROM paper_order`;
    expect(row?.text).not.toContain("Gulnara");
  });

  it("is refused for a draft, a closed petition and one that is none", async () => {
    const { id: actorId } = await make.member();
    const draft = await make.petition({ published: false });
    const closed = await make.petition();
    await closePetition(actorId, closed.id, "Done.", new Date());
    const order = (id: string) => orderSheets(actorId, id, input, new Date());
    expect(await order(draft.id)).toMatchObject({ reason: "draft" });
    expect(await order(closed.id)).toMatchObject({ reason: "closed" });
    expect(await order(actorId)).toMatchObject({ reason: "unknown" });
  });

  it("is for regions the petition counts by", async () => {
    const { id: actorId } = await make.member();
    const { id: ofEurope } = await make.petition({ rule: presetRule("initiative") });
    const { id: ofKazakhstan } = await make.petition();
    const order = (id: string, place: "DE" | "KZ-75") =>
      orderSheets(actorId, id, { ...input, place }, new Date());
    expect(await order(ofEurope, "KZ-75")).toMatchObject({ reason: "foreign-place" });
    expect(await order(ofKazakhstan, "DE")).toMatchObject({ reason: "foreign-place" });
    const made = await order(ofEurope, "DE");
    if (!made.ok) throw new Error(made.reason);
    const print = await findOrderPrint(ofEurope, made.value.id);
    expect(print).toMatchObject({ regionSet: "europeanUnion" });
  });

  it("prints the texts of its version after an amendment", async () => {
    const { id: petitionId, slug } = await make.petition({ title: "Now" });
    const texts = { kk: { title: "Then", addressee: "A", summary: "S", body: "B" } };
    await db().petitionVersion.update({
      where: { petitionId_number: { petitionId, number: 1 } },
      data: { texts },
      select: { number: true },
    });
    const order = await paperOrder({ petitionId, locale: "kk" });
    const other = await paperOrder({ petitionId, locale: "ru" });
    expect(await findOrderPrint(petitionId, order.id)).toMatchObject({
      title: "Then",
      body: "B",
      slug,
    });
    expect(await findOrderPrint(petitionId, other.id)).toMatchObject({ title: "Now", version: 1 });
    const serials = (await findOrderPrint(petitionId, order.id))?.serials;
    expect(serials).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    expect(await findOrderPrint(other.actorId, order.id)).toBeNull();
  });
});
