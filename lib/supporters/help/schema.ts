// What organisers send to edit the list of ways to help.
import { z } from "zod";
import { line } from "../../forms";

/** A way to help, named in three languages. */
export const helpOptionForm = z.strictObject({ kk: line(120), ru: line(120), en: line(120) });
export type HelpOptionInput = z.output<typeof helpOptionForm>;
