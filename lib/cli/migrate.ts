// `npm run migrate`: brings the database of DATABASE_URL to the present schema, jobs' tables included.
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import pg from "pg";
import { MIGRATIONS_DIR, type Migration, readMigrations, SCHEMA_FILE } from "./migrations";
import { readGiven } from "./settings";
import { runMain, Stop, say } from "./terminal";

/** Held while migrating, so that two starts at once migrate one after the other. */
const LOCK_KEY = 1_934_620_315;

type Applied = { migration_name: string; checksum: string };

async function appliedMigrations(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<{ present: boolean }>(
    "SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS present",
  );
  if (!rows[0]?.present) return [];
  const applied = await client.query<Applied>(
    `SELECT migration_name, checksum FROM public._prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  return applied.rows;
}

/** @throws Stop if a migration was changed after it ran here, or this program is older than the database */
function refuseForeignHistory(applied: Applied[], known: Migration[]): void {
  for (const { migration_name, checksum } of applied) {
    const ours = known.find(({ name }) => name === migration_name);
    if (!ours) {
      throw new Stop(
        `The database has the migration ${migration_name}, which this version of Bosaga does not know; start the newer version.`,
      );
    }
    if (ours.checksum !== checksum) {
      throw new Stop(
        `The migration ${migration_name} was changed after this database was made with it; restore the file, or begin with an empty database.`,
      );
    }
  }
}

async function applyPending(databaseUrl: string, migrations: Migration[]): Promise<string[]> {
  // Loaded only when there is something to apply: most starts find nothing and shall be quick.
  const { NO_FILTER, schemaEngine } = await import("./engine");
  const engine = await schemaEngine(databaseUrl, await readFile(SCHEMA_FILE, "utf8"));
  const { appliedMigrationNames } = await engine.applyMigrations({
    migrationsList: {
      baseDir: MIGRATIONS_DIR,
      lockfile: { path: "migration_lock.toml", content: `provider = "postgresql"\n` },
      shadowDbInitScript: "",
      migrationDirectories: migrations.map(({ name, sql }) => ({
        path: name,
        migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
      })),
    },
    filters: NO_FILTER,
  });
  return appliedMigrationNames;
}

/** Whether the queue's tables are those of the installed graphile-worker: its migrations are files
 *  named by number, and it keeps the numbers it applied. */
async function isQueueCurrent(client: pg.Client): Promise<boolean> {
  const manifest = createRequire(import.meta.url).resolve("graphile-worker/package.json");
  const files = await readdir(path.join(path.dirname(manifest), "sql"));
  const latest = Math.max(...files.map((file) => Number.parseInt(file, 10) || 0));
  const { rows } = await client.query<{ present: boolean }>(
    "SELECT to_regclass('graphile_worker.migrations') IS NOT NULL AS present",
  );
  if (!rows[0]?.present || latest === 0) return false;
  const applied = await client.query<{ latest: number | null }>(
    "SELECT max(id) AS latest FROM graphile_worker.migrations",
  );
  return applied.rows[0]?.latest === latest;
}

async function migrateQueue(connectionString: string): Promise<void> {
  const { Logger, runMigrations } = await import("graphile-worker");
  // It tells of each of its migrations; what matters are errors, and those it throws.
  const logger = new Logger(() => () => undefined);
  await runMigrations({ connectionString, maxPoolSize: 2, logger });
}

/**
 * Applies every pending migration, then graphile-worker's. A second caller waits for the first.
 * @param databaseUrl postgres://… of an existing database
 * @returns the names just applied; empty if there was nothing to do, which takes no engine
 * @throws Stop if the database was made by other migrations than ours
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK_KEY]);
    const migrations = await readMigrations();
    const applied = await appliedMigrations(client);
    refuseForeignHistory(applied, migrations);
    const names =
      applied.length < migrations.length ? await applyPending(databaseUrl, migrations) : [];
    if (!(await isQueueCurrent(client))) await migrateQueue(databaseUrl);
    return names;
  } finally {
    await client.end();
  }
}

runMain(import.meta.url, async () => {
  const databaseUrl = (await readGiven()).DATABASE_URL;
  if (!databaseUrl) throw new Stop("Say which database: DATABASE_URL is missing.");
  const names = await migrate(databaseUrl);
  say(names.length > 0 ? `Applied ${names.join(", ")}.` : "The database is up to date.");
});
