// Reads what was struck out so far: the share seen, beside the one that organisers assume.
import { db } from "../../db";
import { type InvalidShare, observedShare } from "./rules";

/** Taken out at the signer's own wish says nothing of how many are invalid. */
const FAULTS = ["duplicate", "forged", "automated", "ineligible", "error"];

/**
 * Of all that was confirmed online or decided on paper, how many were rejected or declared invalid.
 * Paper that waits for a second person is left out.
 * @returns null while nothing was struck out: nobody has looked yet
 */
export async function findObservedShare(petitionId: string): Promise<InvalidShare | null> {
  const [row] = await db().$queryRaw<{ standing: number; struck: number }[]>`
    SELECT
      (SELECT coalesce(sum(total), 0) FROM petition_tally
        WHERE petition_id = ${petitionId}::uuid)::int AS standing,
      ((SELECT coalesce(sum(total), 0) FROM correction_tally
        WHERE petition_id = ${petitionId}::uuid AND category = ANY(${FAULTS}))
      + (SELECT coalesce(sum(rejected), 0) FROM paper_tally
        WHERE petition_id = ${petitionId}::uuid))::int AS struck`;
  if (!row || row.struck === 0) return null;
  return observedShare({ checked: row.standing, rejected: row.struck });
}
