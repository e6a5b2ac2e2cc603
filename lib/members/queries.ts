// Reading members: the team's list, one member, names for other lists.
import type { Role } from "@/prisma/generated/enums";
import { db } from "../db";
import { openVault } from "../vault/vault";

export type MemberLine = {
  id: string;
  role: Role;
  name: string;
  email: string;
  createdAt: Date;
  /** False until the second factor is set up: until then the member can do nothing. */
  isSetUp: boolean;
  removedAt: Date | null;
};

const columns = {
  id: true,
  role: true,
  rowKey: true,
  sealedName: true,
  sealedEmail: true,
  createdAt: true,
  totpEnrolledAt: true,
  removedAt: true,
} as const;

/** Removed more than 30 days ago: forgetRemovedMembers() emptied its cells. */
const isForgotten = ({ sealedName }: { sealedName: Uint8Array }) => sealedName.length === 0;

/** Everybody on the team, oldest first; removed members at the end, until their names are erased. A team is tens of people, not pages. */
export async function listMembers(): Promise<MemberLine[]> {
  const vault = await openVault("members");
  const rows = await db().member.findMany({
    orderBy: [{ removedAt: { sort: "desc", nulls: "first" } }, { createdAt: "asc" }],
    select: columns,
  });
  return rows.flatMap((row) => {
    if (isForgotten(row)) return [];
    const seal = vault.row("member", row.id, row.rowKey);
    return {
      id: row.id,
      role: row.role,
      name: seal.show("name", row.sealedName) ?? "",
      email: seal.show("email", row.sealedEmail) ?? "",
      createdAt: row.createdAt,
      isSetUp: row.totpEnrolledAt !== null,
      removedAt: row.removedAt,
    };
  });
}

/** One member, removed or not; null when there is none, or its name is erased. */
export async function findMember(memberId: string): Promise<MemberLine | null> {
  const vault = await openVault("members");
  const row = await db().member.findUnique({ where: { id: memberId }, select: columns });
  if (!row || isForgotten(row)) return null;
  const seal = vault.row("member", row.id, row.rowKey);
  return {
    id: row.id,
    role: row.role,
    name: seal.show("name", row.sealedName) ?? "",
    email: seal.show("email", row.sealedEmail) ?? "",
    createdAt: row.createdAt,
    isSetUp: row.totpEnrolledAt !== null,
    removedAt: row.removedAt,
  };
}

/** Names of members by id, for lists that say who did what. One whose name is erased has none: the id stands for it. */
export async function memberNames(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const vault = await openVault("members");
  const rows = await db().member.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, rowKey: true, sealedName: true },
  });
  return new Map(
    rows
      .filter((row) => !isForgotten(row))
      .map((row) => [
        row.id,
        vault.row("member", row.id, row.rowKey).show("name", row.sealedName) ?? "",
      ]),
  );
}

/** Whether anybody can sign in as an admin; if not, the start prints a one-time set-up link. */
export async function hasAdmin(): Promise<boolean> {
  const admin = await db().member.findFirst({
    where: { role: "admin", removedAt: null, totpEnrolledAt: { not: null } },
    select: { id: true },
  });
  return admin !== null;
}

/** How many unused recovery codes a member has left. */
export async function countRecoveryCodes(memberId: string): Promise<number> {
  return db().recoveryCode.count({ where: { memberId, usedAt: null } });
}
