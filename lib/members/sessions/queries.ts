// Reading sessions: the one a cookie stands for, and a member's list.
import type { Role } from "@/prisma/generated/enums";
import { db } from "../../db";
import { IDLE_MS, isLive } from "../rules";

export type LiveSession = {
  sessionId: string;
  memberId: string;
  role: Role;
  lastSeenAt: Date;
  reauthenticatedAt: Date;
};

/**
 * The live session behind a cookie, with its member's present role: one read, nothing remembered,
 * so that what was ended is dead with the next request.
 * @param tokenHash SHA-256 of the cookie's value
 * @returns null when there is none, or it ended, ran out, idled out, or its member was removed
 */
export async function findLiveSession(
  tokenHash: Uint8Array<ArrayBuffer>,
): Promise<LiveSession | null> {
  const found = await db().session.findUnique({
    where: { tokenHash },
    select: {
      id: true,
      memberId: true,
      expiresAt: true,
      lastSeenAt: true,
      endedAt: true,
      reauthenticatedAt: true,
      member: { select: { role: true, removedAt: true } },
    },
  });
  if (!found || !isLive(found, new Date())) return null;
  return {
    sessionId: found.id,
    memberId: found.memberId,
    role: found.member.role,
    lastSeenAt: found.lastSeenAt,
    reauthenticatedAt: found.reauthenticatedAt,
  };
}

export type SessionLine = { id: string; createdAt: Date; lastSeenAt: Date; expiresAt: Date };

/** A member's live sessions, newest first. */
export async function listSessions(memberId: string): Promise<SessionLine[]> {
  const now = new Date();
  return db().session.findMany({
    where: {
      memberId,
      endedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: new Date(now.getTime() - IDLE_MS) },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, createdAt: true, lastSeenAt: true, expiresAt: true },
  });
}
