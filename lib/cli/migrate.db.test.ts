// Migrations: what they make is what schema.prisma says plus the hand-written part, and they apply once.
import { readFile } from "node:fs/promises";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { newId } from "../tokens";
import { schemaDiff } from "./engine";
import { migrate } from "./migrate";
import { HAND_WRITTEN, readMigrations, SCHEMA_FILE } from "./migrations";

let made: string[] = [];
beforeEach(() => {
  made = [];
});

function address(name: string): string {
  const url = new URL(inject("testServer"));
  url.pathname = `/${name}`;
  return url.toString();
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("testServer") });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** A new, empty database, dropped after the test. */
async function emptyDatabase(): Promise<string> {
  const name = `bosaga_migrate_${newId().replaceAll("-", "")}`;
  await onServer(`CREATE DATABASE ${name}`);
  made.push(name);
  return address(name);
}

afterEach(async () => {
  for (const name of made) await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
});

async function query<T extends pg.QueryResultRow>(databaseUrl: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Everything in the public schema, one line each. */
async function describeDatabase(databaseUrl: string): Promise<string[]> {
  const rows = await query<{ line: string }>(
    databaseUrl,
    `
    SELECT 'column ' || table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable ||
      ' ' || coalesce(column_default, '-') || ' ' || coalesce(datetime_precision::text, '-') AS line
      FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT 'enum ' || typname || ' ' || string_agg(enumlabel, ',' ORDER BY enumsortorder)
      FROM pg_type JOIN pg_enum ON enumtypid = pg_type.oid GROUP BY typname`,
  );
  return rows
    .map(({ line }) => line)
    .filter((line) => !line.includes("_prisma_migrations"))
    .sort();
}

describe("the migrations", () => {
  test("make what schema.prisma says, and beyond it only what is written by hand", async () => {
    const [migrated, direct] = [await emptyDatabase(), await emptyDatabase()];
    await migrate(migrated);
    await query(direct, await schemaDiff(null, await readFile(SCHEMA_FILE, "utf8")));
    const [ours, wanted] = [await describeDatabase(migrated), await describeDatabase(direct)];
    expect(wanted.filter((line) => !ours.includes(line))).toEqual([]);
    const migrations = await readMigrations();
    const byHand = migrations
      .filter(({ sql }) => sql.includes(HAND_WRITTEN))
      .map(({ sql }) => sql.slice(sql.indexOf(HAND_WRITTEN)))
      .join("\n");
    const beyond = ours.filter((line) => !wanted.includes(line));
    // A later migration may take a constraint away to write it anew.
    const names = [
      ...new Set([...byHand.matchAll(/(?:CONSTRAINT|INDEX) "(\w+)"/g)].map(([, name]) => name)),
    ];
    const named = beyond.map(
      (line) => names.find((name) => line.split(/\W+/).includes(name ?? "")) ?? line,
    );
    expect(named.sort()).toEqual(names.sort());
  });

  test("lead to the schema that is kept beside the last one", async () => {
    const last = (await readMigrations()).at(-1);
    expect(last?.schema).toBe(await readFile(SCHEMA_FILE, "utf8"));
  });

  test("apply once, also when two begin at the same time", async () => {
    const databaseUrl = await emptyDatabase();
    const names = (await readMigrations()).map(({ name }) => name);
    const both = await Promise.all([migrate(databaseUrl), migrate(databaseUrl)]);
    expect(both.flat()).toEqual(names);
    expect(await migrate(databaseUrl)).toEqual([]);
    const rows = await query<{ jobs: string | null }>(
      databaseUrl,
      "SELECT to_regclass('graphile_worker.jobs') AS jobs",
    );
    expect(rows[0]?.jobs).toBe("graphile_worker.jobs");
  });

  test("refuse a database that a newer version made", async () => {
    const databaseUrl = await emptyDatabase();
    await migrate(databaseUrl);
    await query(
      databaseUrl,
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
       VALUES ('x', 'y', '9999_later', now())`,
    );
    await expect(migrate(databaseUrl)).rejects.toThrow("9999_later, which this version");
  });

  test("refuse a database made by a migration that was changed since", async () => {
    const databaseUrl = await emptyDatabase();
    await migrate(databaseUrl);
    await query(databaseUrl, "UPDATE _prisma_migrations SET checksum = 'other'");
    await expect(migrate(databaseUrl)).rejects.toThrow("was changed after this database was made");
  });
});
