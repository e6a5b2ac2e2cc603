// Owns the proof that who has not answered is reminded twice at most, and that asking again tells nothing.
import { describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db";
import * as send from "@/lib/mail/send";
import { waitingJobs } from "@/lib/testing/jobs";
import { make } from "@/lib/testing/make";
import { createBlock } from "../blocks/commands";
import { closePetition } from "../commands";
import { expirePendingSignatures } from "../erasure/commands";
import { mailSigner, remindSigner } from "../letters/commands";
import { confirmSignature } from "../signatures/commands";
import { PENDING_HOURS } from "../signatures/rules";
import { mailAgain, remindPending } from "./commands";

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR);
const ahead = (hours: number) => new Date(Date.now() + hours * HOUR);
const soon = () => new Date(Date.now() + 5);

const outbox = () => {
  const mails: { to: string; text: string; subject: string }[] = [];
  const spy = vi.spyOn(send, "sendMail").mockImplementation(async (mail) => {
    mails.push(mail);
  });
  return { mails, spy };
};

/** Somebody who has not answered the mail of so many hours ago. */
async function waiting(petitionId: string, hours: number, email?: string) {
  const made = await make.signature({ petitionId, createdAt: ago(hours), ...(email && { email }) });
  const where = { signatureId: made.id };
  await db().token.updateMany({ where, data: { createdAt: ago(hours) } });
  return made;
}

describe("reminders", () => {
  it("leave once after a day and once after three, and never again", async () => {
    const { id } = await make.petition();
    const { id: signatureId } = await waiting(id, 1);
    for (const [hours, reminders] of [
      [22, 0],
      [24, 1],
      [25, 0],
      [70, 0],
      [72, 1],
      [90, 0],
      [118, 0],
    ] as const) {
      expect(await remindPending(ahead(hours)), `after ${hours} h`).toEqual({ reminders });
    }
    const jobs = await waitingJobs("remindSigner");
    expect(jobs.map(({ payload }) => payload)).toEqual([{ signatureId }, { signatureId }]);
  });

  it("come but once when nobody looked for three days", async () => {
    const { id } = await make.petition();
    await waiting(id, 80);
    expect(await remindPending(new Date())).toEqual({ reminders: 1 });
    expect(await remindPending(ahead(14))).toEqual({ reminders: 0 });
  });

  it("are not doubled by ten workers at once", async () => {
    const { id } = await make.petition();
    for (let person = 0; person < 30; person += 1) await waiting(id, 30);
    const now = new Date();
    const runs = await Promise.all(Array.from({ length: 10 }, () => remindPending(now)));
    expect(runs.reduce((sum, { reminders }) => sum + reminders, 0)).toBe(30);
    expect(await waitingJobs("remindSigner")).toHaveLength(30);
  });

  it("pass over who has answered, and petitions that are closed or gone", async () => {
    const [open, closed, draft] = [
      await make.petition(),
      await make.petition(),
      await make.petition({ published: false }),
    ];
    await make.signature({ petitionId: open.id, state: "confirmed", createdAt: ago(30) });
    await make.signature({ petitionId: open.id, state: "invalidated", createdAt: ago(30) });
    for (const { id } of [closed, draft]) await waiting(id, 30);
    await closePetition(null, closed.id, "Over.", new Date());
    expect(await remindPending(new Date())).toEqual({ reminders: 0 });
  });

  it("bring a fresh link beside the old one, which works on, in neutral words", async () => {
    const { id, slug } = await make.petition({ title: "Secret matter" });
    const { id: signatureId, token } = await waiting(id, 30, "dana+list@people.test");
    await remindPending(new Date());
    const { mails } = outbox();
    await remindSigner({ signatureId });
    await remindSigner({ signatureId });
    expect(mails).toHaveLength(1);
    expect(mails[0]?.to).toBe("dana@people.test");
    expect(JSON.stringify(mails)).not.toMatch(new RegExp(`Secret matter|${slug}`));
    const fresh = /signatures\/([\w-]{43})/.exec(mails[0]?.text ?? "")?.[1] ?? "";
    expect(fresh).not.toBe(token);
    expect(await confirmSignature(token, soon())).toEqual({ ok: true });
    expect(await confirmSignature(fresh, soon())).toEqual({ ok: true });
  });

  it("are sent once when two workers do the job at once, and by one of them if the other died", async () => {
    const { id } = await make.petition();
    const { id: signatureId } = await waiting(id, 30);
    await remindPending(new Date());
    const { mails, spy } = outbox();
    spy.mockRejectedValueOnce(new Error("server away"));
    await expect(remindSigner({ signatureId })).rejects.toThrow();
    await Promise.all(Array.from({ length: 5 }, () => remindSigner({ signatureId })));
    expect(mails).toHaveLength(1);
  });

  it("are kept from who was blocked or confirmed meanwhile", async () => {
    const { id } = await make.petition();
    const one = await waiting(id, 30, "a@spam.test");
    const two = await waiting(id, 30);
    await remindPending(new Date());
    const flood = { kind: "domain", value: "spam.test", reason: "Flood", until: null } as const;
    await createBlock(null, id, { ...flood, everywhere: true }, new Date());
    await confirmSignature(two.token, soon());
    const { mails } = outbox();
    for (const { id: signatureId } of [one, two]) await remindSigner({ signatureId });
    expect(mails).toEqual([]);
  });
});

