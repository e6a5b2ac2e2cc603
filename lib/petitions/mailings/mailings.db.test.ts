// Proves that an update reaches everybody who asked for news once and nobody twice, whatever breaks on the way.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { completeEnvironment } from "@/lib/env";
import { closeMail } from "@/lib/mail/send";
import { type FakeSmtp, fakeSmtp } from "@/lib/testing/fake-smtp";
import { waitingJobs } from "@/lib/testing/jobs";
import { make } from "@/lib/testing/make";
import { eraseSignature } from "../erasure/commands";
import { stopUpdates } from "../news/commands";
import { withdrawSignature } from "../signatures/commands";
import { retractUpdate } from "../updates/commands";
import { startMailing, steerMailing, wakeMailings } from "./commands";
import { countAudience, findMailing } from "./queries";
import { mailUpdate } from "./sending/commands";

let smtp: FakeSmtp;

beforeAll(async () => {
  smtp = await fakeSmtp();
  completeEnvironment({ SMTP_URL: smtp.url });
});

beforeEach(() => {
  smtp.manner = "take";
  smtp.replies.clear();
  smtp.letters.length = 0;
  smtp.onLetter = async () => undefined;
});

afterAll(async () => {
  closeMail();
  await smtp.stop();
});

/** A published update, and so many readers who asked for news. */
async function setUp(readers: number) {
  const { id: updateId, petitionId } = await make.update();
  const { id: actor } = await make.member({ role: "organiser" });
  const people = [];
  for (let made = 0; made < readers; made += 1) {
    people.push(await make.signature({ petitionId, state: "counted", consents: ["news"] }));
  }
  return { updateId, petitionId, actor, people };
}

async function started(readers: number) {
  const all = await setUp(readers);
  const now = new Date();
  const result = await startMailing(all.actor, all.petitionId, all.updateId, now, now);
  if (!result.ok) throw new Error(result.reason);
  const { id } = await db().updateMailing.findUniqueOrThrow({ where: { updateId: all.updateId } });
  return { ...all, mailingId: id, audience: result.value.audience };
}

const recipients = () => smtp.letters.map(({ to }) => to).toSorted();
const emails = (people: readonly { email: string }[]) =>
  people.map(({ email }) => email).toSorted();

/** Runs batches until the mailing says it is done. */
async function finish(mailingId: string, attempt = 1): Promise<void> {
  for (let batch = 0; batch < 10; batch += 1) {
    await mailUpdate({ mailingId }, attempt);
    const { finishedAt } = await db().updateMailing.findUniqueOrThrow({ where: { id: mailingId } });
    if (finishedAt !== null) return;
  }
  throw new Error("The mailing did not finish.");
}

describe("who gets an update", () => {
  it("is who confirmed, stands, and still wants news; and how many is known before", async () => {
    const { petitionId, updateId, actor, people } = await setUp(2);
    await make.signature({ petitionId, state: "pending", consents: ["news"] });
    await make.signature({ petitionId, state: "counted" });
    await make.signature({ petitionId, state: "invalidated", consents: ["news"] });
    const gone = await make.signature({ petitionId, state: "counted", consents: ["news"] });
    await eraseSignature(null, gone.id, new Date());
    await make.signature({ state: "counted", consents: ["news"] });
    const asOf = new Date();
    expect(await countAudience(petitionId, asOf)).toBe(2);
    // Who confirms after the number was shown is not part of it.
    const late = new Date(asOf.getTime() + 1_000);
    await make.signature({ petitionId, state: "counted", consents: ["news"], createdAt: late });
    const result = await startMailing(
      actor,
      petitionId,
      updateId,
      asOf,
      new Date(late.getTime() + 1),
    );
    expect(result).toEqual({ ok: true, value: { audience: 2 } });
    const [job] = await waitingJobs("mailUpdate");
    const mailing = await findMailing(updateId, new Date());
    expect(job?.payload).toEqual({ mailingId: mailing?.id });
    await finish(mailing?.id ?? "");
    expect(recipients()).toEqual(emails(people));
  });

  it("is asked again for each letter", async () => {
    const { mailingId, petitionId, updateId, people, audience } = await started(5);
    expect(audience).toBe(5);
    const [a, b, c, d, e] = people;
    if (!a || !b || !c || !d || !e) throw new Error("Five were made.");
    const stop = await make.token("updates", { signatureId: a.id });
    expect(await stopUpdates(stop, new Date())).toEqual({ ok: true });
    await withdrawSignature(b.token, new Date());
    await eraseSignature(null, c.id, new Date());
    smtp.onLetter = async () => {
      // While the first letter is on its way, the next reader changes her mind.
      smtp.onLetter = async () => undefined;
      await db().consent.updateMany({
        where: { signatureId: e.id },
        data: { withdrawnAt: new Date() },
      });
    };
    await finish(mailingId);
    expect(recipients()).toEqual([d.email]);
    expect(await findMailing(updateId, new Date())).toMatchObject({
      sent: 1,
      failed: 0,
      unsure: 0,
    });
    expect(petitionId).toBe(d.petitionId);
  });
});

