// Puts load on an address and tells how much was answered.
import autocannon from "autocannon";

export type Load = {
  url: string;
  seconds: number;
  connections?: number;
  headers?: Record<string, string>;
  /** Stop after so many requests instead. */
  amount?: number;
};

export type Outcome = { perSecond: number; p99Milliseconds: number; answered: number };

/**
 * Asks an address as fast as it answers.
 * @throws when anything but 2xx came back: a fast error is no throughput
 */
export async function load({
  url,
  seconds,
  connections = 50,
  headers,
  amount,
}: Load): Promise<Outcome> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    headers: headers ?? {},
    ...(amount === undefined ? {} : { amount }),
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0)
    throw new Error(`${failed} requests of ${result.requests.total} to ${url} failed.`);
  return {
    perSecond: result.requests.average,
    p99Milliseconds: result.latency.p99,
    answered: result.requests.total,
  };
}

/** The middle one; rounds differ more than products do. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
