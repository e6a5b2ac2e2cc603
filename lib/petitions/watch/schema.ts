// What organisers set for the watch: how many an hour are no reason to look.
import { z } from "zod";

const perHour = z
  .string("wrong-type")
  .trim()
  .regex(/^\d{1,7}$/, "bad-number")
  .transform(Number)
  .pipe(z.number().min(1, "too-small").max(1_000_000, "too-large"));

export const watchLimitsForm = z.strictObject({
  region: perHour,
  domain: perHour,
  link: perHour,
  network: perHour,
});

export type WatchLimits = z.output<typeof watchLimitsForm>;
