// The threshold's arithmetic: what each region must bring, and how far a petition is.
import { NOT_GIVEN, type RegionSetName, regionsOf, type SetRegionCode } from "../region-sets";
import { hundredths, MAX_TOTAL, type ThresholdRule } from "./schema";

/** So many hundredths of a per cent of a number, rounded up: a part of a person is a person. */
function shareOf(whole: number, percent: number): number {
  return Math.ceil((whole * hundredths(percent)) / 10_000);
}

/** How many signatures each region needs, by code; null when the rule asks for none. Shares round up. */
export function minimumsOf(rule: ThresholdRule): ReadonlyMap<SetRegionCode, number> | null {
  const { regionMinimum: asked, total } = rule;
  if (asked === null) return null;
  const of = (code: string): number => {
    switch (asked.kind) {
      case "number":
        return asked.value;
      case "shareOfTotal":
        return shareOf(total, asked.percent);
      case "shareOfElectorate":
        return shareOf(asked.voters[code] ?? 0, asked.percent);
      case "table":
        return asked.minimums[code] ?? 0;
    }
  };
  return new Map(regionsOf(rule.regionSet).map(({ code }) => [code, of(code)]));
}

/** How many regions must have their minimum; 0 when the rule asks for none. */
export function regionsNeededOf(rule: ThresholdRule): number {
  if (rule.regionMinimum === null) return 0;
  return rule.regionsNeeded ?? regionsOf(rule.regionSet).length;
}

/**
 * The goal in sight: the first that is not reached yet of first × 1, 2, 5, 10, 20, 50 and so on.
 * @param total how many count; @param first the rule's total
 */
export function nextGoal(total: number, first: number): number {
  for (let scale = 1; first * scale < MAX_TOTAL; scale *= 10) {
    for (const step of [1, 2, 5]) {
      const goal = first * scale * step;
      if (goal > total && goal < MAX_TOTAL) return goal;
    }
  }
  return MAX_TOTAL;
}

// ── Progress ────────────────────────────────────────────────────────────────────────────────────

export type RegionProgress = {
  code: SetRegionCode;
  /** All that stand there, online and on paper. */
  total: number;
  /** The part of it that was signed on paper and checked. */
  paper: number;
  /** How many count towards the minimum: all, or with pledges only checked paper. */
  counting: number;
  minimum: number | null;
  /** How many are still needed; 0 when passed or when there is no minimum. */
  missing: number;
  isPassed: boolean;
};

export type Progress = {
  regionSet: RegionSetName;
  /** All that stand, online and on paper: the sum of the places. */
  total: number;
  /** The part of the total that was signed on paper and checked. */
  paper: number;
  /** How many of them count towards the threshold, by the rule. */
  counting: number;
  /** What an online signature is. */
  signature: ThresholdRule["signature"];
  signers: ThresholdRule["signers"];
  goal: ThresholdRule["goal"];
  /** What is asked for in all; with a moving goal the next one. */
  threshold: number;
  /** Still needed in all. */
  missing: number;
  /** The rule asks for minimums. */
  hasMinimum: boolean;
  /** The minimum of every region where it is the same; null where it differs or there is none. */
  minimum: number | null;
  regions: RegionProgress[];
  /** Regions that have their minimum; all of them when the rule asks for none. */
  regionsPassed: number;
  /** How many must have it; 0 when the rule asks for none. */
  regionsNeeded: number;
  /** The regions still to be brought there in the cheapest way, the furthest behind first. */
  nearest: SetRegionCode[];
  /** What is still needed in these together. */
  missingInRegions: number;
  /** The fewest further signatures, well placed, that pass the threshold (or reach the next goal). */
  needed: number;
  elsewhere: number;
  notGiven: number;
  isPassed: boolean;
};

/** How many count, by place; a place without an entry has none. */
export type PlaceTotals = ReadonlyMap<string, number>;

/** What counts by place, and the part of it that was signed on paper and checked. */
export type PlaceCounts = { totals: PlaceTotals; paper: PlaceTotals };

/** The sum of numbers; 0 of none. */
export function sumOf(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

type Lacking = { code: SetRegionCode; missing: number };

/**
 * The cheapest regions to bring up to their minimum, the furthest behind first.
 * @param regions all that have one; @param needed how many must have it
 */
export function cheapest(regions: readonly Lacking[], needed: number): Lacking[] {
  const lacking = regions.filter(({ missing }) => missing > 0);
  const passed = regions.length - lacking.length;
  return lacking
    .toSorted((one, other) => one.missing - other.missing)
    .slice(0, Math.max(0, needed - passed))
    .reverse();
}

/** The number all of them are; null when they differ, or there is none. */
export function commonOf(minimums: ReadonlyMap<string, number> | null): number | null {
  const [first, ...others] = new Set(minimums?.values());
  return first === undefined || others.length > 0 ? null : first;
}

/**
 * How far a petition is from its threshold. The total is the sum of the places and nothing else.
 * @param rule the petition's rule; @param counts how many count, by place, and how many of them on paper
 */
export function thresholdProgress(rule: ThresholdRule, { totals, paper }: PlaceCounts): Progress {
  const minimums = minimumsOf(rule);
  const isPledge = rule.signature === "pledge";
  const regions = regionsOf(rule.regionSet).map(({ code }): RegionProgress => {
    const total = totals.get(code) ?? 0;
    const checked = paper.get(code) ?? 0;
    const counting = isPledge ? checked : total;
    const minimum = minimums?.get(code) ?? null;
    const missing = Math.max(0, (minimum ?? 0) - counting);
    return { code, total, paper: checked, counting, minimum, missing, isPassed: missing === 0 };
  });
  const total = sumOf(totals.values());
  const onPaper = sumOf(paper.values());
  const notGiven = totals.get(NOT_GIVEN) ?? 0;
  const resident = sumOf(regions.map((region) => region.counting));
  const everyone = isPledge ? onPaper : total;
  const counting = rule.signers === "residents" ? resident : everyone;
  const isMoving = rule.goal === "moving";
  const threshold = isMoving ? nextGoal(counting, rule.total) : rule.total;
  const missing = Math.max(0, threshold - counting);
  const regionsNeeded = regionsNeededOf(rule);
  const nearest = cheapest(regions, regionsNeeded);
  const missingInRegions = sumOf(nearest.map((region) => region.missing));
  return {
    regionSet: rule.regionSet,
    total,
    paper: onPaper,
    counting,
    signature: rule.signature,
    signers: rule.signers,
    goal: rule.goal,
    threshold,
    missing,
    hasMinimum: minimums !== null,
    minimum: commonOf(minimums),
    regions,
    regionsPassed: regions.filter((region) => region.isPassed).length,
    regionsNeeded,
    nearest: nearest.map(({ code }) => code),
    missingInRegions,
    needed: Math.max(missing, missingInRegions),
    // Whatever is no region of the set stands outside of it, so that the parts make the whole.
    elsewhere: total - notGiven - sumOf(regions.map((region) => region.total)),
    notGiven,
    isPassed: counting >= rule.total && missingInRegions === 0,
  };
}
