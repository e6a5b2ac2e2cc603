// Puts load on an address and tells how much was answered.
import autocannon from "autocannon";

export type Load = {
  url: string;
  seconds: number;
  connections?: number;
  headers?: Record<string, string>;
  /** Stop after so many requests instead. */
  amount?: number;
  /** Sends POSTs, each with the body this makes. */
  body?: () => string;
  /** The kind of status that counts as answered; otherwise 2xx. */
  wanted?: "2xx" | "3xx";
};

export type Answered = { perSecond: number; p99Milliseconds: number; answered: number };

/**
 * Asks an address as fast as it answers.
 * @throws when anything but the wanted status came back: a fast error is no throughput
 */
export async function load(wish: Load): Promise<Answered> {
  const { url, seconds, connections = 50, headers = {}, amount, body, wanted = "2xx" } = wish;
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    headers,
    ...(amount === undefined ? {} : { amount }),
    ...(body && {
      method: "POST",
      requests: [{ setupRequest: (request) => ({ ...request, body: body() }) }],
    }),
  });
  const { requests, errors, timeouts, latency } = result;
  const failed = requests.total - result[wanted] + errors + timeouts;
  if (failed > 0) {
    const statuses = JSON.stringify(result.statusCodeStats);
    throw new Error(`${failed} requests of ${requests.total} to ${url} failed: ${statuses}.`);
  }
  return {
    perSecond: requests.average,
    p99Milliseconds: latency.p99,
    answered: requests.total,
  };
}

/** The middle one; rounds differ more than products do. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