describe("five days", () => {
  it("pass before an unconfirmed signature goes, one that was taken out too", async () => {
    const { id } = await make.petition();
    await waiting(id, PENDING_HOURS - 1);
    await waiting(id, PENDING_HOURS + 1);
    const taken = await make.signature({
      petitionId: id,
      state: "invalidated",
      createdAt: ago(121),
    });
    await db().signature.update({ where: { id: taken.id }, data: { confirmedAt: null } });
    await make.signature({ petitionId: id, state: "invalidated", createdAt: ago(121) });
    expect(await expirePendingSignatures(new Date())).toEqual({ expired: 2 });
    expect(await db().signature.count()).toBe(2);
    expect(await db().signatureRemoval.count()).toBe(1);
  });
});

describe("asking for the mail again", () => {
  it("mails who waits at most once in ten minutes, and answers everybody alike", async () => {
    const { id, slug } = await make.petition();
    const { id: signatureId } = await waiting(id, 1, "dana@people.test");
    const answers = [];
    for (const email of ["DANA@people.test", "dana+x@people.test", "nobody@people.test"]) {
      const started = performance.now();
      answers.push(await mailAgain(slug, email, new Date()));
      expect(performance.now() - started).toBeGreaterThan(100);
    }
    expect(answers).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    expect((await waitingJobs("mailSigner")).map(({ payload }) => payload)).toEqual([
      { signatureId },
    ]);
    expect(await mailAgain("no-such", "dana@people.test", new Date())).toMatchObject({
      reason: "unknown",
    });
  });

  it("leads to the mailbox itself when the first mail went to a tag", async () => {
    const { id } = await make.petition();
    const { id: signatureId } = await make.signature({
      petitionId: id,
      email: "dana+stranger@people.test",
    });
    await db().token.deleteMany();
    const { mails } = outbox();
    await mailSigner({ signatureId });
    await db().signature.update({ where: { id: signatureId }, data: { mailRequestedAt: soon() } });
    await mailSigner({ signatureId });
    expect(mails.map(({ to }) => to)).toEqual(["dana+stranger@people.test", "dana@people.test"]);
  });

  it("does nothing for who is blocked", async () => {
    const { id, slug } = await make.petition();
    await waiting(id, 1, "dana@people.test");
    const wish = { kind: "address", value: "dana@people.test", reason: "x", until: null } as const;
    await createBlock(null, id, { ...wish, everywhere: true }, new Date());
    expect(await mailAgain(slug, "dana@people.test", new Date())).toEqual({ ok: true });
    expect(await waitingJobs()).toEqual([]);
  });
});
