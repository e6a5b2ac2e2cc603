// Owns the proof of the threshold's arithmetic, against properties and against counting one by one.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placesOf, regionsOf } from "../region-sets";
import { minimumsOf, nextGoal, type Progress, thresholdProgress } from "./rules";
import { MAX_TOTAL, type StatedRule, type ThresholdRule, thresholdRule } from "./schema";

const whole = (rule: StatedRule): ThresholdRule => thresholdRule.parse(rule);

const percent = fc.integer({ min: 1, max: 10_000 }).map((hundredths) => hundredths / 100);
const set = fc.constantFrom("kazakhstan" as const, "europeanUnion" as const);

/** A number for each region of a set. */
const tableOf = (name: "kazakhstan" | "europeanUnion", max: number) => {
  const codes = regionsOf(name).map(({ code }) => code);
  return fc
    .array(fc.integer({ min: 1, max }), { minLength: codes.length, maxLength: codes.length })
    .map((numbers) => Object.fromEntries(codes.map((code, at) => [code, numbers[at] ?? 1])));
};

/** Any rule of the right shape; `size` is about how many signatures it asks for. */
const ruleOfSize = (size: number) =>
  set.chain((regionSet) =>
    fc.record({
      total: fc.integer({ min: 1, max: size }),
      regionMinimum: fc.oneof(
        fc.constant(null),
        fc.record({
          kind: fc.constant("number" as const),
          value: fc.integer({ min: 1, max: size }),
        }),
        fc.record({ kind: fc.constant("shareOfTotal" as const), percent }),
        fc.record({
          kind: fc.constant("shareOfElectorate" as const),
          percent,
          voters: tableOf(regionSet, size),
          source: fc.constant("the register"),
          statedOn: fc.constant("2026-01-01"),
        }),
        fc.record({
          kind: fc.constant("table" as const),
          minimums: tableOf(regionSet, size),
          source: fc.constant("a law"),
        }),
      ),
      regionSet: fc.constant(regionSet),
      regionsNeeded: fc.option(fc.integer({ min: 1, max: 20 })),
      signers: fc.constantFrom("everyone" as const, "residents" as const),
      goal: fc.constant("fixed" as const),
      signature: fc.constantFrom("counts" as const, "pledge" as const),
    }),
  );

const anyRule = ruleOfSize(MAX_TOTAL);

type Given = { place: string; onPaper: boolean };

/** Signatures one by one, as they would lie in the table. */
const signaturesFor = ({ regionSet }: ThresholdRule, most: number) =>
  fc.array(
    fc.record({ place: fc.constantFrom<string>(...placesOf(regionSet)), onPaper: fc.boolean() }),
    { maxLength: most },
  );

function countsOf(given: readonly Given[]) {
  const totals = new Map<string, number>();
  const paper = new Map<string, number>();
  for (const { place, onPaper } of given) {
    totals.set(place, (totals.get(place) ?? 0) + 1);
    if (onPaper) paper.set(place, (paper.get(place) ?? 0) + 1);
  }
  return { totals, paper };
}

const progressOf = (rule: ThresholdRule, given: readonly Given[]) =>
  thresholdProgress(rule, countsOf(given));

/** The minimum in a region, with no rounding of floating numbers: the smallest whole number that is enough. */
function minimumByTrial(rule: ThresholdRule, code: string): number {
  const asked = rule.regionMinimum;
  if (asked === null) return 0;
  if (asked.kind === "number") return asked.value;
  if (asked.kind === "table") return asked.minimums[code] ?? 0;
  const of = asked.kind === "shareOfTotal" ? rule.total : (asked.voters[code] ?? 0);
  const wanted = BigInt(of) * BigInt(Math.round(asked.percent * 100));
  let minimum = 0;
  while (BigInt(minimum) * 10_000n < wanted) minimum += 1;
  return minimum;
}

