// How many signatures to collect for safety, when a share of them will be struck out.
import type { SetRegionCode } from "../../region-sets";
import { cheapest, type Progress, sumOf } from "../../thresholds/rules";
import { hundredths } from "../../thresholds/schema";

/** So many invalid ones of so many: a share in whole numbers. */
export type InvalidShare = { invalid: number; of: number };

/** A share in per cent, of two decimals at most. */
export function shareOfPercent(percent: number): InvalidShare {
  return { invalid: hundredths(percent), of: 10_000 };
}

/** The share seen so far; null while nothing was checked. @param seen what was checked good, and rejected */
export function observedShare(seen: { checked: number; rejected: number }): InvalidShare | null {
  const of = seen.checked + seen.rejected;
  return of === 0 ? null : { invalid: seen.rejected, of };
}

/** What to have collected, and how much of it is still to come. */
type Safe = { safe: number; missing: number };

export type Forecast = {
  total: Safe;
  /** Of regions with a minimum. */
  regions: ({ code: SetRegionCode; minimum: number; counting: number } & Safe)[];
  /** The fewest further signatures, well placed, after which the threshold stands that loss. */
  needed: number;
  /** The regions to bring there in the cheapest way, the furthest behind first. */
  nearest: SetRegionCode[];
};

/**
 * How many to collect so that the threshold still stands when a share is struck out, in all and by
 * region. Rounds up.
 * @param share of those collected that will be struck out
 * @returns null when all are invalid: no number is safe then
 */
export function forecast(progress: Progress, share: InvalidShare): Forecast | null {
  const good = share.of - share.invalid;
  if (share.of <= 0 || good <= 0) return null;
  const safeOf = (wanted: number, counting: number): Safe => {
    const safe = Math.ceil((wanted * share.of) / good);
    return { safe, missing: Math.max(0, safe - counting) };
  };
  const total = safeOf(progress.threshold, progress.counting);
  const regions = progress.regions.flatMap(({ code, minimum, counting }) =>
    minimum === null ? [] : [{ code, minimum, counting, ...safeOf(minimum, counting) }],
  );
  const nearest = cheapest(regions, progress.regionsNeeded);
  return {
    total,
    regions,
    needed: Math.max(total.missing, sumOf(nearest.map(({ missing }) => missing))),
    nearest: nearest.map(({ code }) => code),
  };
}

/** What paper lists and initiatives lose when they are checked: about a tenth (Swiss lists; ECI). */
export const USUAL_PERCENT = 10;

/** A share in per cent from an address bar, "12" or "12,5"; null for what is none below 100. */
export function readPercent(value: unknown): number | null {
  if (typeof value !== "string" || !/^\d{1,2}([.,]\d{1,2})?$/.test(value)) return null;
  return Number(value.replace(",", "."));
}
