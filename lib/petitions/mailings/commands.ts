// Sending an update to those who asked for news: start, pause, resume, cancel. Letters leave in lib/petitions/mailings/sending.
import { recordDeed } from "../../audit/commands";
import { db, inTransaction, type Tx } from "../../db";
import type { Locale } from "../../i18n/locales";
import { enqueue } from "../../jobs/queue";
import { ok, type Result, refuse } from "../../result";
import { newId } from "../../tokens";
import { updateState } from "../updates/rules";
import { countAudience } from "./queries";
import {
  audienceUntil,
  type MailingDeed,
  type MailingState,
  mailingState,
  UNSURE_MS,
} from "./rules";

/** One waiting batch a mailing, however often it is asked for. */
export const mailingKey = (mailingId: string): string => `mailing:${mailingId}`;

async function record(
  tx: Tx,
  actorId: string,
  verb: string,
  petitionId: string,
  details: Record<string, string | number>,
): Promise<void> {
  await recordDeed(tx, {
    actorId,
    action: `update:${verb}`,
    subjectType: "petition",
    subjectId: petitionId,
    details,
  });
}

/**
 * Starts mailing a published update, once and for all.
 * @param asOf the instant for which the organiser was shown how many will get it
 * @returns how many that is now; refused `unknown`, `draft` (readers see it or its petition not), `started` (it was mailed
 *   already), `stale` (the number was shown more than an hour ago), or `nobody`
 */
export function startMailing(
  actorId: string,
  petitionId: string,
  updateId: string,
  asOf: Date,
  now: Date,
): Promise<Result<{ audience: number }, "unknown" | "draft" | "started" | "stale" | "nobody">> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM petition_update WHERE id = ${updateId}::uuid FOR UPDATE`;
    const update = await tx.petitionUpdate.findUnique({
      where: { id: updateId, petitionId },
      select: {
        publishedAt: true,
        retractedAt: true,
        mailing: { select: { id: true } },
        petition: { select: { publications: { where: { endedAt: null }, select: { id: true } } } },
      },
    });
    if (update === null) return refuse("unknown");
    const isSeen = updateState(update) === "published" && update.petition.publications.length > 0;
    if (!isSeen) return refuse("draft");
    if (update.mailing !== null) return refuse("started");
    const until = audienceUntil(asOf, now);
    if (until === null) return refuse("stale");
    const audience = await countAudience(petitionId, until, tx);
    if (audience === 0) return refuse("nobody");
    const id = newId();
    await tx.updateMailing.create({
      data: { id, updateId, startedAt: until, startedById: actorId, audience },
      select: { id: true },
    });
    await enqueue(tx, "mailUpdate", { mailingId: id }, mailingKey(id));
    await record(tx, actorId, "mail", petitionId, { update: updateId, audience });
    return ok({ audience });
  });
}

/** From which states each deed leads on. */
const possibleIn: Readonly<Record<MailingDeed, readonly MailingState[]>> = {
  pause: ["running"],
  resume: ["paused"],
  cancel: ["running", "paused"],
  resend: ["finished"],
};

/**
 * Pauses a mailing, resumes it, or ends it early: the letter just being sent still leaves, no other
 * does. `resend` sends once more the letters of a finished mailing whose fate is unknown; their
 * Message-ID is the same, so that most mailboxes show one that did arrive only once.
 * @returns refused `unknown`, or `not-now` when its state does not allow it (any more)
 */
export function steerMailing(
  actorId: string,
  petitionId: string,
  updateId: string,
  deed: MailingDeed,
  now: Date,
): Promise<Result<undefined, "unknown" | "not-now">> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM update_mailing WHERE update_id = ${updateId}::uuid FOR UPDATE`;
    const mailing = await tx.updateMailing.findFirst({
      where: { updateId, update: { petitionId } },
      select: { id: true, pausedAt: true, cancelledAt: true, finishedAt: true, sent: true },
    });
    if (mailing === null) return refuse("unknown");
    if (!possibleIn[deed].includes(mailingState(mailing))) return refuse("not-now");
    const { id } = mailing;
    const data = {
      pause: { pausedAt: now },
      resume: { pausedAt: null },
      cancel: { cancelledAt: now, cancelledById: actorId },
      resend: { finishedAt: null },
    }[deed];
    await tx.updateMailing.update({ where: { id }, data, select: { id: true } });
    if (deed === "resend") {
      const before = new Date(now.getTime() - UNSURE_MS);
      await tx.updateMailed.deleteMany({
        where: { mailingId: id, sentAt: null, failedAt: null, claimedAt: { lt: before } },
      });
    }
    if (deed === "resume" || deed === "resend") {
      await enqueue(tx, "mailUpdate", { mailingId: id }, mailingKey(id));
    }
    await record(tx, actorId, `${deed}-mail`, petitionId, { update: updateId, sent: mailing.sent });
    return ok();
  });
}

/**
 * Sends an update to the organiser alone, to see how it looks in a mailbox.
 * @param locale in which language
 * @returns refused `unknown`
 */
export function mailTest(
  actorId: string,
  petitionId: string,
  updateId: string,
  locale: Locale,
): Promise<Result<undefined, "unknown">> {
  return inTransaction(async (tx) => {
    const update = await tx.petitionUpdate.findUnique({
      where: { id: updateId, petitionId },
      select: { id: true },
    });
    if (update === null) return refuse("unknown");
    const payload = { updateId, memberId: actorId, locale };
    await enqueue(tx, "mailUpdateTest", payload, `mailing-test:${updateId}:${actorId}`);
    return ok();
  });
}

/**
 * Puts back into the queue what should be on its way and is not: a mail server that was away for days
 * uses a job's attempts up, and a mailing must not end by that.
 * @returns how many
 */
export async function wakeMailings(): Promise<{ woken: number }> {
  const asleep = await db().$queryRaw<{ id: string }[]>`
    SELECT m.id FROM update_mailing m
    WHERE m.finished_at IS NULL AND m.cancelled_at IS NULL AND m.paused_at IS NULL
      AND NOT EXISTS (SELECT FROM graphile_worker.jobs job
        WHERE job.key = 'mailing:' || m.id AND job.attempts < job.max_attempts)
      AND NOT EXISTS (SELECT FROM update_mailed letter
        WHERE letter.mailing_id = m.id AND letter.claimed_at > now() - interval '2 minutes')`;
  for (const { id } of asleep) {
    await inTransaction((tx) => enqueue(tx, "mailUpdate", { mailingId: id }, mailingKey(id)));
  }
  return { woken: asleep.length };
}
