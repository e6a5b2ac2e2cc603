// The migrations on disk, as prisma migrate keeps them, and the schema each one leads to.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

export const SCHEMA_FILE = path.resolve("prisma/schema.prisma");
export const MIGRATIONS_DIR = path.resolve("prisma/migrations");

/** From this line on a migration is written by hand; regenerating keeps it. */
export const HAND_WRITTEN = "-- Hand-written from here on";

export type Migration = {
  /** The directory's name, for example `0001_init`. */
  name: string;
  sql: string;
  /** SHA-256 of the file in hex, as `_prisma_migrations.checksum` has it. */
  checksum: string;
  /** The schema.prisma this migration leads to, kept beside it; null if there is none. */
  schema: string | null;
};

/** Every migration, in the order they apply. */
export async function readMigrations(): Promise<Migration[]> {
  if (!existsSync(MIGRATIONS_DIR)) return [];
  const entries = await readdir(MIGRATIONS_DIR, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(MIGRATIONS_DIR, name, "migration.sql"), "utf8");
      const snapshot = path.join(MIGRATIONS_DIR, name, "schema.prisma");
      return {
        name,
        sql,
        checksum: createHash("sha256").update(sql).digest("hex"),
        schema: existsSync(snapshot) ? await readFile(snapshot, "utf8") : null,
      };
    }),
  );
}
