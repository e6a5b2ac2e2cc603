// Reading invitations: by their link, and those still open.

import type { Role } from "@/prisma/generated/enums";
import { db } from "../../db";
import { hashToken, looksLikeToken } from "../../tokens";
import { openVault } from "../../vault/vault";
import { isOpen } from "../rules";

/** What opening an invitation needs. */
export const invitationColumns = {
  id: true,
  role: true,
  rowKey: true,
  emailHash: true,
  sealedEmail: true,
  acceptedAt: true,
  revokedAt: true,
  expiresAt: true,
  createdAt: true,
} as const;

/**
 * The open invitation behind a link.
 * @returns null for a link that is unknown, used, taken back or over
 */
export async function findOpenInvitation(
  token: string,
): Promise<{ email: string; role: Role; expiresAt: Date } | null> {
  if (!looksLikeToken(token)) return null;
  const found = await db().invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    select: invitationColumns,
  });
  if (!found || !isOpen(found, new Date())) return null;
  const vault = await openVault("members");
  const email = vault.row("invitation", found.id, found.rowKey).open("email", found.sealedEmail);
  return email === null ? null : { email, role: found.role, expiresAt: found.expiresAt };
}

export type OpenInvitation = {
  id: string;
  email: string;
  role: Role;
  createdAt: Date;
  expiresAt: Date;
};

/** Every invitation that can still be accepted, newest first. */
export async function listOpenInvitations(): Promise<OpenInvitation[]> {
  const vault = await openVault("members");
  const rows = await db().invitation.findMany({
    where: { acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: invitationColumns,
  });
  return rows.map((row) => ({
    id: row.id,
    email: vault.row("invitation", row.id, row.rowKey).show("email", row.sealedEmail) ?? "",
    role: row.role,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
  }));
}
