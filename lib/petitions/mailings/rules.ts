// Pure decisions about mailing an update: its state, its pace, and when a letter's fate stays unknown.

/** So many letters, then the next after so long: 36,000 an hour, which mail servers take as usual. */
export const PACE = { letters: 100, milliseconds: 10_000 } as const;

/** A letter claimed longer ago than this and neither sent nor refused is one whose fate is unknown. */
export const UNSURE_MS = 15 * 60_000;

/** So many refused mailboxes and not one letter taken: more likely the server than the mailboxes. */
export const SUSPICIOUS_REFUSALS = 3;

/** From this attempt on, half an hour after the first, the mailboxes are believed to be missing. */
export const BELIEVED_AT = 8;

export type MailingState = "running" | "paused" | "cancelled" | "finished";

/** Where a mailing stands. */
export function mailingState(mailing: {
  pausedAt: Date | null;
  cancelledAt: Date | null;
  finishedAt: Date | null;
}): MailingState {
  if (mailing.cancelledAt !== null) return "cancelled";
  if (mailing.finishedAt !== null) return "finished";
  return mailing.pausedAt === null ? "running" : "paused";
}

/** What an organiser can do to a mailing; `resend` is for letters of unknown fate. */
export const mailingDeeds = ["pause", "resume", "cancel", "resend"] as const;
export type MailingDeed = (typeof mailingDeeds)[number];

/** How long the number of readers may have been looked at before a mailing is started with it. */
const LOOKED_MS = 3_600_000;

/**
 * Up to which confirmation somebody belongs to a mailing: the instant for which its number of readers
 * was shown. It can shrink since then, and never grow.
 */
export function audienceUntil(asOf: Date, now: Date): Date | null {
  const age = now.getTime() - asOf.getTime();
  return age >= 0 && age <= LOOKED_MS ? asOf : null;
}
