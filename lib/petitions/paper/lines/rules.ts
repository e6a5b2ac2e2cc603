// Pure decisions about lines: on which days one can have been signed.
import { dayOf } from "../rules";

/**
 * Between which days a line can have been signed: from the day its sheet was ordered to today, or to
 * the day the petition stopped taking signatures.
 */
export function dayBounds(
  orderedAt: Date,
  closesAt: Date | null,
  now: Date,
): { from: string; to: string } {
  const today = dayOf(now);
  // Days written so sort as they follow each other.
  const [to = today] = [today, closesAt === null ? today : dayOf(closesAt)].sort();
  return { from: dayOf(orderedAt), to };
}
