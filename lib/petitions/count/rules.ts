// Pure decisions about what readers are told of a count: which dated lines there are, and in which order.
import type { RemovalCategory } from "../removals/rules";

/** More than this is not counted one by one: the page must cost the same at any size. */
export const MOST_WAITING = 10_000;

/** How many wait; `isMore`: at least so many. */
export type Waiting = { size: number; isMore: boolean };

/** A number read with a limit one above MOST_WAITING. */
export function waitingOf(size: number): Waiting {
  return { size: Math.min(size, MOST_WAITING), isMore: size > MOST_WAITING };
}

/** When a day of the campaign's zone begins (lib/i18n/zones.ts: UTC+5 all year). @param day YYYY-MM-DD */
export function midnightOf(day: string): Date {
  return new Date(`${day}T00:00:00+05:00`);
}

/** Something that happened to a petition or its count, for readers. `at` of those known by day is its midnight. */
export type CountEvent = { at: Date; isDay?: boolean } & (
  | { kind: "published" | "retracted" | "closed" | "reopened" }
  | { kind: "amended"; number: number }
  | { kind: "signingPaused" | "countingPaused" | "proofRequired"; until: Date | null }
  | { kind: "removed" | "restored"; category: RemovalCategory; size: number }
  | { kind: "differs"; places: number; excess: number }
  | { kind: "repaired"; places: number; excess: number; reason: string }
  | { kind: "delivered"; total: number }
);

/** Lines newest first; of one instant, in the order given. */
export function newestFirst(events: readonly CountEvent[]): CountEvent[] {
  return events.toSorted((one, other) => other.at.getTime() - one.at.getTime());
}
