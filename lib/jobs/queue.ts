// The job queue's front door: domains put jobs in, inside their own transaction; lib/jobs/worker.ts takes them out.
import { Prisma, type Tx } from "../db";
import type { Locale } from "../i18n/locales";

/** Every job and what it is given. Payloads hold ids only: what is personal is opened when the job runs. */
export type Jobs = {
  /** The mail that belongs to the signature's present state: confirm, or "you have signed already". */
  mailSigner: { signatureId: string };
  /** A reminder to confirm, to a signature that still waits. */
  remindSigner: { signatureId: string };
  /** The mail that belongs to the supporter's present state. */
  mailSupporter: { supporterId: string };
  /** The mail that belongs to the attendance's present state. */
  mailAttendee: { attendanceId: string };
  /** The mail that belongs to the endorsement's present state, to its contact. */
  mailEndorser: { endorsementId: string };
  /** A link to one's own data, asked for by its person; it leads to all lists, whichever this row is of. */
  mailOwnData: {
    from: "signature" | "supporter" | "attendance" | "line" | "endorsement";
    id: string;
  };
  /** An invitation to become a member; its link was shown or is made when the mail leaves. */
  mailInvitation: { invitationId: string };
  /** Takes out the signatures that a started deed means, in batches. */
  removeSignatures: { invalidationId: string };
  /** Brings back those that an undone deed had taken out, in batches. */
  restoreSignatures: { invalidationId: string };
  /** Writes a list of signers for the addressee. */
  makeDeliveryFile: { fileId: string };
  /** The next letters of an update's mailing; each batch puts the next into the queue. */
  mailUpdate: { mailingId: string };
  /** An update to the organiser who wants to see it first. */
  mailUpdateTest: { updateId: string; memberId: string; locale: Locale };
};

export type JobName = keyof Jobs;

/** 25 attempts with graphile-worker's back-off (e^attempt seconds, capped by count) span days, so a
 *  mail server that is down for an hour delays mails and loses none. */
const MAX_ATTEMPTS = 25;

/**
 * Adds a job in the caller's transaction: it exists exactly if the row it serves does.
 * @param key jobs with the same key that still wait are replaced by this one
 * @param runAt not before this instant
 */
export async function enqueue<N extends JobName>(
  tx: Tx,
  name: N,
  payload: Jobs[N],
  key?: string,
  runAt?: Date,
): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(
      ${name}, payload => ${JSON.stringify(payload)}::json,
      run_at => ${runAt ?? null}::timestamptz, job_key => ${key ?? null}, max_attempts => ${MAX_ATTEMPTS}::int)`;
}

/**
 * The same as a row source for a larger statement, so that a row and its job take one round trip:
 * `SELECT job.id FROM given, ${jobFor("mailSigner", …)} AS job`.
 * @param payload an SQL expression of type json that builds the job's payload
 */
export function jobFor(name: JobName, payload: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`graphile_worker.add_job(
    ${name}, payload => ${payload}, max_attempts => ${MAX_ATTEMPTS}::int)`;
}

/**
 * The same for many rows: a statement that adds a job for each row of a source, with one word to the
 * worker for all of them, and none when there are no rows.
 * @param payload an SQL expression of type json over the source's columns
 * @param source a table expression, for example the name of a data-modifying WITH query
 */
export function jobsFor(name: JobName, payload: Prisma.Sql, source: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT job.id FROM (
      SELECT array_agg((${name}, ${payload}, NULL, NULL, ${MAX_ATTEMPTS}::int, NULL, NULL, NULL)
        ::graphile_worker.job_spec) AS specs
      FROM ${source} HAVING count(*) > 0
    ) AS wanted, graphile_worker.add_jobs(wanted.specs) AS job`;
}
