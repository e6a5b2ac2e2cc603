// Reading the job queue: how much waits, and whether something keeps failing.
import { db } from "../db";

export type QueueView = {
  /** Jobs that could run now and have not yet. */
  waiting: number;
  /** Jobs that failed at least once and will be tried again. */
  retrying: number;
  /** Jobs that were tried as often as they may be. */
  givenUp: number;
};

/** The queue as it is now. Zeros before the worker has run for the first time. */
export async function getQueue(): Promise<QueueView> {
  const [table] = await db().$queryRaw<[{ exists: boolean }]>`
    SELECT to_regclass('graphile_worker.jobs') IS NOT NULL AS exists`;
  if (!table.exists) return { waiting: 0, retrying: 0, givenUp: 0 };
  const [queue] = await db().$queryRaw<[QueueView]>`
    SELECT
      count(*) FILTER (WHERE attempts = 0 AND run_at <= now())::int AS waiting,
      count(*) FILTER (WHERE attempts > 0 AND attempts < max_attempts)::int AS retrying,
      count(*) FILTER (WHERE attempts >= max_attempts)::int AS "givenUp"
    FROM graphile_worker.jobs`;
  return queue;
}
