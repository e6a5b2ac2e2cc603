// Lets go of jobs whose worker was killed. graphile-worker waits four hours before it takes a locked job
// for abandoned, since it cannot know whether the worker still lives; Postgres can.
import pg from "pg";
import { env } from "../env";
import { log } from "../log";
import { repeat } from "./repeat";

/** Marks our advisory locks among others'; the second half of each is the id that jobs are locked by, hashed. */
const CLASS = 1_934_620_319;
const SWEEP_EVERY = 10_000;
const RECONNECT_AFTER = 3_000;

/** A worker shows its lock within this time of taking its first job; no mail takes as long. */
const UNSEEN = "20 seconds";

/** Who holds jobs and does not live. */
export const ABANDONED = `
  SELECT DISTINCT job.locked_by FROM graphile_worker._private_jobs AS job
  WHERE job.locked_at < now() - interval '${UNSEEN}' AND NOT EXISTS (
    SELECT FROM pg_locks AS held
    WHERE held.locktype = 'advisory' AND held.objsubid = 2 AND held.granted
      AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND held.classid = ${CLASS}
      AND held.objid = (hashtext(job.locked_by)::bigint & 4294967295)::oid)`;

export type Presence = {
  /** Says that whoever locks jobs by this id lives, until letGo() or the end of this process. */
  add(workerId: string): void;
  /** All those added so far have ended: what they still hold goes back to the queue. */
  letGo(): void;
  stop(): Promise<void>;
};

/**
 * Holds a connection on which this process's workers are known to live, and watches for others' jobs
 * that nobody alive holds: those go back to the queue at once.
 * @param every milliseconds between looks
 */
export function showPresence(every = SWEEP_EVERY): Presence {
  const workers = new Set<string>();
  let client: pg.Client | undefined;
  let stopped = false;

  // One query at a time: pg's client has no queue to rely on. Failures go to whoever asked.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(ask: () => Promise<T>): Promise<T> => {
    const asked = turn.then(ask, ask);
    turn = asked;
    return asked;
  };

  const hold = (connection: pg.Client, workerId: string) =>
    inTurn(() =>
      connection.query("SELECT pg_try_advisory_lock($1, hashtext($2))", [CLASS, workerId]),
    );

  const connectOnce = async (): Promise<void> => {
    const connection = new pg.Client({ connectionString: env().DATABASE_URL, keepAlive: true });
    const ended = new Promise((resolve) => connection.once("end", resolve));
    connection.on("error", (error) => {
      // While everything stops together, Postgres may be gone before this connection is.
      if (!stopped) log.error("presence-lost", error);
    });
    await connection.connect();
    client = connection;
    for (const workerId of workers) await hold(connection, workerId);
    await ended;
  };

  const keepConnected = async (): Promise<void> => {
    while (!stopped) {
      await connectOnce().catch((error: unknown) => log.error("presence-unreachable", error));
      client = undefined;
      if (!stopped) await new Promise((resolve) => setTimeout(resolve, RECONNECT_AFTER));
    }
  };

  const sweep = async (): Promise<void> => {
    const connection = client;
    if (!connection) return;
    const { rows } = await inTurn(() => connection.query<{ locked_by: string }>(ABANDONED));
    if (rows.length === 0) return;
    const gone = rows.map((row) => row.locked_by);
    await inTurn(() => connection.query("SELECT graphile_worker.force_unlock_workers($1)", [gone]));
    log.warn("jobs-taken-back", { workers: gone.length });
  };

  const connected = keepConnected();
  const sweeping = repeat("presence", every, sweep);
  return {
    add(workerId) {
      workers.add(workerId);
      if (!client) return;
      hold(client, workerId).catch((error: unknown) => log.error("presence-lost", error));
    },
    letGo() {
      workers.clear();
      const connection = client;
      if (!connection) return;
      inTurn(() => connection.query("SELECT pg_advisory_unlock_all()")).catch((error: unknown) => {
        if (!stopped) log.error("presence-lost", error);
      });
    },
    async stop() {
      stopped = true;
      await sweeping.stop();
      await client?.end();
      await connected;
    },
  };
}
