// What a figure is: something measured against a baseline in the same call, and the least it may be.
import type { Stack } from "@/e2e/stack";

export type Measured = {
  /** Ours divided by the baseline's, so that a better product has a larger number. */
  ratio: number;
  /** Below this the figure is not met. */
  floor: number;
  /** What the ratio was made of, for whoever reads the report: numbers with their units in the name. */
  details: Record<string, number | string>;
};

/** One file of bench/figures. To add one: write it, and list it in bench/run.ts. */
export type Figure = {
  /** What `npm run bench -- <name>` calls it. */
  name: string;
  /** The sentence the figure proves. */
  claim: string;
  /** @param stack the whole product on its production build, seeded, ours alone */
  measure(stack: Stack): Promise<Measured>;
};
