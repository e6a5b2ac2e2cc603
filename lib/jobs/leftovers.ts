// Clears away what has ended and is no longer needed to say so: links, sessions, invitations.
import { db } from "../db";

/** For this long after its end a link still gets the page that says "expired" and not "unknown". */
const DAYS_AFTER_END = 30;

/**
 * Deletes links, sessions and invitations that ended more than 30 days ago.
 * @returns how many of each went
 */
export async function clearLeftovers(
  now: Date,
): Promise<{ tokens: number; sessions: number; invitations: number }> {
  const before = new Date(now.getTime() - DAYS_AFTER_END * 86_400_000);
  const ended = { expiresAt: { lt: before } };
  const tokens = await db().token.deleteMany({ where: ended });
  const sessions = await db().session.deleteMany({
    where: { OR: [ended, { endedAt: { lt: before } }] },
  });
  const invitations = await db().invitation.deleteMany({
    where: { OR: [ended, { acceptedAt: { lt: before } }, { revokedAt: { lt: before } }] },
  });
  return {
    tokens: tokens.count,
    sessions: sessions.count,
    invitations: invitations.count,
  };
}
