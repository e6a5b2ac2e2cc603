// Whether this server can do its work: the database answers, has every migration, and jobs get done.
import { readdir } from "node:fs/promises";
import path from "node:path";
import { db } from "../db";
import { log } from "../log";

export type Unreadiness =
  | "database-unreachable"
  | "migrations-missing"
  | "jobs-late"
  | "jobs-missing"
  /** A recount found another number than the totals say; lib/petitions/recounts. */
  | "counts";
export type Readiness = {
  status: "ready" | "not-ready";
  reasons: Unreadiness[];
  /** Seconds the oldest job that could run has been waiting; null when unknown. */
  oldestWaitingJobSeconds: number | null;
};

/** A job waits a second or so; five minutes mean that no worker runs. */
const LATE_AFTER_SECONDS = 300;
const PATIENCE = 2_000;

/** Asks the database, for two seconds at most. Never throws: what fails is a reason. */
export async function checkReadiness(): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve(unreachable), PATIENCE);
  });
  try {
    return await Promise.race([askDatabase(), patience]);
  } catch (error) {
    log.error("readiness-failed", error);
    return unreachable;
  } finally {
    clearTimeout(timer);
  }
}

const unreachable: Readiness = {
  status: "not-ready",
  reasons: ["database-unreachable"],
  oldestWaitingJobSeconds: null,
};

async function askDatabase(): Promise<Readiness> {
  const reasons: Unreadiness[] = [];
  const [tables] = await db().$queryRaw<[{ migrations: boolean; jobs: boolean }]>`
    SELECT to_regclass('_prisma_migrations') IS NOT NULL AS migrations,
           to_regclass('graphile_worker.jobs') IS NOT NULL AS jobs`;
  if (!tables.migrations || (await isMigrationMissing())) reasons.push("migrations-missing");
  if (!tables.jobs) reasons.push("jobs-missing");
  const waiting = tables.jobs ? await oldestWaitingJob() : null;
  if (waiting !== null && waiting > LATE_AFTER_SECONDS) reasons.push("jobs-late");
  if (!reasons.includes("migrations-missing") && (await isCountInDoubt())) reasons.push("counts");
  return {
    status: reasons.length === 0 ? "ready" : "not-ready",
    reasons,
    oldestWaitingJobSeconds: waiting,
  };
}

async function isMigrationMissing(): Promise<boolean> {
  const rows = await db().$queryRaw<Array<{ name: string }>>`
    SELECT migration_name AS name FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const applied = new Set(rows.map(({ name }) => name));
  const entries = await readdir(path.resolve("prisma/migrations"), { withFileTypes: true });
  return entries.some((entry) => entry.isDirectory() && !applied.has(entry.name));
}

async function isCountInDoubt(): Promise<boolean> {
  const [row] = await db().$queryRaw<[{ isInDoubt: boolean }]>`
    SELECT EXISTS (SELECT FROM recount WHERE NOT is_equal AND repaired_at IS NULL) AS "isInDoubt"`;
  return row.isInDoubt;
}

async function oldestWaitingJob(): Promise<number> {
  const [row] = await db().$queryRaw<[{ seconds: number }]>`
    SELECT coalesce(max(extract(epoch FROM now() - run_at)), 0)::float8 AS seconds
    FROM graphile_worker.jobs
    WHERE locked_at IS NULL AND run_at <= now() AND attempts < max_attempts`;
  return Math.round(row.seconds);
}
