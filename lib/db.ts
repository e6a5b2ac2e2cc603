// The database: one Prisma client a process, transactions, and word of what changed for the page cache.
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

/**
 * Runs `work` in one transaction: all of it happens, or nothing.
 * @param work gets the transaction's client; what it throws rolls everything back
 * @param seconds how long it may take
 */
export function inTransaction<T>(work: (tx: Tx) => Promise<T>, seconds = 30): Promise<T> {
  return db().$transaction(work, { maxWait: 10_000, timeout: seconds * 1_000 });
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
