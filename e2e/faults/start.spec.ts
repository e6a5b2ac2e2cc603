// `npm start` on a folder of its own: what docs/operations.md says about backups, done as it stands there, and
// a start whose parent is killed.
import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { isAlive } from "@/lib/cli/alive.mjs";
import { freePort } from "@/lib/cli/ports";
import { runningServer, startCluster, stopCluster } from "@/lib/cli/postgres";
import { lineageOf } from "@/lib/cli/processes";
import { composeEnvironment, readSecrets } from "@/lib/cli/settings";
import { db } from "@/lib/db";
import { completeEnvironment } from "@/lib/env";
import { make } from "@/lib/testing/make";
import { withClient } from "@/lib/testing/postgres";
import { openVault } from "@/lib/vault/vault";
import { DIST_FOLDER } from "../stack";
import { until } from "./parts";

const run = promisify(execFile);

/** The folder a campaign runs in; .data/ in it. */
let home: string;
let data: string;
let apart: string;
let port: number;

test.beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), "bosaga-home-"));
  // PostgreSQL's own user has to enter.
  await chmod(home, 0o755);
  data = path.join(home, ".data");
  apart = path.join(home, "apart");
  await mkdir(apart);
  port = await freePort();
});

/** Everything that was started, to be ended if a check fails half-way. */
const started: number[] = [];

test.afterAll(async () => {
  for (const pid of started.filter(isAlive)) process.kill(pid, "SIGKILL");
  await rm(home, { recursive: true, force: true });
});

type Start = { pid: number; milliseconds: number; ended: Promise<number | null> };

