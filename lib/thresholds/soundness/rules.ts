// Why a threshold rule cannot be met or says nothing, with the arithmetic that shows it.
import { regionsOf, type SetRegionCode } from "../../region-sets";
import { commonOf, minimumsOf, regionsNeededOf, sumOf } from "../rules";
import type { ThresholdRule } from "../schema";

export type RuleProblem =
  /** The cheapest way to the minimums is already above the total, which then says nothing. */
  | { problem: "rule-sum"; regions: number; minimum: number; sum: number; total: number }
  /** The same where minimums differ: the smallest that could do. */
  | { problem: "rule-sum-of-table"; regions: number; sum: number; total: number }
  | { problem: "rule-too-many-regions"; needed: number; all: number }
  | { problem: "rule-regions-without-minimum"; needed: number }
  | { problem: "rule-moving-with-minimum"; minimums: number }
  /** Only residents count, and there are fewer voters than signatures asked for. */
  | { problem: "rule-above-electorate"; total: number; voters: number }
  | { problem: "rule-regions-missing"; regions: string }
  | { problem: "rule-regions-foreign"; regions: string };

/** Regions of the set a table forgets, and what in it is of another set. */
function tableProblems(rule: ThresholdRule): RuleProblem[] {
  const asked = rule.regionMinimum;
  if (asked?.kind !== "shareOfElectorate" && asked?.kind !== "table") return [];
  const given = Object.keys(asked.kind === "table" ? asked.minimums : asked.voters);
  const codes: readonly string[] = regionsOf(rule.regionSet).map(({ code }) => code);
  const missing = codes.filter((code) => !given.includes(code));
  const foreign = given.filter((code) => !codes.includes(code));
  return [
    ...(missing.length > 0
      ? [{ problem: "rule-regions-missing" as const, regions: missing.join(" ") }]
      : []),
    ...(foreign.length > 0
      ? [{ problem: "rule-regions-foreign" as const, regions: foreign.join(" ") }]
      : []),
  ];
}

/**
 * Why a rule cannot be met or says nothing, with its arithmetic; none when it is sound. A moving goal
 * goes with a plain total: a share of it would move under the regions, and a number would soon be the
 * smaller demand.
 */
export function ruleProblems(rule: ThresholdRule): RuleProblem[] {
  const { regionMinimum: asked, regionsNeeded, total } = rule;
  const all = regionsOf(rule.regionSet).length;
  if (asked === null) {
    return regionsNeeded === null
      ? []
      : [{ problem: "rule-regions-without-minimum", needed: regionsNeeded }];
  }
  if (rule.goal === "moving") return [{ problem: "rule-moving-with-minimum", minimums: all }];
  if (regionsNeeded !== null && regionsNeeded > all) {
    return [{ problem: "rule-too-many-regions", needed: regionsNeeded, all }];
  }
  const unsound = tableProblems(rule);
  if (unsound.length > 0) return unsound;
  const minimums = minimumsOf(rule) ?? new Map<SetRegionCode, number>();
  const regions = regionsNeededOf(rule);
  const smallest = [...minimums.values()].toSorted((one, other) => one - other).slice(0, regions);
  const sum = sumOf(smallest);
  const minimum = commonOf(minimums);
  if (sum > total) {
    return minimum === null
      ? [{ problem: "rule-sum-of-table", regions, sum, total }]
      : [{ problem: "rule-sum", regions, minimum, sum, total }];
  }
  const voters = asked.kind === "shareOfElectorate" ? sumOf(Object.values(asked.voters)) : null;
  return rule.signers === "residents" && voters !== null && voters < total
    ? [{ problem: "rule-above-electorate", total, voters }]
    : [];
}
