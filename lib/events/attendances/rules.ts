// Decisions about attendances: how long links and records last, and what state one is in.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Whoever does not confirm from the inbox is forgotten after this long. */
export const CONFIRM_MS = 72 * HOUR;
/** A mailbox gets at most one mail for one event in this time, however often its address is typed. */
export const MAIL_PAUSE_MS = 10 * MINUTE;
/** Who came is erased this long after the event. */
export const KEPT_DAYS = 30;
export const KEPT_MS = KEPT_DAYS * DAY;

/** waiting: not confirmed yet; coming: has a place; cancelled; erased. */
export type AttendanceState = "waiting" | "coming" | "cancelled" | "erased";

type Times = { confirmedAt: Date | null; cancelledAt: Date | null; erasedAt: Date | null };

/** The state of an attendance, derived from its deeds. */
export function attendanceState({ confirmedAt, cancelledAt, erasedAt }: Times): AttendanceState {
  if (erasedAt !== null) return "erased";
  if (cancelledAt !== null) return "cancelled";
  return confirmedAt === null ? "waiting" : "coming";
}

/** Until when a guest's link works once the place is theirs: as long as their data is kept. */
export function guestLinkEnd(eventEndsAt: Date): Date {
  return new Date(eventEndsAt.getTime() + KEPT_MS);
}

/** Whether another mail may leave for a record whose last one was asked for at `requestedAt`. */
export function mayMailAgain(requestedAt: Date, now: Date): boolean {
  return requestedAt.getTime() < now.getTime() - MAIL_PAUSE_MS;
}
