// Owns answering in even time: how long an answer takes must not tell whether an address was known.
import { setTimeout as pause } from "node:timers/promises";

/** Longer than the slowest path of joining or attending takes on an idle server. */
const FLOOR_MS = 120;

/**
 * Does the work and answers no sooner than after a fixed time, so that a new, a repeated and a known
 * address cannot be told apart with a stopwatch. What it throws comes out after the same time.
 */
export async function inEvenTime<T>(work: () => Promise<T>, floorMs = FLOOR_MS): Promise<T> {
  const [done] = await Promise.allSettled([work(), pause(floorMs)]);
  if (done.status === "rejected") throw done.reason;
  return done.value;
}
