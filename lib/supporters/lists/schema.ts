// Filters of the organisers' list of supporters, as the address bar has them.
import { z } from "zod";
import { dayFilter } from "../../forms";
import { places } from "../../regions";
import type { SupporterFilter } from "./queries";

/** Anything unusable counts as not given. */
export const supporterFilters = z.object({
  place: z
    .enum([...places])
    .optional()
    .catch(undefined),
  state: z.enum(["waiting", "joined", "left"]).optional().catch(undefined),
  /** Who ticked this way to help. */
  help: z.uuid().optional().catch(undefined),
  /** Days of the campaign's zone, both included. */
  from: dayFilter,
  to: dayFilter,
});

export type SupporterFilters = z.output<typeof supporterFilters>;

const DAY = 86_400_000;

/** The filters as queries take them. Asia/Almaty keeps UTC+5 (lib/i18n/zones.ts). */
export function supporterFilter({
  place,
  state,
  help,
  from,
  to,
}: SupporterFilters): SupporterFilter {
  return {
    ...(place && { place }),
    ...(state && { state }),
    ...(help && { helpOptionId: help }),
    ...(from && { from: new Date(`${from}T00:00:00+05:00`) }),
    ...(to && { until: new Date(Date.parse(`${to}T00:00:00+05:00`) + DAY) }),
  };
}
