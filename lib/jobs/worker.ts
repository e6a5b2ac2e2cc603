// Takes jobs out of the queue and runs chores by the clock; goes on through a database that was away.
import { EventEmitter } from "node:events";
import {
  type JobHelpers,
  Logger,
  parseCronItems,
  type Runner,
  run,
  type Task,
  type TaskList,
  type WorkerEvents,
} from "graphile-worker";
import pg from "pg";
import { env } from "../env";
import { log } from "../log";
import { SealBrokenError } from "../vault/sealing";
import { chores } from "./chores";
import { type Handler, handlers } from "./handlers";
import { isMailboxMissing, mailFailed, mailLeft } from "./mail-failures";
import { showPresence } from "./presence";
import type { JobName } from "./queue";

const CONCURRENCY = 5;
/** Milliseconds between attempts to reach a database that is away. */
const RECONNECT_AFTER = 2_000;
/** Milliseconds that what is under way on a runner's connections may take to finish. */
const LONGEST_FAREWELL = 5_000;

/** graphile-worker stores a failed job's message and logs it; a mail server's message quotes the
 *  address it refused. What is stored names the kind of failure and nothing else. */
class JobFailed extends Error {
  override name = "JobFailed";
  constructor(error: unknown) {
    const kind = error instanceof Error ? error.name : typeof error;
    const code = error instanceof Error && "code" in error ? ` ${String(error.code)}` : "";
    super(`${kind}${code}`);
    this.stack = undefined;
  }
}

/** Long work in batches; every other job is one mail, or the next few of a mailing. */
const longWork: ReadonlySet<string> = new Set<JobName>([
  "removeSignatures",
  "restoreSignatures",
  "makeDeliveryFile",
]);

const mailNames = Object.keys(handlers).filter((name) => !longWork.has(name));

function mailTask(name: string, handler: Handler): Task {
  return async (payload: unknown, helpers: JobHelpers) => {
    try {
      await handler(payload, helpers.job.attempts);
      await mailLeft(helpers, mailNames);
    } catch (error) {
      const attempt = helpers.job.attempts;
      log.error("job-failed", error, { job: name, attempt });
      // An address that does not open today does not tomorrow; the others' letters go on.
      if (isMailboxMissing(error, attempt) || error instanceof SealBrokenError) return;
      mailFailed();
      throw new JobFailed(error);
    }
  };
}

/** It sends no mail, so the mail server's troubles are none of its business. */
function workTask(name: string, handler: Handler): Task {
  return async (payload: unknown, helpers: JobHelpers) => {
    try {
      await handler(payload, helpers.job.attempts);
    } catch (error) {
      log.error("job-failed", error, { job: name, attempt: helpers.job.attempts });
      throw new JobFailed(error);
    }
  };
}

function choreTask(name: string, chore: () => Promise<void>): Task {
  return async () => {
    try {
      await chore();
    } catch (error) {
      log.error("chore-failed", error, { chore: name });
      throw new JobFailed(error);
    }
  };
}

function taskList(): TaskList {
  return {
    ...Object.fromEntries(
      Object.entries(handlers).map(([name, handler]) => [
        name,
        longWork.has(name) ? workTask(name, handler) : mailTask(name, handler),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(chores).map(([name, chore]) => [name, choreTask(name, chore.run)]),
    ),
  };
}

const schedule = () =>
  parseCronItems(
    Object.entries(chores).map(([name, { match }]) => ({
      task: name,
      match,
      identifier: name,
      // One at a time and never two waiting, however many workers run.
      options: { jobKey: name, queueName: "chores", maxAttempts: 3, backfillPeriod: 0 },
    })),
  );

/** Its own messages quote payloads and errors' words, so only that there was one is logged; of a failed
 *  job the log has a line already. */
const logger = new Logger(() => (level, message) => {
  if (level === "error" && !message.startsWith("Failed task")) log.warn("queue-error");
});

function newPool(): pg.Pool {
  const pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: CONCURRENCY + 2 });
  // A connection that is lost is made again when it is needed; what was asked on it fails by itself.
  pool.on("error", (error) => log.error("queue-connection-lost", error));
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/**
 * Ends a runner's pool when nothing is asked of it any more. A runner does not wait until the jobs it
 * has done are struck off; ended under them, they would be done again by the next.
 */
async function endPool(pool: pg.Pool): Promise<void> {
  const until = Date.now() + LONGEST_FAREWELL;
  while (pool.waitingCount > 0 || pool.totalCount > pool.idleCount) {
    if (Date.now() > until) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await pool.end();
}

function startRunner(pgPool: pg.Pool, events: WorkerEvents): Promise<Runner> {
  return run({
    pgPool,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    taskList: taskList(),
    parsedCronItems: schedule(),
    logger,
    events,
  });
}

export type Worker = {
  /** Takes no new job, waits for those under way, and resolves. */
  stop(): Promise<void>;
};

/** Starts working. A runner that ends (the database was away too long) is followed by another. */
export function startWorker(): Worker {
  let stopping = false;
  let runner: Runner | undefined;
  const presence = showPresence();
  const events: WorkerEvents = new EventEmitter();
  // Jobs are locked by the pool of workers, not by the one of them who does it.
  events.on("pool:create", ({ workerPool }) => presence.add(workerPool.id));
  const pause = () => new Promise((resolve) => setTimeout(resolve, RECONNECT_AFTER));
  const working = (async () => {
    while (!stopping) {
      const pool = newPool();
      try {
        runner = await startRunner(pool, events);
        if (stopping) await runner.stop();
        await runner.promise;
      } catch (error) {
        log.error("queue-unreachable", error);
      }
      runner = undefined;
      await endPool(pool);
      presence.letGo();
      if (!stopping) await pause();
    }
  })();
  return {
    async stop() {
      stopping = true;
      await runner?.stop().catch((error: unknown) => log.error("queue-stop-failed", error));
      await working;
      await presence.stop();
    },
  };
}
