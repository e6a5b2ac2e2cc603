// Proof of what is left of a member who was removed.
import { describe, expect, it } from "vitest";
import { db } from "../db";
import { make } from "../testing/make";
import { forgetRemovedMembers, removeMember } from "./commands";
import { acceptInvitation, inviteMember } from "./invitations/commands";
import { findMember, listMembers, memberNames } from "./queries";

describe("who was removed", () => {
  it("loses name and address after 30 days; the row stays for the audit log", async () => {
    const admin = await make.member({ role: "admin" });
    const gone = await make.member();
    const recent = await make.member();
    for (const { id } of [gone, recent]) await removeMember(admin.id, id);
    const before = await db().member.findUniqueOrThrow({ where: { id: gone.id } });
    const days = (count: number) => new Date(Date.now() - count * 86_400_000);
    await db().member.update({ where: { id: gone.id }, data: { removedAt: days(31) } });
    await db().member.update({ where: { id: recent.id }, data: { removedAt: days(29) } });
    expect(await forgetRemovedMembers(new Date())).toEqual({ members: 1 });
    expect(await forgetRemovedMembers(new Date())).toEqual({ members: 0 });
    const after = await db().member.findUniqueOrThrow({ where: { id: gone.id } });
    expect([after.sealedName.length, after.sealedEmail.length]).toEqual([0, 0]);
    for (const cell of ["emailHash", "rowKey"] as const) {
      expect(Buffer.from(after[cell]).equals(before[cell])).toBe(false);
    }
    expect((await listMembers()).map(({ id }) => id).toSorted()).toEqual(
      [admin.id, recent.id].toSorted(),
    );
    expect(await findMember(gone.id)).toBeNull();
    expect((await memberNames([gone.id, recent.id])).has(gone.id)).toBe(false);
    const again = { email: gone.email, role: "viewer", delivery: "link" } as const;
    const invited = await inviteMember(admin.id, again);
    if (!invited.ok) throw new Error(invited.reason);
    const words = { name: "Saule Sample", password: "three old trams at dawn" };
    expect((await acceptInvitation(invited.value.token, words)).ok).toBe(true);
    expect(await db().member.findUniqueOrThrow({ where: { id: gone.id } })).toEqual(after);
    expect(await db().member.count({ where: { removedAt: null } })).toBe(2);
  });
});
