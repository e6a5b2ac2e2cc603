// Invitations: making the one-time link, renewing it for a mail, taking it back, accepting it.

import type { Role } from "@/prisma/generated/enums";
import { recordDeed } from "../../audit/commands";
import { newTotpSecret } from "../../auth/one-time-codes";
import { hashPassword } from "../../auth/passwords";
import { inTransaction, isUniqueViolation } from "../../db";
import { enqueue } from "../../jobs/queue";
import { ok, type Result, refuse } from "../../result";
import { hashToken, newId, newToken } from "../../tokens";
import { lookupHash } from "../../vault/lookup";
import { newRowKey, openVault } from "../../vault/vault";
import { INVITATION_MS, isOpen, SET_UP_MS } from "../rules";
import { invitationColumns } from "./queries";

export type Invited = { invitationId: string; token: string; expiresAt: Date };

/**
 * Invites somebody to the team: 72 hours to accept, once. Earlier open invitations to the same
 * address are taken back. The address is sealed; only the token's hash is stored.
 * @param actorId the member who invites; null for the command line
 * @param email as typed; it becomes the member's sign-in address
 * @param delivery `link`: the caller shows the token, given here once; `mail`: the job mails a link
 *   of its own, and the token given here dies with it
 * @returns refused `already-member` if the address belongs to a member who was not removed
 */
export async function inviteMember(
  actorId: string | null,
  { email, role, delivery }: { email: string; role: Role; delivery: "link" | "mail" },
): Promise<Result<Invited, "already-member">> {
  const vault = await openVault("members");
  const emailHash = lookupHash("members", email);
  const id = newId();
  const rowKey = newRowKey();
  const token = newToken();
  const expiresAt = new Date(Date.now() + INVITATION_MS);
  return inTransaction(async (tx) => {
    const member = await tx.member.findUnique({
      where: { emailHash },
      select: { removedAt: true },
    });
    if (member && member.removedAt === null) return refuse("already-member");
    await tx.invitation.updateMany({
      where: { emailHash, acceptedAt: null, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    await tx.invitation.create({
      data: {
        id,
        role,
        rowKey,
        emailHash,
        sealedEmail: vault.row("invitation", id, rowKey).sealText("email", email),
        tokenHash: hashToken(token),
        invitedById: actorId,
        expiresAt,
      },
      select: { id: true },
    });
    if (delivery === "mail")
      await enqueue(tx, "mailInvitation", { invitationId: id }, `mailInvitation:${id}`);
    await recordDeed(tx, {
      actorId,
      action: "member:invite",
      subjectType: "invitation",
      subjectId: id,
      details: { role, delivery },
    });
    return ok({ invitationId: id, token, expiresAt });
  });
}

export type InvitationMail = { email: string; role: Role; token: string; expiresAt: Date };

/**
 * Makes a new link for an open invitation, for the mail that is about to leave; the link before it
 * no longer works.
 * @returns null when the invitation was accepted, taken back, or is over: then no mail is due
 */
export async function renewInvitationLink(invitationId: string): Promise<InvitationMail | null> {
  const vault = await openVault("members");
  const token = newToken();
  return inTransaction(async (tx) => {
    const found = await tx.invitation.findUnique({
      where: { id: invitationId },
      select: invitationColumns,
    });
    if (!found || !isOpen(found, new Date())) return null;
    await tx.invitation.update({
      where: { id: invitationId },
      data: { tokenHash: hashToken(token) },
      select: { id: true },
    });
    const email = vault.row("invitation", found.id, found.rowKey).open("email", found.sealedEmail);
    return email === null ? null : { email, role: found.role, token, expiresAt: found.expiresAt };
  });
}

/** Takes an open invitation back; its link says so from now on. @returns refused `unknown` when there is no such open invitation */
export async function revokeInvitation(
  actorId: string,
  invitationId: string,
): Promise<Result<undefined, "unknown">> {
  return inTransaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { id: invitationId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) return refuse("unknown");
    await recordDeed(tx, {
      actorId,
      action: "member:revoke-invitation",
      subjectType: "invitation",
      subjectId: invitationId,
    });
    return ok();
  });
}

/**
 * Accepts an invitation: the person becomes a member with a password, who can do nothing until the
 * second factor is set up. Of two who accept at once, one does. Who was a member before and was
 * removed comes back as the same member.
 * @param token from the link; @param name, password as checked by schema and passwordProblem()
 * @returns the token of the next step, good for an hour; refused `gone` for a link that is unknown,
 *   used, taken back or over; `already-member` if the address meanwhile belongs to one
 */
export async function acceptInvitation(
  token: string,
  { name, password }: { name: string; password: string },
): Promise<Result<{ setUpToken: string }, "gone" | "already-member">> {
  const [vault, passwordHash] = await Promise.all([openVault("members"), hashPassword(password)]);
  const setUpToken = newToken();
  try {
    return await inTransaction(async (tx) => {
      const now = new Date();
      const found = await tx.invitation.findUnique({
        where: { tokenHash: hashToken(token) },
        select: invitationColumns,
      });
      if (!found || !isOpen(found, now)) return refuse("gone");
      const { count } = await tx.invitation.updateMany({
        where: { id: found.id, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
        data: { acceptedAt: now },
      });
      if (count === 0) return refuse("gone");
      const email = vault
        .row("invitation", found.id, found.rowKey)
        .open("email", found.sealedEmail);
      if (email === null) return refuse("gone");
      const before = await tx.member.findUnique({
        where: { emailHash: found.emailHash },
        select: { id: true, removedAt: true },
      });
      if (before && before.removedAt === null) return refuse("already-member");
      const id = before?.id ?? newId();
      const rowKey = newRowKey();
      const row = vault.row("member", id, rowKey);
      const data = {
        role: found.role,
        rowKey,
        emailHash: found.emailHash,
        sealedEmail: row.sealText("email", email),
        sealedName: row.sealText("name", name),
        passwordHash,
        sealedTotpSecret: row.sealText("totp_secret", newTotpSecret()),
        totpEnrolledAt: null,
        totpLastStep: 0n,
        failedAttempts: 0,
        refusedUntil: null,
        removedAt: null,
        removedById: null,
      };
      await tx.member.upsert({
        where: { id },
        create: { id, ...data },
        update: data,
        select: { id: true },
      });
      await tx.token.create({
        data: {
          id: newId(),
          purpose: "memberSetup",
          hash: hashToken(setUpToken),
          memberId: id,
          expiresAt: new Date(now.getTime() + SET_UP_MS),
        },
        select: { id: true },
      });
      await recordDeed(tx, {
        actorId: id,
        action: "member:accept-invitation",
        subjectType: "member",
        subjectId: id,
        details: { role: found.role },
      });
      return ok({ setUpToken });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refuse("already-member");
    throw error;
  }
}