/** Starts as the README says and waits until it says where the site is. */
async function start(program: string, args: string[]): Promise<Start> {
  const began = Date.now();
  const child = spawn(program, args, {
    // A group of its own: only what we signal is signalled.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      HOME: home,
      NODE_ENV: "production",
      BOSAGA_DATA_DIR: data,
      BOSAGA_DIST_DIR: DIST_FOLDER,
      PORT: String(port),
      HOST: "127.0.0.1",
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      said += chunk;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  await until("everything has started", async () => {
    if (child.exitCode !== null) throw new Error(said);
    return said.includes("Ctrl-C stops everything");
  });
  return { pid: child.pid ?? 0, milliseconds: Date.now() - began, ended };
}

const startNode = () => start(process.execPath, ["--import", "tsx", "lib/cli/start.ts"]);

async function processIds(): Promise<number[]> {
  const names = existsSync("/proc/self/stat")
    ? await readdir("/proc")
    : (await run("ps", ["-A", "-o", "pid="])).stdout.split("\n");
  return names.map(Number).filter((pid) => pid > 0);
}

/** Every process below one, whatever depth, and the database's. */
async function family(root: number): Promise<number[]> {
  const everybody = await processIds();
  const server = runningServer(path.join(data, "postgres"));
  const all = [root, ...(server ? [server.pid] : [])];
  for (const parent of all) {
    for (const pid of everybody) {
      if (!all.includes(pid) && lineageOf(pid)?.parent === parent) all.push(pid);
    }
  }
  started.push(...all);
  return all.filter((pid) => pid !== root);
}

/** How many rows each table has, and a digest of all of them. */
async function contentsOf(databaseUrl: string): Promise<Record<string, string>> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname IN ('public', 'graphile_worker') ORDER BY 1`,
    );
    const contents: Record<string, string> = {};
    for (const { name } of rows) {
      const table = await client.query<{ row: string }>(
        `SELECT t::text AS row FROM ${name} AS t ORDER BY 1`,
      );
      const digest = createHash("sha256");
      for (const { row } of table.rows) digest.update(`${row}\n`);
      contents[name] = `${table.rows.length} rows, ${digest.digest("hex")}`;
    }
    return contents;
  });
}

/** Runs work on the folder's database alone, without the site, which would change it. */
async function onDatabase<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const { secrets } = await readSecrets(data);
  const cluster = await startCluster(data, secrets.DATABASE_PASSWORD);
  const places = { databaseUrl: cluster.databaseUrl, smtpUrl: "smtp://127.0.0.1:9" };
  completeEnvironment(composeEnvironment({}, secrets, places, "production"));
  try {
    return await work(cluster.databaseUrl);
  } finally {
    await db().$disconnect();
    globalThis.bosagaDb = undefined;
    await stopCluster(cluster);
  }
}

/** The commands of docs/operations.md for the database under .data/, as they stand there. */
async function documented(): Promise<{ backup: string; restore: string }> {
  const text = await readFile("docs/operations.md", "utf8");
  const section = text.slice(text.indexOf("**The database under `.data/`.**"));
  const [backup, restore] = [...section.matchAll(/```\n([\s\S]*?)```/g)].map(([, block]) => block);
  if (!backup?.includes("tar") || !restore?.includes("npm start")) {
    throw new Error("docs/operations.md does not say how to back up and restore.");
  }
  const here = (block: string) => block.replaceAll("/a/place/apart", apart);
  return { backup: here(backup), restore: here(restore).replace("npm start\n", "") };
}

const shell = (commands: string) =>
  run("bash", ["-euo", "pipefail", "-c", commands], { cwd: home });

test("a backup by the documented commands brings every row back, after a kill too", async () => {
  test.setTimeout(300_000);
  const first = await startNode();
  const commands = await documented();
  // A copy of a database that runs is torn, so the commands refuse.
  await expect(shell(commands.backup)).rejects.toThrow();
  process.kill(first.pid, "SIGTERM");
  expect(await first.ended).toBe(0);

  const { person, before } = await onDatabase(async (databaseUrl) => {
    const petition = await make.petition();
    for (const place of ["KZ-75", "KZ-47", "elsewhere"]) {
      await make.signature({ petitionId: petition.id, place, state: "counted" });
    }
    const supporter = await make.supporter({ name: "Айгерім Нұрланқызы" });
    await db().$executeRaw`
      SELECT graphile_worker.add_job('mailSupporter', ${JSON.stringify({ supporterId: supporter.id })}::json,
        run_at => now() + interval '1 day')`;
    return { person: supporter.id, before: await contentsOf(databaseUrl) };
  });
  expect(before["public.signature"]).toMatch(/^3 rows/);
  expect(before["graphile_worker._private_jobs"]).not.toMatch(/^0 rows/);

  await shell(commands.backup);
  await rm(data, { recursive: true });
  await mkdir(data, { mode: 0o711 });
  await shell(commands.restore);
  await onDatabase(async (databaseUrl) => {
    expect(await contentsOf(databaseUrl)).toEqual(before);
    const vault = await openVault("supporters");
    const row = await db().supporter.findUniqueOrThrow({ where: { id: person } });
    const name = vault.row("supporter", row.id, row.rowKey).open("name", row.sealedName);
    expect(name).toBe("Айгерім Нұрланқызы");
  });

  const second = await startNode();
  expect((await fetch(`http://127.0.0.1:${port}/api/health/ready`)).status).toBe(200);
  const belowSecond = await family(second.pid);
  // The site, the worker, the inbox, the guardian, the database.
  expect(belowSecond.length).toBeGreaterThanOrEqual(5);
  process.kill(second.pid, "SIGKILL");
  await until("nobody is left of a killed start", async () => !belowSecond.some(isAlive), 30_000);

  const third = await start("npm", ["start"]);
  const belowThird = await family(third.pid);
  process.stdout.write(`A start after a kill took ${third.milliseconds} ms.\n`);
  expect((await fetch(`http://127.0.0.1:${port}/api/health/ready`)).status).toBe(200);
  process.kill(third.pid, "SIGKILL");
  await until("nobody is left when npm was killed", async () => !belowThird.some(isAlive), 30_000);
});