/** Whether a rule is passed, said by going through signatures and regions and nothing cleverer. */
function isPassedByCounting(rule: ThresholdRule, given: readonly Given[]): boolean {
  const codes: readonly string[] = regionsOf(rule.regionSet).map(({ code }) => code);
  const good = given.filter((one) => rule.signature === "counts" || one.onPaper);
  const inAll = good.filter((one) => rule.signers === "everyone" || codes.includes(one.place));
  const enough = codes.filter(
    (code) => good.filter(({ place }) => place === code).length >= minimumByTrial(rule, code),
  );
  const wanted = rule.regionMinimum === null ? 0 : (rule.regionsNeeded ?? codes.length);
  return inAll.length >= rule.total && enough.length >= wanted;
}

const smallCase = ruleOfSize(60).chain((rule) =>
  fc.tuple(fc.constant(rule), signaturesFor(rule, 400)),
);

describe("the threshold", () => {
  it("reckons a share exactly, rounding up", () => {
    const share = (total: number, percent: number) =>
      minimumsOf(whole({ total, regionMinimum: { kind: "shareOfTotal", percent } }))?.get("KZ-47");
    expect(share(100_000, 1)).toBe(1_000);
    expect(share(118_273, 1)).toBe(1_183);
    expect(share(1_000, 0.07)).toBe(1);
    expect(share(100_000, 1.1)).toBe(1_100);
    expect(share(100_000, 0.29)).toBe(290);
  });

  it("keeps the meaning of rules stored before more could be said", () => {
    expect(whole({ total: 10, regionMinimum: { kind: "number", value: 2 } })).toEqual({
      total: 10,
      regionMinimum: { kind: "number", value: 2 },
      regionSet: "kazakhstan",
      regionsNeeded: null,
      signers: "everyone",
      goal: "fixed",
      signature: "counts",
    });
  });

  it("takes every rule the form can make", () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        expect(whole(rule)).toEqual(rule);
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
    { total: 10, regionMinimum: { kind: "table", minimums: { "KZ-47": 0 }, source: "x" } },
    { total: 10, regionMinimum: null, regionsNeeded: 0 },
    { total: 10, regionMinimum: null, regionSet: "mars" },
    { total: 10, regionMinimum: null, signers: "nobody" },
  ])("refuses the rule %j", (rule) => {
    expect(thresholdRule.safeParse(rule).success).toBe(false);
  });

  it("is passed exactly when counting one by one says so", () => {
    fc.assert(
      fc.property(smallCase, ([rule, given]) => {
        expect(progressOf(rule, given).isPassed).toBe(isPassedByCounting(rule, given));
      }),
      { numRuns: 300 },
    );
  });

  it("keeps the total the sum of its parts, and passed exactly when nothing is missing", () => {
    fc.assert(
      fc.property(smallCase, ([rule, given]) => {
        const progress = progressOf(rule, given);
        const inRegions = progress.regions.reduce((sum, region) => sum + region.total, 0);
        expect(progress.total).toBe(given.length);
        expect(inRegions + progress.elsewhere + progress.notGiven).toBe(given.length);
        expect(progress.counting).toBeLessThanOrEqual(progress.total);
        expect(progress.isPassed).toBe(progress.needed === 0);
        expect(progress.missing === 0 && progress.missingInRegions === 0).toBe(progress.isPassed);
      }),
    );
  });

  it("one more signature never takes a petition further from its threshold", () => {
    fc.assert(
      fc.property(smallCase, fc.nat(), fc.boolean(), ([rule, given], at, onPaper) => {
        const all = placesOf(rule.regionSet);
        const more = { place: all[at % all.length] ?? "elsewhere", onPaper };
        const one = progressOf(rule, given);
        const other = progressOf(rule, [...given, more]);
        expect(other.missing).toBeLessThanOrEqual(one.missing);
        expect(other.missingInRegions).toBeLessThanOrEqual(one.missingInRegions);
        expect(other.needed).toBeLessThanOrEqual(one.needed);
        expect(other.needed).toBeGreaterThanOrEqual(one.needed - 1);
        expect(other.regionsPassed).toBeGreaterThanOrEqual(one.regionsPassed);
        expect(other.total).toBe(one.total + 1);
      }),
    );
  });

  /** As many as are said to be needed, where they are said to be needed; the rest in any region. */
  function fill(rule: ThresholdRule, progress: Progress): Given[] {
    const missing = new Map(progress.regions.map((region) => [region.code, region.missing]));
    const there = progress.nearest.flatMap((code) =>
      Array.from({ length: missing.get(code) ?? 0 }, () => ({ place: code, onPaper: true })),
    );
    const [first] = regionsOf(rule.regionSet);
    const rest = { place: first?.code ?? "", onPaper: true };
    return [...there, ...Array.from({ length: progress.needed - there.length }, () => rest)];
  }

  it("says the fewest that are still needed, and where: with them it is passed", () => {
    fc.assert(
      fc.property(smallCase, ([rule, given]) => {
        const progress = progressOf(rule, given);
        expect(isPassedByCounting(rule, [...given, ...fill(rule, progress)])).toBe(true);
      }),
    );
  });

  it("finds the cheapest N of M: no other choice of regions asks for fewer", () => {
    const needed = 3;
    const rule = whole({
      total: 1,
      regionMinimum: { kind: "number", value: 9 },
      regionsNeeded: needed,
    });
    const codes = regionsOf("kazakhstan").map(({ code }) => code);
    fc.assert(
      fc.property(signaturesFor(rule, 120), (given) => {
        const missing = codes.map((code) =>
          Math.max(0, 9 - given.filter(({ place }) => place === code).length),
        );
        let fewest = Number.POSITIVE_INFINITY;
        for (const [a, one] of missing.entries())
          for (const [b, two] of missing.entries())
            for (const [c, three] of missing.entries())
              if (a < b && b < c) fewest = Math.min(fewest, one + two + three);
        expect(progressOf(rule, given).missingInRegions).toBe(fewest);
      }),
      { numRuns: 50 },
    );
  });

  it("counts only checked paper where online signatures are pledges", () => {
    const rule = whole({ total: 3, regionMinimum: null, signature: "pledge" });
    const given = [
      { place: "KZ-47", onPaper: false },
      { place: "KZ-47", onPaper: true },
      { place: "elsewhere", onPaper: true },
    ];
    expect(progressOf(rule, given)).toMatchObject({ total: 3, counting: 2, missing: 1 });
    const residents = { ...rule, signers: "residents" as const };
    expect(progressOf(residents, given)).toMatchObject({ total: 3, counting: 1, missing: 2 });
  });

  it("counts what nobody has signed as nought", () => {
    const rule = whole({ total: 100, regionMinimum: { kind: "number", value: 2 } });
    expect(progressOf(rule, [])).toMatchObject({
      total: 0,
      missing: 100,
      missingInRegions: 40,
      needed: 100,
      regionsPassed: 0,
      isPassed: false,
    });
  });
});

