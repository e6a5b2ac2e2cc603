// Pure decisions about outcomes: which can be true, given what was delivered and answered.
import type { Outcome } from "./schema";

export type OutcomeRefusal = "delivered" | "not-delivered" | "answered";

/**
 * Whether a petition can have ended so. What was asked for may be granted without anybody having
 * handed the petition over; that it was never delivered, or never answered, is a matter of record.
 * @param deliveries, answers how many are recorded
 * @returns null when it can
 */
export function outcomeRefusal(
  outcome: Outcome,
  { deliveries, answers }: { deliveries: number; answers: number },
): OutcomeRefusal | null {
  if (outcome === "undelivered") return deliveries > 0 ? "delivered" : null;
  if (outcome !== "unanswered") return null;
  if (deliveries === 0) return "not-delivered";
  return answers > 0 ? "answered" : null;
}
