// Proof on PostgreSQL of signing in, slowing, sessions, invitations and who may be let go.
import { generateSync } from "otplib";
import { describe, expect, it } from "vitest";
import type { Role } from "@/prisma/generated/enums";
import { hashPassword } from "../auth/passwords";
import { db, inTransaction } from "../db";
import { make } from "../testing/make";
import { hashToken } from "../tokens";
import { openVault } from "../vault/vault";
import { changePassword, changeRole, removeMember, renewRecoveryCodes } from "./commands";
import {
  acceptInvitation,
  inviteMember,
  renewInvitationLink,
  revokeInvitation,
} from "./invitations/commands";
import { findOpenInvitation, listOpenInvitations } from "./invitations/queries";
import { hasAdmin, listMembers } from "./queries";
import { pauseSeconds } from "./rules";
import { endSession, startSession } from "./sessions/commands";
import { findLiveSession, listSessions } from "./sessions/queries";
import { confirmIdentity, confirmSecondFactor, giveCode, givePassword } from "./sign-in/commands";
import { findSecretToEnrol } from "./sign-in/queries";

const PASSWORD = "three old trams at dawn";
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/** A code of the step `steps` from now. */
const code = (steps = 0) =>
  generateSync({ secret: SECRET, epoch: Math.floor(Date.now() / 1_000) + 30 * steps });

async function organiser(role: Role = "organiser") {
  const member = await make.member({ role });
  const vault = await openVault("members");
  const { rowKey } = await db().member.findUniqueOrThrow({ where: { id: member.id } });
  await db().member.update({
    where: { id: member.id },
    data: {
      passwordHash: await hashPassword(PASSWORD),
      totpEnrolledAt: new Date(),
      sealedTotpSecret: vault.row("member", member.id, rowKey).sealText("totp_secret", SECRET),
    },
  });
  return member;
}

async function challengeOf(email: string): Promise<string> {
  const step = await givePassword(email, PASSWORD);
  if (!step.ok) throw new Error(step.reason);
  return step.value.challenge;
}

async function invitationFor(email: string, role: Role = "organiser"): Promise<string> {
  const invited = await inviteMember(null, { email, role, delivery: "link" });
  if (!invited.ok) throw new Error(invited.reason);
  return invited.value.token;
}

describe("signing in", () => {
  it("takes password and code to a session that lives in the database", async () => {
    const member = await organiser();
    const signedIn = await giveCode(await challengeOf(member.email), code());
    expect(signedIn.ok).toBe(true);
    if (!signedIn.ok) return;
    const live = await findLiveSession(hashToken(signedIn.value.session));
    expect(live).toMatchObject({ memberId: member.id, role: "organiser" });
    const row = await db().member.findUniqueOrThrow({ where: { id: member.id } });
    expect(row).toMatchObject({ failedAttempts: 0, refusedUntil: null });
    expect(await findLiveSession(hashToken("somebody else's"))).toBeNull();
  });

  it("answers an unknown address, a wrong password and a removed member alike", async () => {
    const removed = await organiser();
    await make.member();
    await db().member.update({ where: { id: removed.id }, data: { removedAt: new Date() } });
    const known = await organiser();
    const wrong = { ok: false, reason: "wrong" };
    expect(await givePassword("nobody@campaign.test", PASSWORD)).toEqual(wrong);
    expect(await givePassword(known.email, "not this one at all")).toEqual(wrong);
    expect(await givePassword(removed.email, PASSWORD)).toEqual(wrong);
    expect(await db().token.count()).toBe(0);
  });

  it("takes a code once, in whichever of two hands it is", async () => {
    const member = await organiser();
    const same = code();
    const challenges = [await challengeOf(member.email), await challengeOf(member.email)];
    const tries = await Promise.all(challenges.map((challenge) => giveCode(challenge, same)));
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await giveCode(await challengeOf(member.email), same)).toMatchObject({
      reason: "wrong-code",
    });
    expect(await giveCode(await challengeOf(member.email), code(-1))).toMatchObject({
      reason: "wrong-code",
    });
    expect((await giveCode(await challengeOf(member.email), code(1))).ok).toBe(true);
  });

  it("takes a challenge once and not after its end", async () => {
    const member = await organiser();
    const challenge = await challengeOf(member.email);
    expect((await giveCode(challenge, code())).ok).toBe(true);
    expect(await giveCode(challenge, code(1))).toMatchObject({ reason: "expired" });
    const late = await challengeOf(member.email);
    await db().token.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await giveCode(late, code(1))).toMatchObject({ reason: "expired" });
    expect(await confirmSecondFactor(late, code(1))).toMatchObject({ reason: "expired" });
  });

  it("takes each recovery code once, and none of the set before", async () => {
    const member = await organiser();
    const before = await renewRecoveryCodes(member.id);
    const codes = await renewRecoveryCodes(member.id);
    expect(codes).toHaveLength(10);
    const sign = async (typed = "") => giveCode(await challengeOf(member.email), typed);
    expect(await sign(before[0])).toMatchObject({ reason: "wrong-code" });
    expect((await sign(codes[0]?.toLowerCase())).ok).toBe(true);
    expect(await sign(codes[0])).toMatchObject({ reason: "wrong-code" });
    expect((await sign(codes[1])).ok).toBe(true);
  });

  it("slows down who guesses, also a hundred guesses at once, and also the right password", async () => {
    const member = await organiser();
    await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        givePassword(member.email, `guess number ${index}`),
      ),
    );
    const row = await db().member.findUniqueOrThrow({ where: { id: member.id } });
    expect(row.failedAttempts).toBeLessThan(12);
    expect(row.refusedUntil?.getTime()).toBeGreaterThan(Date.now());
    expect(await givePassword(member.email, PASSWORD)).toEqual({ ok: false, reason: "wrong" });
    await db().member.updateMany({ data: { refusedUntil: new Date(Date.now() - 1) } });
    expect((await givePassword(member.email, PASSWORD)).ok).toBe(true);
  });

  it("slows down who has the password and guesses codes, with new challenges too", async () => {
    const member = await organiser();
    const reasons: string[] = [];
    for (let index = 0; index < 12; index += 1) {
      const step = await givePassword(member.email, PASSWORD);
      if (!step.ok) reasons.push(step.reason);
      else {
        const tried = await giveCode(step.value.challenge, "000000");
        if (!tried.ok) reasons.push(tried.reason);
      }
    }
    expect(reasons.filter((reason) => reason === "wrong-code").length).toBeLessThan(6);
    expect(reasons.at(-1)).toBe("wrong");
  });

  it("waits longer each time, never for good", () => {
    expect([1, 7, 8, 9, 10, 30].map(pauseSeconds)).toEqual([0, 0, 15, 30, 60, 900]);
  });
});

