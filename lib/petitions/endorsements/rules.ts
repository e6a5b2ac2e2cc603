// Pure decisions about endorsements: their state, what a link from a mail may do, what organisers may decide.
import type { PetitionState } from "../rules";

export type EndorsementTimes = {
  confirmedAt: Date | null;
  approvedAt: Date | null;
  declinedAt: Date | null;
  withdrawnAt: Date | null;
};

/**
 * unconfirmed: waits for its contact; waiting: for an organiser; approved: on the page; declined: not
 * on it; withdrawn: taken back by its contact.
 */
export type EndorsementState = "unconfirmed" | "waiting" | "approved" | "declined" | "withdrawn";

/** The state of an endorsement, derived from its deeds. */
export function endorsementState(times: EndorsementTimes): EndorsementState {
  if (times.withdrawnAt !== null) return "withdrawn";
  if (times.confirmedAt === null) return "unconfirmed";
  if (times.declinedAt !== null) return "declined";
  return times.approvedAt === null ? "waiting" : "approved";
}

/** What the page behind a contact's link shows; late: the petition closed before it was confirmed. */
export type EndorsementLinkState =
  | Exclude<EndorsementState, "unconfirmed">
  | "confirmable"
  | "late"
  | "expired";

/**
 * What a contact's link may still do.
 * @param link when it ends, and the deeds of what it belongs to; @param now the instant asked about
 */
export function endorsementLinkState(
  link: EndorsementTimes & { expiresAt: Date; petition: PetitionState },
  now: Date,
): EndorsementLinkState {
  const state = endorsementState(link);
  if (state === "withdrawn") return state;
  if (now >= link.expiresAt) return "expired";
  if (state !== "unconfirmed") return state;
  return link.petition === "open" ? "confirmable" : "late";
}

/** What an organiser can say of a confirmed endorsement; `waiting` takes a decision back. */
export const decisions = ["waiting", "approved", "declined"] as const;
export type Decision = (typeof decisions)[number];

/** Where each state may lead: what is on the page can be taken down, what was declined can still come. */
export const decidedFrom: Readonly<Record<Decision, readonly Decision[]>> = {
  waiting: ["approved", "declined"],
  approved: ["declined", "waiting"],
  declined: ["approved", "waiting"],
};

/** Days for which a declined endorsement is kept, so that an organiser can think again. */
export const DECLINED_DAYS = 30;

/** Everything about a contact, gone; the organisation's name and number are nobody's. */
export const noContact = {
  rowKey: null,
  emailHash: null,
  sealedContact: null,
  sealedEmail: null,
} as const;
