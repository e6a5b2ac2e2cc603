// Pure decisions about recounts: what a difference is, and how it is kept.
import { z } from "zod";

/** A place where the totals say something else than the rows. */
export const countDifference = z.object({
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

/** Differences as a recount's row keeps them. */
export const countDifferences = z.array(countDifference);

/** How far off the totals are: positive if they say more than the rows. */
export function excessOf(differences: readonly CountDifference[]): number {
  return differences.reduce((sum, { stored, counted }) => sum + stored - counted, 0);
}