describe("sessions", () => {
  it("are dead as soon as they are ended, idle out, and end with their member", async () => {
    const member = await organiser();
    const other = await organiser();
    const session = await make.session({ memberId: member.id });
    const alive = () => findLiveSession(hashToken(session.token));
    expect(await endSession(other.id, session.id, other.id)).toMatchObject({ reason: "unknown" });
    expect(await alive()).not.toBeNull();
    expect((await endSession(member.id, session.id, member.id)).ok).toBe(true);
    expect(await alive()).toBeNull();

    const idle = await make.session({ memberId: member.id });
    await db().session.update({
      where: { id: idle.id },
      data: { lastSeenAt: new Date(Date.now() - 2 * 3_600_000) },
    });
    expect(await findLiveSession(hashToken(idle.token))).toBeNull();

    const old = await make.session({ memberId: member.id, expiresAt: new Date(Date.now() - 1) });
    expect(await findLiveSession(hashToken(old.token))).toBeNull();

    const last = await inTransaction((tx) => startSession(tx, member.id));
    expect(await listSessions(member.id)).toHaveLength(1);
    await removeMember(other.id, member.id);
    expect(await findLiveSession(hashToken(last))).toBeNull();
  });

  it("are confirmed again with password and code", async () => {
    const member = await organiser();
    const session = await make.session({ memberId: member.id, reauthenticatedAt: new Date(0) });
    const recent = async () =>
      (await findLiveSession(hashToken(session.token)))?.reauthenticatedAt.getTime() ?? 0;
    const give = (password: string, typed: string) =>
      confirmIdentity(member.id, session.id, { password, code: typed });
    expect(await give("wrong one entirely", code())).toMatchObject({ reason: "wrong" });
    expect(await give(PASSWORD, "000000")).toMatchObject({ reason: "wrong" });
    expect(await recent()).toBe(0);
    expect((await give(PASSWORD, code())).ok).toBe(true);
    expect(await recent()).toBeGreaterThan(Date.now() - 60_000);
  });

  it("others end when the password changes", async () => {
    const member = await organiser();
    const here = await make.session({ memberId: member.id });
    await make.session({ memberId: member.id });
    const next = "another set of quiet words";
    expect(await changePassword(member.id, here.id, "wrong", next)).toMatchObject({
      reason: "wrong",
    });
    expect((await changePassword(member.id, here.id, PASSWORD, next)).ok).toBe(true);
    expect((await listSessions(member.id)).map(({ id }) => id)).toEqual([here.id]);
    expect((await givePassword(member.email, next)).ok).toBe(true);
  });
});

