// Filters of the list of sheets, as the address bar has them. Anything unusable counts as not given.
import { z } from "zod";
import { setPlaces } from "../../../region-sets";
import { looksLikeId } from "../../../tokens";
import { sheetStates } from "../rules";

export const sheetFilters = z.object({
  place: z
    .enum([...setPlaces])
    .optional()
    .catch(undefined),
  state: z.enum(sheetStates).optional().catch(undefined),
  /** An order's id: a collector's sheets. */
  order: z.string().refine(looksLikeId).optional().catch(undefined),
  /** A sheet's number. */
  number: z
    .string()
    .regex(/^0*[1-9]\d{0,8}$/)
    .optional()
    .catch(undefined),
});

export type SheetFilters = z.output<typeof sheetFilters>;