describe("each letter", () => {
  it("carries the one-click headers, a link that stops the updates, and its reader's language", async () => {
    const { id: updateId, petitionId } = await make.update({ title: "The hearing" });
    const reader = await make.signature({
      petitionId,
      state: "counted",
      consents: ["news"],
      locale: "ru",
    });
    const { id: actor } = await make.member();
    const now = new Date();
    await startMailing(actor, petitionId, updateId, now, now);
    const mailing = await findMailing(updateId, now);
    await finish(mailing?.id ?? "");
    const source = smtp.letters[0]?.source ?? "";
    const unfolded = source.replace(/\n[ \t]+/g, " ");
    const link =
      /^List-Unsubscribe: <http:\/\/bosaga\.test:3000\/api\/unsubscribe\/([\w-]{43})>$/m.exec(
        unfolded,
      )?.[1];
    expect(unfolded).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    expect(unfolded).toMatch(/^Content-Language: ru$/m);
    expect(unfolded).toMatch(/^From: post@bosaga\.invalid$/m);
    expect(unfolded).toMatch(/^Message-ID: <[0-9a-f]{32}@bosaga\.test>$/im);
    expect(await stopUpdates(link ?? "", new Date())).toEqual({ ok: true });
    expect(await countAudience(petitionId, new Date())).toBe(0);
    expect(await db().signature.findUniqueOrThrow({ where: { id: reader.id } })).toMatchObject({
      state: "counted",
    });
  });

  it("leaves once with two workers on the same mailing", async () => {
    const { mailingId, people, updateId } = await started(25);
    await Promise.all([mailUpdate({ mailingId }, 1), mailUpdate({ mailingId }, 1)]);
    await finish(mailingId);
    expect(recipients()).toEqual(emails(people));
    expect(await findMailing(updateId, new Date())).toMatchObject({ sent: 25, state: "finished" });
  });

  it("claimed by a worker that was killed is not sent again by itself, and can be by an organiser", async () => {
    const { mailingId, petitionId, updateId, actor, people } = await started(3);
    const [first] = people;
    // What kill -9 leaves between the claim and the word that it was taken.
    const claimedAt = new Date(Date.now() - 3_600_000);
    await db().updateMailed.create({
      data: { mailingId, signatureId: first?.id ?? "", claimedAt },
    });
    await finish(mailingId);
    expect(recipients()).toEqual(emails(people.slice(1)));
    expect(await findMailing(updateId, new Date())).toMatchObject({ sent: 2, unsure: 1 });
    expect(await steerMailing(actor, petitionId, updateId, "resend", new Date())).toEqual({
      ok: true,
    });
    await finish(mailingId);
    expect(recipients()).toEqual(emails(people));
    expect(await findMailing(updateId, new Date())).toMatchObject({ sent: 3, unsure: 0 });
  });

  it("that the server may have taken before it went silent is not sent twice", async () => {
    const { mailingId, people, updateId } = await started(3);
    smtp.manner = "lose";
    await expect(mailUpdate({ mailingId }, 1)).rejects.toThrow();
    smtp.manner = "take";
    await finish(mailingId);
    expect(recipients()).toEqual(emails(people.slice(1)));
    const later = new Date(Date.now() + 3_600_000);
    expect(await findMailing(updateId, later)).toMatchObject({ sent: 2, unsure: 1 });
  });
});

