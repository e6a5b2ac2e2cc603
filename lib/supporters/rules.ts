// Decisions about supporters: how long links and records last, and what a record's state is.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Somebody who does not confirm from the inbox is forgotten after this long. */
export const CONFIRM_MS = 72 * HOUR;
/** A mailbox gets at most one mail in this time, however often its address is typed. */
export const MAIL_PAUSE_MS = 10 * MINUTE;
/** After leaving, a record can be taken up again by joining anew for this long; then it is erased. */
const LEFT_KEPT_DAYS = 30;
export const LEFT_KEPT_MS = LEFT_KEPT_DAYS * DAY;
/** How long the link to one's own data works after the mail that carried it. */
export const PREFERENCES_MS = 400 * DAY;

/** Raise when the words beside the box for news change (`supporters.fields.news`). */
export const NEWS_TEXT_VERSION = 1;

/** waiting: not confirmed yet; joined; left: no mail goes there, soon erased; erased. */
export type SupporterState = "waiting" | "joined" | "left" | "erased";

type Times = { confirmedAt: Date | null; leftAt: Date | null; erasedAt: Date | null };

/** The state of a supporter's record, derived from its deeds. */
export function supporterState({ confirmedAt, leftAt, erasedAt }: Times): SupporterState {
  if (erasedAt !== null) return "erased";
  if (leftAt !== null) return "left";
  return confirmedAt === null ? "waiting" : "joined";
}

/** Whether another mail may leave for a record whose last one was asked for at `requestedAt`. */
export function mayMailAgain(requestedAt: Date, now: Date): boolean {
  return requestedAt.getTime() < now.getTime() - MAIL_PAUSE_MS;
}
