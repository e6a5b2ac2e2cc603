// `npm run build`: the production build, made only when the sources are not those of the last one.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { givenEnvironment } from "../env";
import { generate } from "./generate";
import { runMain, Stop, say, working } from "./terminal";

const FOLDERS = ["app", "components", "lib", "prisma", "public"];
const FILES = ["next.config.js", "tsconfig.json", "postcss.config.mjs", "package-lock.json"];
/** Not part of what is built: changing a test or a command must not cost a build. */
const LEFT_OUT =
  /\.test\.tsx?$|^lib[\\/](cli|testing)[\\/]|^prisma[\\/](generated|migrations|seed-content)[\\/]/;

async function fingerprint(): Promise<string> {
  const lists = await Promise.all(
    FOLDERS.filter((folder) => existsSync(folder)).map(async (folder) => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name));
    }),
  );
  const files = [...FILES.filter((file) => existsSync(file)), ...lists.flat()]
    .filter((file) => !LEFT_OUT.test(file))
    .sort();
  const contents = await Promise.all(files.map((file) => readFile(file)));
  const hash = createHash("sha256");
  files.forEach((file, index) => {
    hash.update(`${file}\0${contents[index]?.length}\0`).update(contents[index] ?? "");
  });
  return hash.digest("hex");
}

function distFolder(): string {
  return path.resolve(givenEnvironment().BOSAGA_DIST_DIR || ".next");
}

async function runNext(): Promise<void> {
  const cli = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const child = spawn(process.execPath, [cli, "build"], {
    env: { ...givenEnvironment(), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const stop = () => child.kill("SIGTERM");
  process.once("exit", stop);
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  process.off("exit", stop);
  if (code !== 0) throw new Stop(`The site could not be built.\n${said.trim()}`);
}

/**
 * Builds the site unless the build at hand is of the present sources.
 * @returns whether it built
 * @throws Stop with the compiler's words
 */
export async function build(): Promise<boolean> {
  await generate();
  const stamp = path.join(distFolder(), "bosaga-sources");
  const present = await fingerprint();
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === present) return false;
  await rm(stamp, { force: true });
  // TypeScript 7's state of an earlier check does not notice that a messages file changed, and then
  // refuses keys that exist. Checking everything anew takes seconds.
  await rm(path.join(distFolder(), "cache", ".tsbuildinfo"), { force: true });
  await working("Building the site", runNext);
  await writeFile(stamp, present);
  return true;
}

runMain(import.meta.url, async () => {
  if (!(await build())) say("The build is of the present sources.");
});