describe("a mail server", () => {
  it("that is away for a while delays letters and loses none", async () => {
    const { mailingId, people } = await started(4);
    closeMail();
    smtp.manner = "away";
    for (const attempt of [1, 2, 3]) {
      await expect(mailUpdate({ mailingId }, attempt)).rejects.toThrow();
    }
    expect(await db().updateMailed.count({ where: { mailingId } })).toBe(0);
    smtp.manner = "take";
    await finish(mailingId, 4);
    expect(recipients()).toEqual(emails(people));
  });

  it("that refuses everybody is not believed until half an hour later", async () => {
    const { mailingId, people, updateId } = await started(4);
    smtp.replies.set("*", "550 no relaying");
    await expect(mailUpdate({ mailingId }, 1)).rejects.toMatchObject({
      name: "MailServerRefuses",
    });
    smtp.replies.clear();
    await finish(mailingId, 2);
    expect(recipients()).toEqual(emails(people));
    const other = await started(4);
    smtp.replies.set("*", "550 no such mailbox");
    await finish(other.mailingId, 8);
    expect(await findMailing(other.updateId, new Date())).toMatchObject({ sent: 0, failed: 4 });
    expect(await findMailing(updateId, new Date())).toMatchObject({ sent: 4, failed: 0 });
  });

  it("that refuses one mailbox, or asks to come again for one, keeps nobody else waiting", async () => {
    const { mailingId, people, updateId } = await started(4);
    const [gone, busy, ...fine] = people;
    smtp.replies.set(gone?.email ?? "", "550 no such mailbox");
    smtp.replies.set(busy?.email ?? "", "450 come again later");
    await mailUpdate({ mailingId }, 1);
    expect(recipients()).toEqual(emails(fine));
    smtp.replies.delete(busy?.email ?? "");
    await finish(mailingId);
    expect(recipients()).toEqual(emails(people.slice(1)));
    expect(await findMailing(updateId, new Date())).toMatchObject({ sent: 3, failed: 1 });
  });
});

describe("a mailing", () => {
  it("stops before the next letter when paused, goes on when resumed, and ends when cancelled", async () => {
    const { mailingId, petitionId, updateId, actor, people } = await started(6);
    const steer = (deed: "pause" | "resume" | "cancel") =>
      steerMailing(actor, petitionId, updateId, deed, new Date());
    smtp.onLetter = async () => {
      if (smtp.letters.length === 1) await steer("pause");
    };
    await mailUpdate({ mailingId }, 1);
    expect(smtp.letters).toHaveLength(2);
    await mailUpdate({ mailingId }, 1);
    expect(smtp.letters).toHaveLength(2);
    expect(await steer("pause")).toMatchObject({ reason: "not-now" });
    smtp.onLetter = async () => {
      if (smtp.letters.length === 3) await steer("cancel");
    };
    expect(await steer("resume")).toEqual({ ok: true });
    await mailUpdate({ mailingId }, 1);
    expect(smtp.letters).toHaveLength(4);
    expect(await steer("resume")).toMatchObject({ reason: "not-now" });
    expect(await findMailing(updateId, new Date())).toMatchObject({ state: "cancelled", sent: 4 });
    expect(people).toHaveLength(6);
    const deeds = await db().auditEntry.findMany({
      where: { subjectId: petitionId, action: { startsWith: "update:" } },
      select: { action: true },
    });
    expect(deeds.map(({ action }) => action).toSorted()).toEqual([
      "update:cancel-mail",
      "update:mail",
      "update:pause-mail",
      "update:resume-mail",
    ]);
  });

  it("is cancelled when its update is retracted", async () => {
    const { mailingId, petitionId, updateId, actor } = await started(2);
    await retractUpdate(actor, petitionId, updateId, "A mistake in the date", new Date());
    await mailUpdate({ mailingId }, 1);
    expect(smtp.letters).toEqual([]);
    expect(await findMailing(updateId, new Date())).toMatchObject({ state: "cancelled" });
  });

  it("whose job was lost is woken", async () => {
    const { mailingId } = await started(1);
    expect(await wakeMailings()).toEqual({ woken: 0 });
    await db().$executeRaw`SELECT graphile_worker.remove_job(${`mailing:${mailingId}`})`;
    expect(await wakeMailings()).toEqual({ woken: 1 });
    expect(await waitingJobs("mailUpdate")).toHaveLength(1);
    await finish(mailingId);
    expect(await wakeMailings()).toEqual({ woken: 0 });
  });
});
