// Pure decisions about milestones: which of them a count has reached.
import type { Progress } from "../../thresholds/rules";

/** In the order readers would put them. */
const milestoneKinds = ["first100", "region", "half", "whole"] as const;

export type MilestoneKind = (typeof milestoneKinds)[number];

/** `place` is a region's code, empty for the others. */
export type Reached = { kind: MilestoneKind; place: string };

const FIRST = 100;

/**
 * What a count has reached: the first hundred, each region's minimum, half of the threshold (of a moving
 * goal the first), and the whole of it: total, minimums, and as many regions as the rule asks. What counts
 * is the rule's to say: of a pledge only checked paper.
 */
export function reachedBy(progress: Progress): Reached[] {
  const { counting, threshold, regions, isPassed } = progress;
  return [
    ...(counting >= FIRST ? [{ kind: "first100" as const, place: "" }] : []),
    ...regions
      // A minimum of nothing is no milestone.
      .filter((region) => region.isPassed && (region.minimum ?? 0) > 0)
      .map(({ code }) => ({ kind: "region" as const, place: code })),
    // A goal that moves ahead is half reached before its first is reached whole, never after.
    ...(counting * 2 >= threshold || isPassed ? [{ kind: "half" as const, place: "" }] : []),
    ...(isPassed ? [{ kind: "whole" as const, place: "" }] : []),
  ];
}
