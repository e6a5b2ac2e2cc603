// The threshold rule as it is stored: how many signatures, from where, and what a signature is.
import { z } from "zod";
import { regionSetNames } from "../region-sets";

/** Largest total a rule may ask for. */
export const MAX_TOTAL = 10_000_000;
/** Largest electorate of one region. */
export const MAX_VOTERS = 100_000_000;

const wholeTotal = z.int("bad-number").min(1, "too-small").max(MAX_TOTAL, "too-large");

/** A percentage in hundredths of a per cent, so that minimums are reckoned in whole numbers. */
export function hundredths(percent: number): number {
  const scaled = percent * 100;
  const whole = Math.round(scaled);
  return Math.abs(scaled - whole) < 1e-6 ? whole : scaled;
}

const percent = z
  .number("bad-number")
  .min(0.01, "too-small")
  .max(100, "too-large")
  .refine((value) => Number.isInteger(hundredths(value)), "bad-number");

/** Where figures come from, for readers. */
const source = z.string().min(1, "required").max(300, "too-long");

const regionMinimum = z.discriminatedUnion("kind", [
  /** So many signatures from each region. */
  z.strictObject({ kind: z.literal("number"), value: wholeTotal }),
  /** So many per cent of the total from each region, as in "at least 1 % in each region". */
  z.strictObject({ kind: z.literal("shareOfTotal"), percent }),
  /** So many per cent of each region's voters, by their numbers as somebody stated them. */
  z.strictObject({
    kind: z.literal("shareOfElectorate"),
    percent,
    voters: z.record(z.string(), z.int().min(1).max(MAX_VOTERS)),
    source,
    /** The day the numbers were stated for. */
    statedOn: z.iso.date("bad-date"),
  }),
  /** A minimum for each region of its own. */
  z.strictObject({
    kind: z.literal("table"),
    minimums: z.record(z.string(), wholeTotal),
    source,
  }),
]);

export const signerKinds = ["everyone", "residents"] as const;
export const goalKinds = ["fixed", "moving"] as const;
export const signatureMeanings = ["counts", "pledge"] as const;

/**
 * When a petition has passed. This is the shape; whether a rule can be met at all is ruleProblems()
 * of rules.ts, asked of every rule that is newly written. Whatever a stored rule does not say has the
 * meaning it had before it could be said.
 */
export const thresholdRule = z.strictObject({
  /** How many in all; with a moving goal the first one. */
  total: wholeTotal,
  regionMinimum: z.union([z.null(), regionMinimum]),
  /** Whose regions. */
  regionSet: z.enum(regionSetNames).default("kazakhstan"),
  /** How many regions must have their minimum; null: every one. */
  regionsNeeded: z.union([z.null(), z.int("bad-number").min(1, "too-small")]).default(null),
  /** Who counts towards the total: everyone, or only residents of the regions. */
  signers: z.enum(signerKinds).default("everyone"),
  /** Stays, or moves ahead once it is reached. */
  goal: z.enum(goalKinds).default("fixed"),
  /** A signature counts itself, or is a pledge for a paper list, where only checked paper counts. */
  signature: z.enum(signatureMeanings).default("counts"),
});

export type ThresholdRule = z.output<typeof thresholdRule>;
/** A rule as it may be given: what is left out has its default. */
export type StatedRule = z.input<typeof thresholdRule>;
