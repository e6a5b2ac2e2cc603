// Signing in: the password, then the code; setting up the second factor; slowing who guesses.
import { recordDeed } from "../../audit/commands";
import { totpStep } from "../../auth/one-time-codes";
import { passwordMatches } from "../../auth/passwords";
import { hashRecoveryCode, looksLikeRecoveryCode } from "../../auth/recovery-codes";
import { db, inTransaction, type Tx } from "../../db";
import { inEvenTime } from "../../even-time";
import { ok, type Result, refuse } from "../../result";
import { hashToken, newId, newToken } from "../../tokens";
import { lookupHash } from "../../vault/lookup";
import { openVault } from "../../vault/vault";
import { CHALLENGE_MS, pauseSeconds, SET_UP_MS } from "../rules";
import { startSession } from "../sessions/commands";

/** Milliseconds an attempt takes at least: above the slowest way, which hashes a password and commits twice. */
const EVEN_MS = 400;

/** An id no row has: asking about it costs what asking about a member costs. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * Counts an attempt before it is judged, so that a hundred guesses at once count as a hundred.
 * @returns false while the account waits out a pause, or when there is no such member
 */
async function reserveAttempt(memberId: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    const now = new Date();
    const [row] = await tx.$queryRaw<{ failed_attempts: number; refused_until: Date | null }[]>`
      SELECT failed_attempts, refused_until FROM member
      WHERE id = ${memberId}::uuid AND removed_at IS NULL FOR UPDATE`;
    if (row?.refused_until && row.refused_until > now) return false;
    const attempts = (row?.failed_attempts ?? 0) + 1;
    const pause = pauseSeconds(attempts);
    const { count } = await tx.member.updateMany({
      where: { id: memberId },
      data: {
        failedAttempts: attempts,
        refusedUntil: pause === 0 ? null : new Date(now.getTime() + pause * 1_000),
      },
    });
    return row !== undefined && count === 1;
  });
}

async function clearAttempts(tx: Tx, memberId: string): Promise<void> {
  await tx.member.update({
    where: { id: memberId },
    data: { failedAttempts: 0, refusedUntil: null },
    select: { id: true },
  });
}

export type NextStep = { next: "code" | "set-up"; challenge: string };

/**
 * First step: address and password. An unknown address, a wrong password and an account that waits
 * out a pause get the same answer, in the same time: counting an attempt of a real account waits for
 * the disk, and a stopwatch must not tell.
 * @returns the challenge for the next step, given here once: the code, good for 10 minutes, or
 *   setting up the second factor, good for an hour; refused `wrong`
 */
export function givePassword(email: string, password: string): Promise<Result<NextStep, "wrong">> {
  return inEvenTime(() => judgePassword(email, password), EVEN_MS);
}

async function judgePassword(email: string, password: string): Promise<Result<NextStep, "wrong">> {
  const member = await db().member.findUnique({
    where: { emailHash: lookupHash("members", email) },
    select: { id: true, passwordHash: true, totpEnrolledAt: true },
  });
  const mayTry = await reserveAttempt(member?.id ?? NOBODY);
  const matches = await passwordMatches(mayTry ? (member?.passwordHash ?? null) : null, password);
  if (!member || !matches) return refuse("wrong");
  const next = member.totpEnrolledAt ? "code" : "set-up";
  const challenge = newToken();
  await db().token.create({
    data: {
      id: newId(),
      purpose: next === "code" ? "signIn" : "memberSetup",
      hash: hashToken(challenge),
      memberId: member.id,
      expiresAt: new Date(Date.now() + (next === "code" ? CHALLENGE_MS : SET_UP_MS)),
    },
    select: { id: true },
  });
  return ok({ next, challenge });
}

type Challenge = { id: string; memberId: string };

async function findChallenge(
  token: string,
  purpose: "signIn" | "memberSetup",
): Promise<Challenge | null> {
  const found = await db().token.findUnique({
    where: { hash: hashToken(token) },
    select: { id: true, purpose: true, memberId: true, usedAt: true, expiresAt: true },
  });
  if (!found?.memberId || found.purpose !== purpose) return null;
  if (found.usedAt !== null || found.expiresAt <= new Date()) return null;
  return { id: found.id, memberId: found.memberId };
}

/** Uses a challenge up. @returns false if somebody else just did */
async function spend(tx: Tx, challenge: Challenge): Promise<boolean> {
  const { count } = await tx.token.updateMany({
    where: { id: challenge.id, usedAt: null },
    data: { usedAt: new Date() },
  });
  return count === 1;
}

