// What a figure is: checks, each measured against a baseline in the same call, and the least it may be.
import type { startStack } from "@/e2e/stack";

export type Stack = Awaited<ReturnType<typeof startStack>>;

/** One line of the table. */
export type Check = {
  /** What was measured, where the figure's name does not say it. */
  what: string;
  /** Ours, with its unit. */
  measured: string;
  /** What it is held against, with its unit: another program in the same call, or a limit. */
  baseline: string;
  /** Ours against the baseline, so that a better product has a larger number. */
  ratio: number;
  /** Below this the check is not met; undefined: told, and not judged. */
  floor?: number;
};

/** A figure measured; or the sentence why this machine cannot measure it. */
export type Outcome = { checks: readonly Check[] } | { notRun: string };

/** One file of bench/figures. To add one: write it, and list it in bench/run.ts. */
export type Figure = {
  /** What `npm run bench -- <name>` calls it. */
  name: string;
  /** The sentence the figure proves. */
  claim: string;
  /** False: the mail waits in the queue and nothing is counted while it measures. */
  works?: boolean;
  /** @param stack the whole product on its production build, seeded, this figure's alone */
  measure(stack: Stack): Promise<Outcome>;
};

/** A check of something that may be at most so much. @param unit for example `ms` */
export function atMost(what: string, value: number, limit: number, unit: string): Check {
  return {
    what,
    measured: `${rounded(value)} ${unit}`,
    baseline: `${rounded(limit)} ${unit}`,
    ratio: limit / value,
    floor: 1,
  };
}

/** A check of something that must be exactly so. */
export function exactly(what: string, value: number, wanted: number): Check {
  const ratio = value === wanted ? 1 : 0;
  return { what, measured: String(value), baseline: String(wanted), ratio, floor: 1 };
}

/** A number as the table shows it. */
export function rounded(value: number): string {
  return value < 10 ? value.toFixed(2) : String(Math.round(value));
}
