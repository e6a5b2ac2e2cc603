// `npm run generate`: the Prisma client from prisma/schema.prisma, when the schema has changed.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { givenEnvironment } from "../env";
import { runMain, Stop, say } from "./terminal";

const STAMP = path.resolve("prisma/generated/.schema-hash");

/** What the generated client depends on. */
async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  hash.update(await readFile(path.resolve("prisma/schema.prisma")));
  const manifest = createRequire(import.meta.url).resolve("prisma/package.json");
  return hash.update(await readFile(manifest)).digest("hex");
}

/** Generating needs no engine, but Prisma's CLI downloads one unless it is told where one lies. */
function environment(): NodeJS.ProcessEnv {
  const set = { ...givenEnvironment() };
  if (set.PRISMA_SCHEMA_ENGINE_BINARY) return set;
  return { ...set, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
}

/**
 * Generates the client unless the one in prisma/generated was made from this schema.
 * @returns whether it generated
 * @throws Stop with Prisma's own words if the schema is wrong
 */
export async function generate(): Promise<boolean> {
  const wanted = await fingerprint();
  if (existsSync(STAMP) && (await readFile(STAMP, "utf8")) === wanted) return false;
  const cli = createRequire(import.meta.url).resolve("prisma/build/index.js");
  accessSync(cli, constants.R_OK);
  const child = spawn(process.execPath, [cli, "generate"], {
    env: environment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  if (code !== 0) throw new Stop(`The Prisma client could not be generated.\n${said.trim()}`);
  await writeFile(STAMP, wanted);
  return true;
}

runMain(import.meta.url, async () => {
  say((await generate()) ? "Generated the Prisma client." : "The Prisma client is up to date.");
});
