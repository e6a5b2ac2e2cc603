// What organisers send about embedding: the list of sites that may show the form, one a line.
import { z } from "zod";
import { text } from "../../forms";
import { MOST_ORIGINS, readOrigin } from "./rules";

const LONGEST = 10_000;

/** Lines as origins, each once; an empty list is allowed: nobody may frame the petition then. */
const origins = text(LONGEST, 0)
  .transform((typed) => typed.split("\n").map((line) => line.trim()))
  .transform((lines) => lines.filter((line) => line !== "").map(readOrigin))
  .refine((read) => read.every((origin) => origin !== null), "bad-address")
  .transform((read) => [...new Set(read.flatMap((origin) => origin ?? []))])
  .refine((read) => read.length <= MOST_ORIGINS, "too-long");

export const embedForm = z.strictObject({ origins });