describe("a goal that moves ahead", () => {
  it.each([
    [0, 1_000, 1_000],
    [999, 1_000, 1_000],
    [1_000, 1_000, 2_000],
    [2_000, 1_000, 5_000],
    [49_999, 1_000, 50_000],
    [50_000, 1_000, 100_000],
    [7, 3, 15],
    [9_999_999, 1_000, 10_000_000],
    [20_000_000, 1_000, 10_000_000],
  ])("at %i from %i is %i", (total, first, goal) => {
    expect(nextGoal(total, first)).toBe(goal);
  });

  it("is always ahead, and never goes back as the total grows", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: MAX_TOTAL - 2 }),
        fc.integer({ min: 1, max: MAX_TOTAL }),
        (total, first) => {
          expect(nextGoal(total, first)).toBeGreaterThan(total);
          expect(nextGoal(total + 1, first)).toBeGreaterThanOrEqual(nextGoal(total, first));
        },
      ),
    );
  });

  it("passes with its first goal and goes on", () => {
    const rule = whole({ total: 2, regionMinimum: null, goal: "moving" });
    const given = Array.from({ length: 3 }, () => ({ place: "KZ-47", onPaper: false }));
    expect(progressOf(rule, given)).toMatchObject({ isPassed: true, threshold: 4, missing: 1 });
  });
});
