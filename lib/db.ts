// The database: one Prisma client a process, transactions, and word of what changed for the page cache.
import { setTimeout as pause } from "node:timers/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import { env } from "./env";

export type Db = PrismaClient;
/** Inside a transaction. Commands that take one can be composed; they never commit themselves. */
export type Tx = Prisma.TransactionClient;

export { Prisma };

declare global {
  var bosagaDb: PrismaClient | undefined;
}

/** This process's Prisma client, connected on first use. Next bundles this file more than once, so
 *  the client lives on globalThis: one pool a process, whoever asks. */
export function db(): Db {
  globalThis.bosagaDb ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: env().DATABASE_URL,
      max: env().DATABASE_POOL,
      // The adapter writes and reads instants without their offset, so a session in another zone
      // would shift every one of them.
      options: "-c TimeZone=UTC",
    }),
  });
  return globalThis.bosagaDb;
}

/**
 * Runs `work` on a connection of its own, opened and closed for it. For the rare read that
 * transactions wait for: taken from the pool, it could wait for a connection that they hold.
 */
export async function onOwnConnection<T>(work: (client: Db) => Promise<T>): Promise<T> {
  const client = new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: 1 }),
  });
  try {
    return await work(client);
  } finally {
    await client.$disconnect();
  }
}

/** How often a transaction is tried that others got in the way of. */
const TRIES = 4;

/**
 * Whether Postgres gave a transaction up in favour of another: a deadlock (SQLSTATE 40P01) or a
 * serialization failure (40001). Nothing is wrong with it; done again it succeeds. Model queries say so
 * with P2034, raw ones with P2010 and the code in their sentence.
 */
export function isGivenUp(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (error.code === "P2034") return true;
  return error.code === "P2010" && /Code: `(?:40P01|40001)`/.test(error.message);
}

/**
 * Runs `work` in one transaction: all of it happens, or nothing. When Postgres gives the transaction up
 * because two wait for each other, it is done again, so `work` changes nothing outside the database.
 * @param work gets the transaction's client; what it throws rolls everything back
 * @param seconds how long one try may take
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>, seconds = 30): Promise<T> {
  const limits = { maxWait: 10_000, timeout: seconds * 1_000 };
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await db().$transaction(work, limits);
    } catch (error) {
      if (left === 0 || !isGivenUp(error)) throw error;
      // Not at the same pace as whoever was in the way.
      await pause(5 + Math.random() * 45);
    }
  }
}

/** The channel on which page caches hear which paths changed (lib/http). */
export const CHANGED_CHANNEL = "bosaga_changed";

/** Postgres refuses a notice of 8,000 bytes, and the transaction with it: a petition that many
 *  briefings carry would never be counted again. Our longest path has about 110. */
const PATHS_A_NOTICE = 50;

/**
 * Tells every server's page cache that public pages changed. Postgres delivers it when the
 * transaction commits, and not at all if it rolls back.
 * @param paths site paths without query, from lib/urls.ts
 */
export async function notifyChanged(tx: Tx, paths: readonly string[]): Promise<void> {
  for (let at = 0; at < paths.length; at += PATHS_A_NOTICE) {
    const some = JSON.stringify(paths.slice(at, at + PATHS_A_NOTICE));
    await tx.$executeRaw`SELECT pg_notify(${CHANGED_CHANNEL}, ${some})`;
  }
}

/** Whether an error is Postgres saying that a unique index already holds this value (SQLSTATE 23505). */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
