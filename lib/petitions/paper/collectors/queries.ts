// Reads of collectors: one line each, whatever number of orders they had.
import type { Cursor } from "../../../cursors";
import { pageOrders } from "../orders/queries";
import { addOrders, type CollectorLines, inOrder } from "./rules";

/**
 * Totals by collector, over all orders. Names are sealed, so they are brought together here and not by
 * the database; orders are read page by page. Personal data: `paper:see`.
 * @param limit orders read at a time
 */
export async function listCollectorLines(
  petitionId: string,
  limit = 500,
): Promise<CollectorLines[]> {
  const sums = new Map<string | null, CollectorLines>();
  let after: Cursor | null = null;
  do {
    const page = await pageOrders(petitionId, after, limit);
    addOrders(sums, page.rows);
    after = page.next;
  } while (after !== null);
  return inOrder(sums.values());
}
