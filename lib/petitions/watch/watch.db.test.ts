// Owns the proof that bursts are seen, that small numbers are never written, and that alerts come once.
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { clearWatch, countGiven, seeAlerts, setWatchLimits, writeWatch } from "./commands";
import { findWatchLimits, listAlerts, listUnseenAlerts, listWatchCounts } from "./queries";
import { defaultLimits } from "./rules";
import { watchLimitsForm } from "./schema";

const now = new Date("2026-11-20T10:10:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

beforeEach(() => {
  globalThis.bosagaWatch = undefined;
});

const give = (slug: string, many: number, wish: object = {}, at = now) => {
  for (let one = 0; one < many; one += 1) {
    const email = `p${one}@Spam.test`;
    countGiven({ slug, place: "KZ-75", email, via: "", network: "abcdefghijkl", ...wish }, at);
  }
};

const counts = async () =>
  (
    await db().watchCount.findMany({
      orderBy: [{ dimension: "asc" }, { value: "asc" }, { hour: "asc" }],
    })
  ).map(({ dimension, value, given }) => [dimension, value, given]);

describe("the watch", () => {
  it("counts by region, domain, link and network, by the hour", async () => {
    const { slug } = await make.petition();
    give(slug, 6, { via: "LEAF77" });
    give(slug, 5, { place: "KZ-71", email: "a@people.test", network: "zzzzzzzzzz" }, later(60));
    expect(await writeWatch(now)).toMatchObject({ written: 7 });
    expect(await counts()).toEqual([
      ["region", "KZ-71", 5],
      ["region", "KZ-75", 6],
      ["domain", "people.test", 5],
      ["domain", "spam.test", 6],
      ["link", "leaf77", 6],
      ["network", "abcdefgh", 6],
      ["network", "zzzzzzzz", 5],
    ]);
  });

  it("never writes less than five, waits for more, and forgets what stayed small", async () => {
    const { slug } = await make.petition();
    give(slug, 4);
    expect(await writeWatch(now)).toEqual({ written: 0, raised: 0 });
    give(slug, 1);
    expect(await writeWatch(later(1))).toMatchObject({ written: 3 });
    give(slug, 2);
    expect(await writeWatch(later(2))).toMatchObject({ written: 3 });
    expect((await counts()).map(([, , given]) => given)).toEqual([7, 7, 7]);
    give(slug, 4, { email: "x@small.test" }, later(3));
    await writeWatch(later(4));
    await writeWatch(later(200));
    give(slug, 4, { email: "x@small.test" }, later(3));
    await writeWatch(later(200));
    expect((await counts()).some(([, value]) => value === "small.test")).toBe(false);
  });

  it("adds up what several servers and a database that was away leave to write", async () => {
    const { slug } = await make.petition();
    for (let server = 0; server < 3; server += 1) {
      globalThis.bosagaWatch = undefined;
      give(slug, 10);
      await writeWatch(now);
    }
    expect((await counts()).map(([, , given]) => given)).toEqual([30, 30, 30]);
    give("no-such-petition", 9);
    expect(await writeWatch(now)).toEqual({ written: 0, raised: 0 });
  });

  it("raises an alert once an hour, dimension and value, over the limit that was set", async () => {
    const { id, slug } = await make.petition({ title: "Homes" });
    const { id: actor } = await make.member();
    expect(await findWatchLimits(id)).toEqual(defaultLimits);
    await setWatchLimits(actor, id, { region: 1_000, domain: 10, link: 10, network: 1_000 });
    give(slug, 10);
    expect(await writeWatch(now)).toMatchObject({ raised: 0 });
    give(slug, 5);
    expect(await writeWatch(now)).toMatchObject({ raised: 1 });
    give(slug, 5);
    await writeWatch(later(1));
    expect(await listAlerts(id)).toMatchObject([
      { dimension: "domain", value: "spam.test", given: 20, perHour: 10, seenAt: null },
    ]);
    expect(await listUnseenAlerts("en")).toEqual([{ petitionId: id, title: "Homes", alerts: 1 }]);
    expect(await seeAlerts(actor, id, null, later(2))).toBe(1);
    expect(await seeAlerts(actor, id, null, later(3))).toBe(0);
    give(slug, 5);
    await writeWatch(later(4));
    expect(await listUnseenAlerts("en")).toEqual([]);
    give(slug, 11, {}, later(60));
    await writeWatch(later(60));
    expect(await listUnseenAlerts("en")).toMatchObject([{ alerts: 1 }]);
    const limits = await findWatchLimits(id);
    const { domain } = await listWatchCounts(id, limits, later(61));
    expect(domain).toMatchObject([
      { given: 25, limit: 10 },
      { given: 11, limit: 10 },
    ]);
  });

  it("lets a large mail provider have more than a small domain", async () => {
    const { id, slug } = await make.petition();
    await setWatchLimits(null, id, { region: 1_000, domain: 10, link: 10, network: 1_000 });
    give(slug, 150, { email: "somebody@gmail.com" });
    expect(await writeWatch(now)).toMatchObject({ raised: 0 });
  });

  it("forgets counts after 14 days, alerts after 90", async () => {
    const { id, slug } = await make.petition();
    await setWatchLimits(null, id, { region: 1, domain: 1, link: 1, network: 1 });
    give(slug, 5);
    await writeWatch(now);
    const day = 24 * 60;
    expect(await clearWatch(later(13 * day))).toEqual({ watchCounts: 0, watchAlerts: 0 });
    expect(await clearWatch(later(15 * day))).toEqual({ watchCounts: 3, watchAlerts: 0 });
    expect(await clearWatch(later(91 * day))).toEqual({ watchCounts: 0, watchAlerts: 3 });
  });

  it("takes limits that are numbers, and nothing else", () => {
    const given = (region: unknown) =>
      watchLimitsForm.safeParse({ region, domain: "1", link: "1", network: "1" });
    expect(given("250").success).toBe(true);
    for (const bad of ["0", "-1", "1e9", "9999999", "", "ten", null, ["1"]]) {
      expect(given(bad).success, String(bad)).toBe(false);
    }
  });
});
