// Pure decisions about signatures: how long they wait, and what a link from a mail may still do.
import type { PetitionState } from "../rules";

/** Signatures that are not confirmed within this time are erased. Five days: the second reminder
 *  leaves after three, and whoever reads it over a weekend can still answer. */
export const PENDING_HOURS = 120;

/** After so many hours without an answer a reminder leaves: one after a day, one after three. */
export const REMINDER_HOURS = [24, 72] as const;

/** One mailbox gets at most one mail about one signature in this time. */
export const MAIL_AGAIN_MINUTES = 10;

/**
 * An address without its plus-tag. The first mail goes to the address as typed; when mail is asked for
 * again it goes to the mailbox itself, which a stranger's tag may have kept it from.
 */
export function untagged(address: string): string {
  const at = address.lastIndexOf("@");
  const local = address.slice(0, at).replace(/\+.*$/, "");
  return local === "" ? address : local + address.slice(at);
}

/** When a pending signature is erased, and its link with it. */
export function pendingUntil(createdAt: Date): Date {
  return new Date(createdAt.getTime() + PENDING_HOURS * 3_600_000);
}

export type SignatureState = "pending" | "confirmed" | "counted" | "withdrawn" | "invalidated";

/**
 * What the page behind a link shows.
 * confirmable: the buttons; late: the petition closed first; standing: thanks, and withdrawing;
 * expired: the link's time is over; withdrawn, invalidated: nothing is left to do.
 */
export type LinkState =
  | "confirmable"
  | "late"
  | "standing"
  | "expired"
  | "withdrawn"
  | "invalidated";

/**
 * What a link may still do.
 * @param link when it ends; @param now the instant asked about
 */
export function linkState(
  link: { expiresAt: Date; signature: SignatureState; petition: PetitionState },
  now: Date,
): LinkState {
  if (link.signature === "withdrawn" || link.signature === "invalidated") return link.signature;
  if (now >= link.expiresAt) return "expired";
  if (link.signature !== "pending") return "standing";
  return link.petition === "open" ? "confirmable" : "late";
}
