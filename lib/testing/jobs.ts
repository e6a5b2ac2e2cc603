// What waits in the job queue, for tests to look at.
import { db } from "@/lib/db";
import type { JobName } from "@/lib/jobs/queue";

export type WaitingJob = {
  name: string;
  payload: unknown;
  key: string | null;
  runAt: Date;
  attempts: number;
};

/**
 * Jobs not done yet, oldest first.
 * @param name only these, if given
 */
export async function waitingJobs(name?: JobName): Promise<WaitingJob[]> {
  const jobs = await db().$queryRaw<WaitingJob[]>`
    SELECT tasks.identifier AS name, jobs.payload, jobs.key, jobs.run_at AS "runAt", jobs.attempts
    FROM graphile_worker._private_jobs jobs
    JOIN graphile_worker._private_tasks tasks ON tasks.id = jobs.task_id
    ORDER BY jobs.id`;
  return name === undefined ? jobs : jobs.filter((job) => job.name === name);
}
