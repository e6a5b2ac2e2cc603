// `npm run migration -- name`: writes the migration from the last one's schema to prisma/schema.prisma.
// `npm run migration -- --redo`: writes the last one anew, keeping its hand-written part.
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { schemaDiff } from "./engine";
import { HAND_WRITTEN, MIGRATIONS_DIR, readMigrations, SCHEMA_FILE } from "./migrations";
import { runMain, Stop, say } from "./terminal";

const LOCK = `provider = "postgresql"\n`;

/**
 * Writes a migration directory.
 * @param name lower-case words joined by underscores, or null to write the last migration anew
 * @returns the directory's name, or null if the schema has not changed
 * @throws Stop for a name that cannot be a directory, or a redo without a migration
 */
async function writeMigration(name: string | null): Promise<string | null> {
  const migrations = await readMigrations();
  const target = await readFile(SCHEMA_FILE, "utf8");
  const last = migrations.at(-1);
  if (name === null && !last) throw new Stop("There is no migration yet to write anew.");
  if (name !== null && !/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) {
    throw new Stop("A migration's name is made of lower-case letters, digits and underscores.");
  }
  const base = name === null ? migrations.at(-2) : last;
  if (base && base.schema === null) {
    throw new Stop(`${base.name} has no schema.prisma beside its migration.sql to compare with.`);
  }
  const sql = await schemaDiff(base?.schema ?? null, target);
  if (!sql && name !== null) return null;
  const directory =
    name === null && last
      ? last.name
      : `${String(migrations.length + 1).padStart(4, "0")}_${name ?? "init"}`;
  const kept = name === null ? (last?.sql.indexOf(HAND_WRITTEN) ?? -1) : -1;
  const tail = kept >= 0 && last ? `\n${last.sql.slice(kept)}` : "";
  const folder = path.join(MIGRATIONS_DIR, directory);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "migration.sql"), `${sql}\n${tail}`);
  await writeFile(path.join(folder, "schema.prisma"), target);
  const lock = path.join(MIGRATIONS_DIR, "migration_lock.toml");
  if (!existsSync(lock)) await writeFile(lock, LOCK);
  return directory;
}

runMain(import.meta.url, async (args) => {
  const [name] = args;
  if (name === undefined) throw new Stop("Say how to name it: npm run migration -- add_something");
  const written = await writeMigration(name === "--redo" ? null : name);
  say(written ? `Wrote prisma/migrations/${written}` : "The schema has not changed.");
});
