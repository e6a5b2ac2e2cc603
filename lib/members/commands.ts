// Changing members: roles, removal, and what each keeps of their own – password and recovery codes.
import type { Role } from "@/prisma/generated/enums";
import { recordDeed } from "../audit/commands";
import { hashPassword, passwordMatches } from "../auth/passwords";
import { hashRecoveryCode, newRecoveryCode, RECOVERY_CODES } from "../auth/recovery-codes";
import { db, inTransaction, type Tx } from "../db";
import { ok, type Result, refuse } from "../result";
import { newId } from "../tokens";
import { newRowKey } from "../vault/vault";
import { isLastAdmin, REMOVED_DAYS } from "./rules";
import { endSessions } from "./sessions/commands";

/** Locks every admin who can sign in, in one order, so that of two who demote each other one waits and is refused. */
async function lockAdmins(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM member
    WHERE role = 'admin' AND removed_at IS NULL AND totp_enrolled_at IS NOT NULL
    ORDER BY id FOR UPDATE`;
  return rows.map((row) => row.id);
}

/**
 * Gives a member another role; it counts from their next request on.
 * @param actorId the admin who does it
 * @returns refused `unknown` for no such member, `last-admin` if nobody could look after the team any more
 */
export async function changeRole(
  actorId: string,
  memberId: string,
  role: Role,
): Promise<Result<undefined, "unknown" | "last-admin">> {
  return inTransaction(async (tx) => {
    const admins = await lockAdmins(tx);
    const member = await tx.member.findUnique({
      where: { id: memberId },
      select: { role: true, removedAt: true },
    });
    if (!member || member.removedAt) return refuse("unknown");
    if (role === member.role) return ok();
    if (isLastAdmin(admins, memberId)) return refuse("last-admin");
    await tx.member.update({ where: { id: memberId }, data: { role }, select: { id: true } });
    await recordDeed(tx, {
      actorId,
      action: "member:change-role",
      subjectType: "member",
      subjectId: memberId,
      details: { from: member.role, to: role },
    });
    return ok();
  });
}

/**
 * Removes a member: sessions end at once, password, second factor and recovery codes are destroyed,
 * and invitations they made that nobody accepted yet are taken back.
 * The name stays sealed in the row for 30 days, see forgetRemovedMembers().
 * @returns refused `unknown` or `last-admin`, as changeRole()
 */
export async function removeMember(
  actorId: string,
  memberId: string,
): Promise<Result<undefined, "unknown" | "last-admin">> {
  return inTransaction(async (tx) => {
    const admins = await lockAdmins(tx);
    if (isLastAdmin(admins, memberId)) return refuse("last-admin");
    const { count } = await tx.member.updateMany({
      where: { id: memberId, removedAt: null },
      data: {
        removedAt: new Date(),
        removedById: actorId,
        passwordHash: null,
        sealedTotpSecret: null,
        totpEnrolledAt: null,
      },
    });
    if (count === 0) return refuse("unknown");
    const ended = await endSessions(tx, actorId, memberId);
    await tx.recoveryCode.deleteMany({ where: { memberId } });
    await tx.token.deleteMany({ where: { memberId } });
    await tx.invitation.updateMany({
      where: { invitedById: memberId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    await recordDeed(tx, {
      actorId,
      action: "member:remove",
      subjectType: "member",
      subjectId: memberId,
      details: { sessionsEnded: ended },
    });
    return ok();
  });
}

/** What stands in a cell that was emptied: the columns are never null. */
const EMPTIED = new Uint8Array(0);

/**
 * Erases names and addresses of members who were removed more than 30 days ago. The row stays, because
 * the audit log names it by its id; the address is free, and who is invited with it later is somebody new.
 * @returns how many were erased
 */
export async function forgetRemovedMembers(now: Date): Promise<{ members: number }> {
  const before = new Date(now.getTime() - REMOVED_DAYS * 86_400_000);
  const due = { removedAt: { lt: before }, sealedName: { not: EMPTIED } };
  const rows = await db().member.findMany({ where: due, select: { id: true } });
  for (const { id } of rows) {
    await db().member.updateMany({
      // Who came back meanwhile is one again.
      where: { ...due, id },
      data: {
        rowKey: newRowKey(),
        // No address has this hash: it is random.
        emailHash: Buffer.concat([newRowKey(), newRowKey()]),
        sealedEmail: EMPTIED,
        sealedName: EMPTIED,
      },
    });
  }
  return { members: rows.length };
}

/**
 * Changes one's own password and ends one's other sessions.
 * @param password as checked by passwordProblem()
 * @returns refused `wrong` when the current password is not that
 */
export async function changePassword(
  memberId: string,
  sessionId: string,
  current: string,
  password: string,
): Promise<Result<undefined, "wrong">> {
  const member = await db().member.findUniqueOrThrow({
    where: { id: memberId },
    select: { passwordHash: true },
  });
  if (!(await passwordMatches(member.passwordHash, current))) return refuse("wrong");
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    const { count } = await tx.member.updateMany({
      where: { id: memberId, passwordHash: member.passwordHash, removedAt: null },
      data: { passwordHash },
    });
    if (count === 0) return refuse("wrong");
    const ended = await endSessions(tx, memberId, memberId, sessionId);
    await recordDeed(tx, {
      actorId: memberId,
      action: "member:change-password",
      subjectType: "member",
      subjectId: memberId,
      details: { sessionsEnded: ended },
    });
    return ok();
  });
}

/**
 * Makes ten new recovery codes; the ones before stop working.
 * @returns the codes, given here once; only their hashes are stored
 */
export async function renewRecoveryCodes(memberId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await inTransaction(async (tx) => {
    await tx.recoveryCode.deleteMany({ where: { memberId } });
    await tx.recoveryCode.createMany({
      data: codes.map((code) => ({ id: newId(), memberId, hash: hashRecoveryCode(code) })),
    });
    await recordDeed(tx, {
      actorId: memberId,
      action: "member:renew-recovery-codes",
      subjectType: "member",
      subjectId: memberId,
    });
  });
  return codes;
}
