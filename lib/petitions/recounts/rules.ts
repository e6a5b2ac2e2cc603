// Pure decisions about recounts: what a difference is, and how it is kept.
import { z } from "zod";

/** A place where the totals say something else than the rows. */
const countDifference = z.object({
  place: z.string(),
  /** What the totals say, paper included. */
  stored: z.int(),
  /** What the rows say. */
  counted: z.int(),
  storedPaper: z.int(),
  countedPaper: z.int(),
  /** Days of this place whose numbers in the history differ. */
  days: z.int(),
});

export type CountDifference = z.output<typeof countDifference>;

/** A kind of correction of which the counters say something else than the rows. */
export const correctionDifference = z.object({
  /** `withdrawn`, `erased`, or a category of lib/petitions/removals/rules.ts. */
  category: z.string(),
  /** What the counters say. */
  stored: z.int(),
  /** What the rows say. */
  counted: z.int(),
  /** Days on which the dated corrections of this kind differ. */
  days: z.int(),
});

export type CorrectionDifference = z.output<typeof correctionDifference>;

/** Differences as a recount's row keeps them. */
export const keptDifferences = z.array(z.union([countDifference, correctionDifference]));

/** Everything in which totals and rows differ. */
export type Differences = {
  differences: CountDifference[];
  corrections: CorrectionDifference[];
};

/** Differences out of a recount's row. */
export function readDifferences(kept: unknown): Differences {
  const found = keptDifferences.parse(kept);
  return {
    differences: found.flatMap((one) => ("place" in one ? [one] : [])),
    corrections: found.flatMap((one) => ("category" in one ? [one] : [])),
  };
}

/** In how many places and kinds of correction the totals differ; none: they are right. */
export function sizeOf({ differences, corrections }: Differences): number {
  return differences.length + corrections.length;
}

/** How far off the totals are: positive if they say more than the rows. */
export function excessOf(differences: readonly CountDifference[]): number {
  return differences.reduce((sum, { stored, counted }) => sum + stored - counted, 0);
}
