// What may be asked of a history: the rows before a day.
import { z } from "zod";
import { dayFilter } from "../../forms";

/** Anything unusable counts as not given. */
export const historyQuery = z.object({ before: dayFilter });