describe("invitations", () => {
  const email = "Newcomer@campaign.test";
  const words = { name: "Saule Sample", password: PASSWORD };

  it("lead through password and second factor to a session", async () => {
    const token = await invitationFor(email, "admin");
    expect(await findOpenInvitation(token)).toMatchObject({ email, role: "admin" });
    expect(await hasAdmin()).toBe(false);
    const accepted = await acceptInvitation(token, words);
    if (!accepted.ok) throw new Error(accepted.reason);
    const enrolling = await findSecretToEnrol(accepted.value.setUpToken);
    expect(enrolling?.email).toBe(email);
    const first = generateSync({ secret: enrolling?.secret ?? "" });
    expect(await confirmSecondFactor(accepted.value.setUpToken, "000000")).toMatchObject({
      reason: "wrong-code",
    });
    const done = await confirmSecondFactor(accepted.value.setUpToken, first);
    expect(done.ok).toBe(true);
    expect(await hasAdmin()).toBe(true);
    expect(await findSecretToEnrol(accepted.value.setUpToken)).toBeNull();
    expect(await findOpenInvitation(token)).toBeNull();
    expect(await acceptInvitation(token, words)).toMatchObject({ reason: "gone" });
    expect(await listMembers()).toMatchObject([{ email, name: words.name, isSetUp: true }]);
  });

  it("are taken up again at the second factor by signing in", async () => {
    await acceptInvitation(await invitationFor(email), words);
    const step = await givePassword(email, PASSWORD);
    expect(step.ok && step.value.next).toBe("set-up");
  });

  it("make one member of two who accept at once", async () => {
    const token = await invitationFor(email);
    const both = await Promise.all([1, 2, 3, 4].map(() => acceptInvitation(token, words)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().member.count()).toBe(1);
  });

  it("end when taken back, when over, when a newer one is made, and when mailed", async () => {
    const first = await invitationFor(email);
    const second = await invitationFor(email);
    expect(await findOpenInvitation(first)).toBeNull();
    const [open] = await listOpenInvitations();
    const mailed = await renewInvitationLink(open?.id ?? "");
    expect(mailed?.email).toBe(email);
    expect(await findOpenInvitation(second)).toBeNull();
    expect(await findOpenInvitation(mailed?.token ?? "")).not.toBeNull();
    const admin = await organiser("admin");
    expect((await revokeInvitation(admin.id, open?.id ?? "")).ok).toBe(true);
    expect(await revokeInvitation(admin.id, open?.id ?? "")).toMatchObject({ reason: "unknown" });
    expect(await acceptInvitation(mailed?.token ?? "", words)).toMatchObject({ reason: "gone" });
    expect(await renewInvitationLink(open?.id ?? "")).toBeNull();
    const late = await invitationFor(email);
    await db().invitation.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await acceptInvitation(late, words)).toMatchObject({ reason: "gone" });
    expect(await db().member.count()).toBe(1);
  });

  it("are refused for a member, and bring back who was removed", async () => {
    const admin = await organiser("admin");
    const member = await organiser();
    const again = { email: member.email, role: "viewer", delivery: "mail" } as const;
    expect(await inviteMember(admin.id, again)).toMatchObject({ reason: "already-member" });
    await removeMember(admin.id, member.id);
    const token = await invitationFor(member.email, "viewer");
    expect((await acceptInvitation(token, words)).ok).toBe(true);
    const back = await db().member.findUniqueOrThrow({ where: { id: member.id } });
    expect(back).toMatchObject({ role: "viewer", removedAt: null, totpEnrolledAt: null });
  });
});

describe("the last admin", () => {
  it("cannot be removed or given another role", async () => {
    const admin = await organiser("admin");
    await make.member({ role: "admin" });
    expect(await removeMember(admin.id, admin.id)).toMatchObject({ reason: "last-admin" });
    expect(await changeRole(admin.id, admin.id, "viewer")).toMatchObject({ reason: "last-admin" });
  });

  it("remains when two admins demote each other at once", async () => {
    const [one, other] = [await organiser("admin"), await organiser("admin")];
    const results = await Promise.all([
      changeRole(one.id, other.id, "viewer"),
      changeRole(other.id, one.id, "viewer"),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().member.count({ where: { role: "admin" } })).toBe(1);
  });
});
