// The seed: everything a first visitor reads, no signature, and only into an empty database.
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "../db";
import { locales } from "../i18n/locales";
import { make } from "../testing/make";
import { thresholdRule } from "../thresholds/schema";
import { forgetKeys, openVault } from "../vault/vault";
import { demonstrate } from "./demo";
import { seed } from "./seed";

const now = new Date("2026-11-23T12:00:00Z");

beforeEach(async () => {
  await db().campaign.deleteMany();
  forgetKeys();
});

const counts = async () => ({
  campaigns: await db().campaign.count(),
  briefings: await db().briefing.count(),
  petitions: await db().petition.count(),
  events: await db().event.count(),
  help: await db().helpOption.count(),
  publications: await db().publication.count({ where: { endedAt: null } }),
  signatures: await db().signature.count(),
  supporters: await db().supporter.count(),
});

describe("the seed", () => {
  test("publishes a briefing, a petition and example events, and invents nobody", async () => {
    expect(await seed(now)).toBe(true);
    const made = await counts();
    expect(made).toMatchObject({ campaigns: 1, briefings: 1, petitions: 1 });
    expect(made).toMatchObject({ signatures: 0, supporters: 0 });
    expect(made.events).toBeGreaterThan(2);
    expect(made.help).toBeGreaterThan(2);
    expect(made.publications).toBe(made.briefings + made.petitions + made.events);
    expect(await db().event.count({ where: { isExample: false } })).toBe(0);
    const texts = [
      await db().campaignText.count(),
      await db().briefingText.count(),
      await db().petitionText.count(),
    ];
    expect(texts).toEqual([locales.length, locales.length, locales.length]);
    const petition = await db().petition.findFirstOrThrow();
    expect(thresholdRule.parse(petition.rule)).toMatchObject({
      total: 100_000,
      regionMinimum: { kind: "number", value: 1_000 },
    });
    const briefing = await db().briefing.findFirstOrThrow();
    expect(briefing.petitionId).toBe(petition.id);
  });

  test("changes nothing the second time, nor when two seed at once", async () => {
    const both = await Promise.all([seed(now), seed(now)]);
    expect(both.sort()).toEqual([false, true]);
    const before = await counts();
    expect(await seed(now)).toBe(false);
    expect(await counts()).toEqual(before);
  });

  test("is all or nothing", async () => {
    await make.helpOption();
    await db().event.create({
      data: {
        id: "0198c000-0000-7000-8000-000000000001",
        slug: "embassy-picket-london",
        kind: "picket",
        startsAt: now,
        endsAt: new Date(now.getTime() + 1),
        timeZone: "Europe/London",
        place: "elsewhere",
      },
    });
    const before = await counts();
    await expect(seed(now)).rejects.toThrow();
    expect(await counts()).toEqual(before);
  });
});

describe("a demonstration", () => {
  beforeEach(async () => {
    await seed(now);
  });

  test("is sealed, counted and marked, and its totals are its rows", async () => {
    await demonstrate({ signatures: 5_000, supporters: 50 }, new Date());
    await demonstrate({ signatures: 300, supporters: 0 }, new Date());
    const petition = await db().petition.findFirstOrThrow();
    const rows = await db().signature.groupBy({ by: ["place"], _count: true });
    const tallies = await db().petitionTally.findMany();
    const totals = Object.fromEntries(tallies.map(({ place, total }) => [place, total]));
    expect(totals).toEqual(Object.fromEntries(rows.map((row) => [row.place, row._count])));
    const days = await db().tallyDay.aggregate({ _sum: { counted: true } });
    const serials = await db().signature.aggregate({
      _min: { serial: true },
      _max: { serial: true },
    });
    expect([days._sum.counted, serials._min.serial, serials._max.serial]).toEqual([
      5_300, 1, 5_300,
    ]);
    expect(petition.lastSerial).toBe(5_300);
    expect(await db().signature.count({ where: { synthetic: false } })).toBe(0);
    expect(await db().supporter.count({ where: { synthetic: true } })).toBe(50);
    expect(await db().endorsement.groupBy({ by: ["synthetic"], _count: true })).toEqual([
      { synthetic: true, _count: 11 },
    ]);
    expect((await db().campaign.findFirstOrThrow()).synthetic).toBe(true);
    const row = await db().signature.findFirstOrThrow({ where: { serial: 1 } });
    const cells = (await openVault(`petition:${petition.id}`)).row("signature", row.id, row.rowKey);
    expect(cells.open("email", row.sealedEmail)).toMatch(/^demo-\d+@example\.(org|com|net)$/);
  });

  test("never goes among people who are not synthetic", async () => {
    const petition = await db().petition.findFirstOrThrow();
    await make.signature({ petitionId: petition.id });
    const trying = demonstrate({ signatures: 10, supporters: 0 }, new Date());
    await expect(trying).rejects.toThrow("not synthetic");
    expect(await db().signature.count()).toBe(1);
    expect((await db().campaign.findFirstOrThrow()).synthetic).toBe(false);
  });
});
