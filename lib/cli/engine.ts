// Prisma's schema engine as WebAssembly: the native one is fetched from its maker's host, which not
// every machine can reach; the npm package holds the same engine.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

/** No table or enum is kept out of sight of the engine. */
export const NO_FILTER = { externalTables: [], externalEnums: [] };

async function instantiate(): Promise<void> {
  const file = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm/schema_engine_bg")
    .replace(/\.js$/, ".wasm");
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    "./schema_engine_bg.js": { ...bindings },
  });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start !== "function") throw new Error("The schema engine has no __wbindgen_start.");
  start();
}

let instantiated: Promise<void> | undefined;

async function newEngine(
  factory: SqlMigrationAwareDriverAdapterFactory,
  datamodel: string,
): Promise<bindings.SchemaEngine> {
  instantiated ??= instantiate();
  await instantiated;
  return bindings.SchemaEngine.new(
    { datamodels: [["schema.prisma", datamodel]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
}

/**
 * A schema engine on one database.
 * @param datamodel the content of schema.prisma
 */
export function schemaEngine(databaseUrl: string, datamodel: string) {
  return newEngine(new PrismaPg({ connectionString: databaseUrl }), datamodel);
}

/** Stands for a database where there is none: comparing two datamodels needs no more than the
 *  version of Postgres, which the engine asks for as it starts. */
const nowhere = { provider: "postgres", adapterName: "offline" } as const;
const refuse = () => Promise.reject(new Error("There is no database behind a schema diff."));
const offline: SqlDriverAdapter = {
  ...nowhere,
  queryRaw: async () => ({
    columnNames: ["exists", "version", "numeric_version"],
    columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
    rows: [[true, "PostgreSQL 18.4", 180_004]],
  }),
  executeRaw: refuse,
  executeScript: refuse,
  startTransaction: refuse,
  dispose: async () => undefined,
};

/**
 * The SQL that leads from one schema to another; connects to nothing.
 * @param from content of schema.prisma, or null for an empty database
 * @returns an empty string if both describe the same
 */
export async function schemaDiff(from: string | null, to: string): Promise<string> {
  const engine = await newEngine(
    { ...nowhere, connect: async () => offline, connectToShadowDb: async () => offline },
    to,
  );
  const model = (content: string) => ({
    tag: "schemaDatamodel" as const,
    files: [{ path: "schema.prisma", content }],
  });
  const { stdout } = await engine.diff({
    from: from === null ? { tag: "empty" } : model(from),
    to: model(to),
    script: true,
    exitCode: null,
    filters: NO_FILTER,
  });
  const sql = (stdout ?? "").trim();
  return sql === "-- This is an empty migration." ? "" : sql;
}
