// Proves what is counted for a sharing link on a real PostgreSQL.
import { describe, expect, it } from "vitest";
import { db } from "../db";
import { make } from "../testing/make";
import { endShareLink, mintShareLink, recordVisit } from "./commands";
import { findShareLinkId, findShareTarget, listShareLinks } from "./queries";

const now = () => new Date();

describe("a sharing link", () => {
  it("counts every visit of a day in one row that tells nothing else", async () => {
    const { id, code } = await mintShareLink(null, { path: "/join", label: "Leaflet" });
    await Promise.all(Array.from({ length: 50 }, () => recordVisit(id, now())));
    const days = await db().shareVisitDay.findMany();
    expect(days).toHaveLength(1);
    expect(days[0]).toEqual({ linkId: id, day: expect.any(Date), visits: 50 });
    expect(await findShareTarget(code.toUpperCase())).toMatchObject({ id, path: "/join" });
  });

  it("counts days in the campaign's zone", async () => {
    const { id } = await make.shareLink();
    await recordVisit(id, new Date("2026-11-23T18:59:00Z"));
    await recordVisit(id, new Date("2026-11-23T19:01:00Z"));
    const days = await db().shareVisitDay.findMany({ orderBy: { day: "asc" } });
    expect(days.map(({ day }) => day.toISOString().slice(0, 10))).toEqual([
      "2026-11-23",
      "2026-11-24",
    ]);
  });

  it("shows what came through it, confirmed only", async () => {
    const { id: shareLinkId } = await make.shareLink();
    await make.signature({ shareLinkId, state: "counted" });
    await make.signature({ shareLinkId, state: "confirmed" });
    await make.signature({ shareLinkId });
    await make.signature({ shareLinkId, state: "withdrawn" });
    await make.supporter({ shareLinkId });
    await make.supporter({ shareLinkId, confirmed: false });
    await make.attendance({ shareLinkId });
    await make.attendance({ shareLinkId, cancelled: true });
    const { rows } = await listShareLinks(null);
    expect(rows.find(({ id }) => id === shareLinkId)).toMatchObject({
      signatures: 2,
      joinings: 1,
      attendances: 1,
    });
  });

  it("once ended leads on, counts nothing, and gets no credit", async () => {
    const { id, code } = await mintShareLink(null, { path: "/", label: "Old leaflet" });
    expect(await findShareLinkId(code)).toBe(id);
    expect(await endShareLink(null, id, now())).toEqual({ ok: true });
    expect(await endShareLink(null, id, now())).toEqual({ ok: true });
    await recordVisit(id, now());
    expect(await findShareTarget(code)).toMatchObject({ path: "/" });
    expect(await findShareLinkId(code)).toBeNull();
    expect(await db().shareVisitDay.count()).toBe(0);
    expect(await db().auditEntry.count()).toBe(2);
  });

  it("that nobody made leads nowhere", async () => {
    expect(await findShareTarget("zzzzzzz")).toBeNull();
    expect(await findShareLinkId("' OR 1=1")).toBeNull();
  });

  it("stands in a list that pages without gaps", async () => {
    for (let n = 0; n < 5; n++) await make.shareLink();
    const first = await listShareLinks(null, 3);
    const second = await listShareLinks(first.next, 3);
    const codes = [...first.rows, ...second.rows].map(({ code }) => code);
    expect(new Set(codes).size).toBe(5);
    expect(second.next).toBeNull();
  });
});