/**
 * Accepts a one-time code once: a TOTP step greater than any accepted before (RFC 6238 §5.2), or an
 * unused recovery code.
 * @returns which kind it was; null when it is wrong or was used
 */
async function acceptCode(
  tx: Tx,
  memberId: string,
  code: string,
): Promise<"totp" | "recovery" | null> {
  if (looksLikeRecoveryCode(code)) {
    const { count } = await tx.recoveryCode.updateMany({
      where: { memberId, hash: hashRecoveryCode(code), usedAt: null },
      data: { usedAt: new Date() },
    });
    return count === 1 ? "recovery" : null;
  }
  const member = await tx.member.findUniqueOrThrow({
    where: { id: memberId },
    select: { rowKey: true, sealedTotpSecret: true },
  });
  const vault = await openVault("members");
  const secret = vault
    .row("member", memberId, member.rowKey)
    .open("totp_secret", member.sealedTotpSecret);
  const step = secret === null ? null : totpStep(secret, code, new Date());
  if (step === null) return null;
  const { count } = await tx.member.updateMany({
    where: { id: memberId, totpLastStep: { lt: step } },
    data: { totpLastStep: step },
  });
  return count === 1 ? "totp" : null;
}

export type CodeRefusal = "wrong-code" | "wait" | "expired";

/**
 * Second step: a code from the app or a recovery code.
 * @param challenge from givePassword()
 * @returns the session cookie's value, given here once; refused `wrong-code` (also for a code used
 *   before), `wait` while the account is slowed, `expired` for a challenge that is over or used
 */
export async function giveCode(
  challenge: string,
  code: string,
): Promise<Result<{ session: string }, CodeRefusal>> {
  const found = await findChallenge(challenge, "signIn");
  if (!found) return refuse("expired");
  if (!(await reserveAttempt(found.memberId))) return refuse("wait");
  return inTransaction(async (tx) => {
    const kind = await acceptCode(tx, found.memberId, code);
    if (kind === null) return refuse("wrong-code");
    if (!(await spend(tx, found))) return refuse("expired");
    await clearAttempts(tx, found.memberId);
    if (kind === "recovery") {
      await recordDeed(tx, {
        actorId: found.memberId,
        action: "member:use-recovery-code",
        subjectType: "member",
        subjectId: found.memberId,
      });
    }
    return ok({ session: await startSession(tx, found.memberId) });
  });
}

/**
 * Ends setting up: the first code from the app proves that it holds the secret.
 * @param challenge from acceptInvitation() or givePassword()
 * @returns the session cookie's value; refused as giveCode() does
 */
export async function confirmSecondFactor(
  challenge: string,
  code: string,
): Promise<Result<{ session: string }, CodeRefusal>> {
  const found = await findChallenge(challenge, "memberSetup");
  if (!found) return refuse("expired");
  if (!(await reserveAttempt(found.memberId))) return refuse("wait");
  return inTransaction(async (tx) => {
    if ((await acceptCode(tx, found.memberId, code)) !== "totp") return refuse("wrong-code");
    const { count } = await tx.member.updateMany({
      where: { id: found.memberId, totpEnrolledAt: null, removedAt: null },
      data: { totpEnrolledAt: new Date() },
    });
    if (count === 0 || !(await spend(tx, found))) return refuse("expired");
    await clearAttempts(tx, found.memberId);
    await recordDeed(tx, {
      actorId: found.memberId,
      action: "member:set-up",
      subjectType: "member",
      subjectId: found.memberId,
    });
    return ok({ session: await startSession(tx, found.memberId) });
  });
}

/**
 * Password and code again, before an export or a deed that cannot be undone.
 * @returns refused `wrong` for either being wrong or used, or while the account is slowed
 */
export async function confirmIdentity(
  memberId: string,
  sessionId: string,
  { password, code }: { password: string; code: string },
): Promise<Result<undefined, "wrong">> {
  const mayTry = await reserveAttempt(memberId);
  const member = await db().member.findUniqueOrThrow({
    where: { id: memberId },
    select: { passwordHash: true },
  });
  const matches = await passwordMatches(mayTry ? member.passwordHash : null, password);
  if (!matches) return refuse("wrong");
  return inTransaction(async (tx) => {
    if ((await acceptCode(tx, memberId, code)) === null) return refuse("wrong");
    await clearAttempts(tx, memberId);
    await tx.session.updateMany({
      where: { id: sessionId, memberId, endedAt: null },
      data: { reauthenticatedAt: new Date() },
    });
    await recordDeed(tx, {
      actorId: memberId,
      action: "session:confirm",
      subjectType: "session",
      subjectId: sessionId,
    });
    return ok();
  });
}
