// Pure decisions about members: how guessing is slowed, when a session is over, who may be let go.
import type { Role } from "@/prisma/generated/enums";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A session ends this long after signing in, whatever happens (OWASP ASVS 5.0, 7.3.2). */
export const SESSION_MS = 12 * HOUR;
/** A session that nobody used for this long is over (OWASP ASVS 5.0, 7.3.1). */
export const IDLE_MS = 2 * HOUR;
/** Exports ask for password and code again when they were last given longer ago than this. */
export const RECENT_MS = 10 * MINUTE;
/** How long after the password the code may be given. */
export const CHALLENGE_MS = 10 * MINUTE;
/** How long setting up the second factor may take. */
export const SET_UP_MS = HOUR;
/** How long an invitation can be accepted. */
export const INVITATION_MS = 72 * HOUR;

/** How long the name and address of a removed member are kept: long enough to undo a slip and to ask who it was. */
export const REMOVED_DAYS = 30;

/** Attempts that cost nothing; a sign-in without a mistake counts two (password and code). */
const FREE_ATTEMPTS = 8;
const FIRST_PAUSE_SECONDS = 15;
const LONGEST_PAUSE_SECONDS = 15 * 60;

/**
 * How long an account waits after so many attempts without success: doubling from 15 s to 15 min.
 * Bounded, so that nobody can lock an organiser out for good (OWASP Authentication Cheat Sheet).
 * @param attempts in a row, this one included
 * @returns seconds
 */
export function pauseSeconds(attempts: number): number {
  if (attempts < FREE_ATTEMPTS) return 0;
  return Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** (attempts - FREE_ATTEMPTS));
}

export type SessionFacts = {
  expiresAt: Date;
  lastSeenAt: Date;
  endedAt: Date | null;
  member: { removedAt: Date | null };
};

/** Whether a session is good at an instant: not ended, not over, not idle, its member still one. */
export function isLive(session: SessionFacts, now: Date): boolean {
  return (
    session.endedAt === null &&
    session.expiresAt > now &&
    now.getTime() - session.lastSeenAt.getTime() < IDLE_MS &&
    session.member.removedAt === null
  );
}

/** Whether password and code were given within the last ten minutes. */
export function isRecent(session: { reauthenticatedAt: Date }, now: Date): boolean {
  return now.getTime() - session.reauthenticatedAt.getTime() < RECENT_MS;
}

/** Whether an invitation can be accepted at an instant. */
export function isOpen(
  invitation: { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date },
  now: Date,
): boolean {
  return (
    invitation.acceptedAt === null && invitation.revokedAt === null && invitation.expiresAt > now
  );
}

/**
 * Whether the team would be left without an admin who can sign in.
 * @param admins ids of admins who are not removed and have their second factor
 * @param memberId who is to be removed or to get another role
 */
export function isLastAdmin(admins: readonly string[], memberId: string): boolean {
  return admins.includes(memberId) && admins.length === 1;
}

export const roles = ["admin", "organiser", "viewer"] as const satisfies readonly Role[];
