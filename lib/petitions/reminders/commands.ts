// Asking again: reminders to who has not answered, and the mail once more for who says that none came.
import { db, Prisma } from "../../db";
import { inEvenTime } from "../../even-time";
import { jobsFor } from "../../jobs/queue";
import { MAILS_A_DAY } from "../../mail/queries";
import { ok, type Result, refuse } from "../../result";
import { lookupHash } from "../../vault/lookup";
import { isAddressBlocked } from "../blocks/queries";
import { findPetitionFacts } from "../queries";
import { petitionState } from "../rules";
import { MAIL_AGAIN_MINUTES, PENDING_HOURS, REMINDER_HOURS } from "../signatures/rules";

/** Rows a statement, and statements a run: a run adds at most 50,000 mails. */
const BATCH = 5_000;
const MOST_BATCHES = 10;

/**
 * Marks those who have waited a day, or three, and adds the job of their reminder: both in one
 * statement, so that no crash and no second worker makes two of one. At most two a row, ever; only
 * while it still waits and its petition can be signed.
 * @returns how many reminders will leave
 */
export async function remindPending(now: Date): Promise<{ reminders: number }> {
  const [first, second] = REMINDER_HOURS;
  let reminders = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const [row] = await db().$queryRaw<{ marked: number }[]>`
      WITH due AS MATERIALIZED (
        SELECT signature.id FROM signature
        WHERE signature.state = 'pending' AND signature.erased_at IS NULL
          AND signature.created_at > ${now}::timestamptz - make_interval(hours => ${PENDING_HOURS}::int)
          AND signature.created_at <= ${now}::timestamptz - make_interval(hours =>
            CASE signature.reminders WHEN 0 THEN ${first}::int ELSE ${second}::int END)
          AND signature.reminders < 2
          AND signature.mail_requested_at <= ${now}::timestamptz - interval '12 hours'
          AND EXISTS (SELECT FROM petition WHERE petition.id = signature.petition_id
            AND (petition.closes_at IS NULL OR petition.closes_at > ${now}::timestamptz)
            AND EXISTS (SELECT FROM publication WHERE publication.petition_id = petition.id
              AND publication.ended_at IS NULL)
            AND NOT EXISTS (SELECT FROM closure WHERE closure.petition_id = petition.id
              AND closure.reopened_at IS NULL))
        LIMIT ${BATCH}::int FOR UPDATE OF signature SKIP LOCKED
      ), marked AS (
        UPDATE signature SET mail_requested_at = ${now}::timestamptz, reminders = CASE
          WHEN created_at <= ${now}::timestamptz - make_interval(hours => ${second}::int) THEN 2
          ELSE 1 END
        FROM due WHERE signature.id = due.id RETURNING signature.id
      ), jobs AS (
        ${jobsFor("remindSigner", Prisma.sql`json_build_object('signatureId', marked.id)`, Prisma.sql`marked`)}
      )
      SELECT (SELECT count(*)::int FROM marked) AS marked, (SELECT count(*) FROM jobs) AS jobs`;
    const marked = row?.marked ?? 0;
    reminders += marked;
    if (marked < BATCH) break;
  }
  return { reminders };
}

/**
 * Somebody says that no mail came. If the address stands behind a signature that waits, the mail goes
 * there again, at most once in ten minutes and five times a day; if it has signed, the mail says so.
 * The caller learns nothing: the same answer for every address, in the same time.
 * @returns refused `unknown` (no such petition, or not published) or `closed`
 */
export function mailAgain(
  slug: string,
  email: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "closed">> {
  return inEvenTime(async () => {
    const petition = await findPetitionFacts(slug);
    const state = petition === null ? "draft" : petitionState(petition, now);
    if (petition === null || state === "draft") return refuse("unknown");
    if (state === "closed") return refuse("closed");
    const hash = lookupHash(`petition:${petition.id}`, email);
    const isBlocked = await isAddressBlocked(petition.id, email, now);
    await db().$executeRaw`
      WITH asked AS (
        UPDATE signature SET mail_requested_at = ${now}::timestamptz
        WHERE petition_id = ${petition.id}::uuid AND email_hash = ${hash}
          AND mail_requested_at < ${now}::timestamptz - make_interval(mins => ${MAIL_AGAIN_MINUTES}::int)
          AND NOT ${isBlocked}
          AND (SELECT count(*) FROM token WHERE token.signature_id = signature.id
            AND token.purpose = 'preferences' AND token.used_at IS NULL
            AND token.created_at > ${now}::timestamptz - interval '1 day') < ${MAILS_A_DAY}::int
        RETURNING id
      )
      ${jobsFor("mailSigner", Prisma.sql`json_build_object('signatureId', asked.id)`, Prisma.sql`asked`)}`;
    return ok();
  });
}
