// Reading what the steps of signing in show: whether a challenge stands, the secret to enrol.
import { db } from "../../db";
import { hashToken, looksLikeToken } from "../../tokens";
import { openVault } from "../../vault/vault";

async function standing(token: string, purpose: "signIn" | "memberSetup") {
  if (!looksLikeToken(token)) return null;
  const found = await db().token.findUnique({
    where: { hash: hashToken(token) },
    select: { purpose: true, usedAt: true, expiresAt: true, member: true },
  });
  if (!found || found.purpose !== purpose || found.usedAt !== null) return null;
  if (found.expiresAt <= new Date() || !found.member || found.member.removedAt) return null;
  return found.member;
}

/** Whether the password was just given in this browser, so that the code may be asked for. */
export async function awaitsCode(challenge: string): Promise<boolean> {
  return (await standing(challenge, "signIn")) !== null;
}

/**
 * The secret a member is about to put into an authenticator app.
 * @returns null when nothing is to be set up (any more)
 */
export async function findSecretToEnrol(
  challenge: string,
): Promise<{ email: string; secret: string } | null> {
  const member = await standing(challenge, "memberSetup");
  if (!member || member.totpEnrolledAt) return null;
  const vault = await openVault("members");
  const row = vault.row("member", member.id, member.rowKey);
  const email = row.open("email", member.sealedEmail);
  const secret = row.open("totp_secret", member.sealedTotpSecret);
  return email === null || secret === null ? null : { email, secret };
}
