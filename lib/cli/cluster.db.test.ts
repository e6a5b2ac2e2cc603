// The local PostgreSQL: made whole, started again, and not stopped by what a crash left behind.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { chmod, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { isAlive } from "./alive.mjs";
import { type RunningCluster, startCluster, stopCluster } from "./postgres";

let folder: string;
let running: RunningCluster | undefined;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "bosaga-cluster-"));
  await chmod(folder, 0o711);
});

afterAll(async () => {
  if (running) await stopCluster(running);
  await rm(folder, { recursive: true, force: true });
});

async function ask(cluster: RunningCluster, sql: string): Promise<unknown> {
  const address = new URL(cluster.databaseUrl);
  address.pathname = "/postgres";
  const client = new pg.Client({ connectionString: address.toString() });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows[0];
  } finally {
    await client.end();
  }
}

const pidFile = () => path.join(folder, "postgres", "postmaster.pid");

test("is made, keeps its data, and starts over what a crash left", async () => {
  running = await startCluster(folder, "a password / with signs");
  expect(running.isNew).toBe(true);
  expect(await readdir(folder)).toEqual(["postgres"]);
  await ask(running, "CREATE TABLE kept (n int)");
  expect(await ask(running, "SHOW listen_addresses")).toEqual({ listen_addresses: "127.0.0.1" });

  // An orphan of a killed start: it is ended, and ours takes its place.
  const orphan = running.pid;
  running = await startCluster(folder, "a password / with signs");
  expect(running.pid).not.toBe(orphan);
  await vi.waitFor(() => expect(isAlive(orphan)).toBe(false));

  // A crash whose process id somebody else has by now, who must not be harmed.
  const left = readFileSync(pidFile(), "utf8");
  await stopCluster(running);
  const stranger = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await writeFile(pidFile(), left.replace(/^\d+/, String(stranger.pid)));
  running = await startCluster(folder, "a password / with signs");
  expect(running.isNew).toBe(false);
  expect(await ask(running, "SELECT count(*)::int AS n FROM kept")).toEqual({ n: 0 });
  expect(stranger.exitCode).toBeNull();
  stranger.kill();

  // A crash whose process nobody has reaped yet.
  process.kill(running.pid, "SIGKILL");
  await vi.waitFor(() => expect(isAlive(running?.pid ?? 0)).toBe(false));
  running = await startCluster(folder, "a password / with signs");
  expect(await ask(running, "SELECT count(*)::int AS n FROM kept")).toEqual({ n: 0 });
}, 60_000);

test("lets nobody in without its password", async () => {
  if (!running) throw new Error("The cluster does not run.");
  const other = { ...running, databaseUrl: running.databaseUrl.replace(/:[^:@/]+@/, ":guess@") };
  await expect(ask(other, "SELECT 1")).rejects.toThrow("password authentication failed");
});
