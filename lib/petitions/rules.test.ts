// Owns the proof of the threshold's arithmetic and of a petition's states.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { places, regions } from "../regions";
import {
  closedSince,
  looksLikeSlug,
  minimumPerRegion,
  petitionState,
  signerLinkEnd,
  thresholdProgress,
} from "./rules";
import { MAX_TOTAL, type ThresholdRule, thresholdRule } from "./schema";

const now = new Date("2026-11-24T09:00:00Z");
const before = new Date("2026-11-23T09:00:00Z");
const after = new Date("2026-11-25T09:00:00Z");
const DAY = 86_400_000;

const anyRule = fc.record({
  total: fc.integer({ min: 1, max: MAX_TOTAL }),
  regionMinimum: fc.oneof(
    fc.constant(null),
    fc.record({
      kind: fc.constant("number" as const),
      value: fc.integer({ min: 1, max: 100_000 }),
    }),
    fc.record({
      kind: fc.constant("shareOfTotal" as const),
      percent: fc.integer({ min: 1, max: 10_000 }).map((hundredths) => hundredths / 100),
    }),
  ),
});
const anyTotals = fc
  .array(fc.integer({ min: 0, max: 200_000 }), {
    minLength: places.length,
    maxLength: places.length,
  })
  .map((counts) => new Map(places.map((place, index) => [place, counts[index] ?? 0])));

describe("the state of a petition", () => {
  it.each([
    [{ isPublished: false, isClosed: false, closesAt: null }, "draft"],
    [{ isPublished: false, isClosed: true, closesAt: before }, "draft"],
    [{ isPublished: true, isClosed: false, closesAt: null }, "open"],
    [{ isPublished: true, isClosed: false, closesAt: after }, "open"],
    [{ isPublished: true, isClosed: false, closesAt: now }, "closed"],
    [{ isPublished: true, isClosed: false, closesAt: before }, "closed"],
    [{ isPublished: true, isClosed: true, closesAt: after }, "closed"],
  ] as const)("%j is %s", (facts, state) => {
    expect(petitionState(facts, now)).toBe(state);
  });

  it("closed when the first of its ends came", () => {
    expect(closedSince({ closesAt: after, closedAt: before }, now)).toBe(before);
    expect(closedSince({ closesAt: before, closedAt: now }, now)).toBe(before);
    expect(closedSince({ closesAt: after, closedAt: null }, now)).toBeNull();
  });
});

describe("the threshold", () => {
  it("reckons a share of the total exactly, rounding up", () => {
    const share = (total: number, percent: number) =>
      minimumPerRegion({ total, regionMinimum: { kind: "shareOfTotal", percent } });
    expect(share(100_000, 1)).toBe(1_000);
    expect(share(118_273, 1)).toBe(1_183);
    expect(share(1_000, 0.07)).toBe(1);
    expect(share(100_000, 1.1)).toBe(1_100);
    expect(share(100_000, 0.29)).toBe(290);
  });

  it("takes every rule the form can make", () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        expect(thresholdRule.parse(rule)).toEqual(rule);
      }),
    );
  });

  it.each([
    { total: 0, regionMinimum: null },
    { total: 10_000_001, regionMinimum: null },
    { total: 1.5, regionMinimum: null },
    { total: Number.NaN, regionMinimum: null },
    { total: 10 },
    { total: 10, regionMinimum: null, more: 1 },
    { total: 10, regionMinimum: { kind: "number", value: 0 } },
    { total: 10, regionMinimum: { kind: "number", value: 1, percent: 1 } },
    { total: 10, regionMinimum: { kind: "shareOfTotal", percent: 0.001 } },
    { total: 10, regionMinimum: { kind: "shareOfTotal", percent: 100.1 } },
    { total: 10, regionMinimum: { kind: "weights" } },
  ])("refuses the rule %j", (rule) => {
    expect(thresholdRule.safeParse(rule).success).toBe(false);
  });

  it("keeps the total the sum of its parts, and passed exactly when nothing is missing", () => {
    fc.assert(
      fc.property(anyRule, anyTotals, (rule, totals) => {
        const progress = thresholdProgress(rule, { totals, paper: new Map() });
        const sum = [...totals.values()].reduce((one, other) => one + other, 0);
        expect(progress.total).toBe(sum);
        expect(progress.total).toBe(
          progress.regions.reduce((one, region) => one + region.total, 0) +
            progress.elsewhere +
            progress.notGiven,
        );
        const minimum = minimumPerRegion(rule) ?? 0;
        const isPassed =
          sum >= rule.total && regions.every(({ code }) => (totals.get(code) ?? 0) >= minimum);
        expect(progress.isPassed).toBe(isPassed);
        expect(progress.regionsPassed === regions.length).toBe(progress.missingInRegions === 0);
      }),
    );
  });

  it("one more signature never takes a petition further from its threshold", () => {
    const anyPlace = fc.constantFrom(...places);
    fc.assert(
      fc.property(anyRule, anyTotals, anyPlace, (rule, totals, place) => {
        const more = new Map(totals).set(place, (totals.get(place) ?? 0) + 1);
        const one = thresholdProgress(rule, { totals, paper: new Map() });
        const other = thresholdProgress(rule, { totals: more, paper: new Map() });
        expect(other.missing).toBeLessThanOrEqual(one.missing);
        expect(other.missingInRegions).toBeLessThanOrEqual(one.missingInRegions);
        expect(other.total).toBe(one.total + 1);
      }),
    );
  });

  it("counts what nobody has signed as nought", () => {
    const rule: ThresholdRule = { total: 100, regionMinimum: { kind: "number", value: 2 } };
    expect(thresholdProgress(rule, { totals: new Map(), paper: new Map() })).toMatchObject({
      total: 0,
      missing: 100,
      missingInRegions: 40,
      regionsPassed: 0,
      isPassed: false,
    });
  });
});

describe("a signer's link", () => {
  it("ends when the data it could show is gone", () => {
    expect(signerLinkEnd(after, 180, now)).toEqual(new Date(after.getTime() + 180 * DAY));
    expect(signerLinkEnd(before, 180, now)).toEqual(new Date(now.getTime() + 180 * DAY));
    expect(signerLinkEnd(null, 180, now)).toEqual(new Date(now.getTime() + (365 + 180) * DAY));
  });
});

describe("a petition's address", () => {
  it.each(["a".repeat(81), "", "Ä", "a b", "a\0", "../x", "\ud800"])("cannot be %j", (value) => {
    expect(looksLikeSlug(value)).toBe(false);
  });
});
