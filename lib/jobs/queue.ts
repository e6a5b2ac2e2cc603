// The job queue's front door: domains put jobs in, inside their own transaction; lib/jobs/worker.ts takes them out.
import { Prisma, type Tx } from "../db";

/** Every job and what it is given. Payloads hold ids only: what is personal is opened when the job runs. */
export type Jobs = {
  /** The mail that belongs to the signature's present state: confirm, or "you have signed already". */
  mailSigner: { signatureId: string };
  /** The mail that belongs to the supporter's present state. */
  mailSupporter: { supporterId: string };
  /** The mail that belongs to the attendance's present state. */
  mailAttendee: { attendanceId: string };
  /** A link to one's own data, asked for by its person; it leads to all lists, whichever this row is of. */
  mailOwnData: { from: "signature" | "supporter" | "attendance"; id: string };
  /** An invitation to become a member; its link was shown or is made when the mail leaves. */
  mailInvitation: { invitationId: string };
};

export type JobName = keyof Jobs;

/** 25 attempts with graphile-worker's back-off (e^attempt seconds, capped by count) span days, so a
 *  mail server that is down for an hour delays mails and loses none. */
export const MAX_ATTEMPTS = 25;

/**
 * Adds a job in the caller's transaction: it exists exactly if the row it serves does.
 * @param key jobs with the same key that still wait are replaced by this one
 */
export async function enqueue<N extends JobName>(
  tx: Tx,
  name: N,
  payload: Jobs[N],
  key?: string,
): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(
      ${name}, payload => ${JSON.stringify(payload)}::json,
      job_key => ${key ?? null}, max_attempts => ${MAX_ATTEMPTS}::int)`;
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
