// The count of a petition as programs read it: what each name in `/api/v1/petitions/{slug}` means.
import type { Progress } from "../rules";

/** Names stay once published; new ones may be added. All numbers are of the instant `asOf`. */
export type PublicCount = {
  /** All that stand: confirmed online, and checked on paper. */
  total: number;
  /** What is asked for in all; with a moving goal the next one. */
  threshold: number;
  /** `fixed` or `moving`. */
  goal: Progress["goal"];
  /** What an online signature is: `counts`, or `pledge` where only checked paper counts. */
  signature: Progress["signature"];
  /** Who counts towards the threshold: `everyone`, or `residents` of the regions. */
  signers: Progress["signers"];
  /** How many of the total count towards the threshold. */
  counting: number;
  /** Of the total: confirmed online. */
  online: number;
  /** The fewest further signatures, well placed, that are still needed. */
  needed: number;
  isPassed: boolean;
  /** `kazakhstan` or `europeanUnion`. */
  regionSet: Progress["regionSet"];
  /** How many regions must have their minimum (0: none has one), and how many have it. */
  regionsNeeded: number;
  regionsPassed: number;
  /** Each region by its code: its total, what of it counts, its minimum (null: none), what is missing there. */
  regions: {
    code: string;
    total: number;
    counting: number;
    minimum: number | null;
    missing: number;
  }[];
  elsewhere: number;
  notGiven: number;
};

/** The threshold's part of the answer. */
export function publicCount(progress: Progress): PublicCount {
  const { total, threshold, goal, signature, signers, counting, needed, isPassed } = progress;
  const { regionSet, regionsNeeded, elsewhere, notGiven } = progress;
  return {
    ...{ total, threshold, goal, signature, signers, counting },
    online: total - progress.paper,
    ...{ needed, isPassed, regionSet, regionsNeeded },
    regionsPassed: regionsNeeded === 0 ? 0 : progress.regionsPassed,
    regions: progress.regions.map((region) => ({
      code: region.code,
      total: region.total,
      counting: region.counting,
      minimum: region.minimum,
      missing: region.missing,
    })),
    elsewhere,
    notGiven,
  };
}
