// Before the db tests: a PostgreSQL (TEST_DATABASE_URL, or one of our own) and in it a migrated template.
import { createHash, randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "@/lib/cli/migrate";
import { databaseUrl, startPostgres, withClient } from "./postgres";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the test server, with the right to make databases. */
    testServer: string;
    /** Name of the migrated database that each test file clones. */
    testTemplate: string;
    /** Names this run, so that runs side by side on one server do not meet. */
    testRun: string;
  }
}

const MIGRATIONS = path.resolve(import.meta.dirname, "../../prisma/migrations");
const TEMPLATE_LOCK = 1_934_620_316;

/** Named by what the migrations say, so that a changed migration means a new template. */
async function templateName(): Promise<string> {
  const hash = createHash("sha256");
  const entries = await readdir(MIGRATIONS, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  for (const name of names.sort()) {
    hash.update(name).update(await readFile(path.join(MIGRATIONS, name, "migration.sql")));
  }
  return `bosaga_template_${hash.digest("hex").slice(0, 16)}`;
}

/**
 * Makes the migrated template database unless the server has it already.
 * @param serverUrl address with the right to make databases
 * @returns its name
 */
async function ensureTemplate(serverUrl: string): Promise<string> {
  const name = await templateName();
  await withClient(serverUrl, async (client) => {
    // Two runs that start at once make one template. The final name appears only when it is whole.
    await client.query("SELECT pg_advisory_lock($1)", [TEMPLATE_LOCK]);
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount) return;
    const draft = `${name}_draft`;
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(draft)} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(draft)}`);
    await migrate(databaseUrl(serverUrl, draft));
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1`,
      [draft],
    );
    await client.query(
      `ALTER DATABASE ${pg.escapeIdentifier(draft)} RENAME TO ${pg.escapeIdentifier(name)}`,
    );
  });
  return name;
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const own = given ? undefined : await startPostgres();
  const serverUrl = given ?? own?.url ?? "";
  const run = randomBytes(4).toString("hex");
  project.provide("testServer", serverUrl);
  project.provide("testTemplate", await ensureTemplate(serverUrl));
  project.provide("testRun", run);
  return async () => {
    if (own) return own.stop();
    // Files drop their databases themselves; this is for those that were killed.
    await withClient(serverUrl, async (client) => {
      const { rows } = await client.query<{ datname: string }>(
        "SELECT datname FROM pg_database WHERE datname LIKE $1",
        [`bosaga_test_${run}_%`],
      );
      for (const { datname } of rows) {
        await client.query(`DROP DATABASE ${pg.escapeIdentifier(datname)} WITH (FORCE)`);
      }
    });
  };
}
