// Owns the proof that what is collected for safety stands the loss it was reckoned with.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { regionsOf } from "../../region-sets";
import { thresholdProgress } from "../../thresholds/rules";
import { thresholdRule } from "../../thresholds/schema";
import { forecast, observedShare, shareOfPercent } from "./rules";

const rule = thresholdRule.parse({
  total: 100_000,
  regionMinimum: { kind: "shareOfTotal", percent: 1 },
  regionsNeeded: 14,
});
const nothing = thresholdProgress(rule, { totals: new Map(), paper: new Map() });

describe("collecting for safety", () => {
  it("rounds up, in all and in each region", () => {
    const safe = forecast(nothing, shareOfPercent(11));
    expect(safe?.total).toEqual({ safe: 112_360, missing: 112_360 });
    expect(safe?.regions[0]).toMatchObject({ minimum: 1_000, safe: 1_124, missing: 1_124 });
    expect(safe?.nearest).toHaveLength(14);
  });

  it("asks for nothing more where nothing is struck out", () => {
    expect(forecast(nothing, shareOfPercent(0.01))?.total.safe).toBe(100_011);
    expect(forecast(nothing, { invalid: 0, of: 1 })?.needed).toBe(nothing.needed);
  });

  it("says that no number is safe when all are struck out", () => {
    expect(forecast(nothing, { invalid: 7, of: 7 })).toBeNull();
    expect(forecast(nothing, shareOfPercent(100))).toBeNull();
  });

  it("observes a share only where something was checked", () => {
    expect(observedShare({ checked: 0, rejected: 0 })).toBeNull();
    expect(observedShare({ checked: 89, rejected: 11 })).toEqual({ invalid: 11, of: 100 });
  });

  it("leaves at least the threshold after the loss, and one fewer would not", () => {
    const totals = fc
      .array(fc.integer({ min: 0, max: 20_000 }), { minLength: 20, maxLength: 20 })
      .map((list) => new Map(regionsOf("kazakhstan").map(({ code }, at) => [code, list[at] ?? 0])));
    const share = fc
      .tuple(fc.nat(999), fc.integer({ min: 1_000, max: 9_999 }))
      .map(([invalid, of]) => ({ invalid, of }));
    fc.assert(
      fc.property(totals, share, (counted, { invalid, of }) => {
        const progress = thresholdProgress(rule, { totals: counted, paper: new Map() });
        const safe = forecast(progress, { invalid, of });
        if (safe === null) throw new Error("there is a safe number");
        const good = BigInt(of - invalid);
        const stands = (collected: number, wanted: number) =>
          BigInt(collected) * good >= BigInt(wanted) * BigInt(of);
        expect(stands(safe.total.safe, 100_000)).toBe(true);
        expect(stands(safe.total.safe - 1, 100_000)).toBe(false);
        for (const region of safe.regions) {
          expect(stands(region.safe, region.minimum)).toBe(true);
          expect(stands(region.safe - 1, region.minimum)).toBe(false);
          expect(region.missing).toBe(Math.max(0, region.safe - region.counting));
        }
        expect(safe.needed).toBeGreaterThanOrEqual(progress.needed);
      }),
    );
  });
});
