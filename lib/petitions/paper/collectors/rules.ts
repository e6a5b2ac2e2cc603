// Pure: what came of all orders of one collector.
import { type LineCounts, noLines } from "../rules";

/** What one order tells about its collector. */
export type CollectorOrder = LineCounts & {
  /** Null once erased. */
  collector: string | null;
  sheets: number;
  returned: number;
};

/** A collector with the sums over every order in that name. */
export type CollectorLines = CollectorOrder & { orders: number };

const parts = ["collected", "checked", "joined", "rejected", "sheets", "returned"] as const;

/**
 * Adds orders to the sums of their collectors. Names are one collector's when they are spelt the same,
 * capitals aside; all erased names share one line, as nobody can tell them apart any more.
 * @param sums by folded name; changed in place
 */
export function addOrders(
  sums: Map<string | null, CollectorLines>,
  orders: readonly CollectorOrder[],
): void {
  for (const order of orders) {
    const key = order.collector?.toLowerCase() ?? null;
    const sum = sums.get(key) ?? {
      ...noLines,
      collector: order.collector,
      sheets: 0,
      returned: 0,
      orders: 0,
    };
    for (const part of parts) sum[part] += order[part];
    sum.orders += 1;
    sums.set(key, sum);
  }
}

/** By name, as a list of people is read; the erased last. */
export function inOrder(sums: Iterable<CollectorLines>): CollectorLines[] {
  const names = new Intl.Collator("kk");
  return [...sums].sort((one, other) => {
    if (one.collector === null) return 1;
    if (other.collector === null) return -1;
    return names.compare(one.collector, other.collector);
  });
}
