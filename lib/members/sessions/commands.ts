// Sessions: begun at sign-in, touched while used, ended by their owner or an admin.
import { recordDeed } from "../../audit/commands";
import { db, inTransaction, type Tx } from "../../db";
import { ok, type Result, refuse } from "../../result";
import { hashToken, newId, newToken } from "../../tokens";
import { SESSION_MS } from "../rules";

/**
 * Begins a session in the caller's transaction.
 * @returns the cookie's value, given here once; only its hash is stored
 */
export async function startSession(tx: Tx, memberId: string): Promise<string> {
  const token = newToken();
  const id = newId();
  const now = new Date();
  await tx.session.create({
    data: {
      id,
      memberId,
      tokenHash: hashToken(token),
      createdAt: now,
      lastSeenAt: now,
      reauthenticatedAt: now,
      expiresAt: new Date(now.getTime() + SESSION_MS),
    },
    select: { id: true },
  });
  await recordDeed(tx, {
    actorId: memberId,
    action: "session:start",
    subjectType: "session",
    subjectId: id,
  });
  return token;
}

/** Notes that a session is in use. Never revives one that has ended. */
export async function touchSession(sessionId: string): Promise<void> {
  await db().session.updateMany({
    where: { id: sessionId, endedAt: null },
    data: { lastSeenAt: new Date() },
  });
}

/**
 * Ends a session; its cookie is worth nothing from the next request on.
 * @param actorId who ends it: its owner, or an admin (the caller has checked the permission)
 * @param sessionId the session; @param ownerId whose it must be
 * @returns refused `unknown` if that member has no such session that still stands
 */
export async function endSession(
  actorId: string,
  sessionId: string,
  ownerId: string,
): Promise<Result<undefined, "unknown">> {
  return inTransaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, memberId: ownerId, endedAt: null },
      data: { endedAt: new Date(), endedById: actorId },
    });
    if (count === 0) return refuse("unknown");
    await recordDeed(tx, {
      actorId,
      action: "session:end",
      subjectType: "session",
      subjectId: sessionId,
    });
    return ok();
  });
}

/**
 * Ends all of a member's sessions in the caller's transaction.
 * @param exceptId a session that stays; none by default
 * @returns how many were ended
 */
export async function endSessions(
  tx: Tx,
  actorId: string,
  memberId: string,
  exceptId?: string,
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { memberId, endedAt: null, ...(exceptId && { id: { not: exceptId } }) },
    data: { endedAt: new Date(), endedById: actorId },
  });
  return count;
}

/** Ends every other session of the one who asks. @returns how many were ended */
export async function endOtherSessions(memberId: string, sessionId: string): Promise<number> {
  return inTransaction(async (tx) => {
    const ended = await endSessions(tx, memberId, memberId, sessionId);
    await recordDeed(tx, {
      actorId: memberId,
      action: "session:end-others",
      subjectType: "member",
      subjectId: memberId,
      details: { ended },
    });
    return ended;
  });
}
