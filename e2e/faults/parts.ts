// The product in parts that can be killed and started again one by one: database, site, worker.
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { isAlive } from "@/lib/cli/alive.mjs";
import { freePort } from "@/lib/cli/ports";
import { type RunningCluster, startCluster, stopCluster } from "@/lib/cli/postgres";
import { db } from "@/lib/db";
import { testEnvironment } from "@/lib/testing/environment";
import { begin, DIST_FOLDER, type Program } from "../stack";
import { type Mailbox, openMailbox } from "./mailbox";

const PASSWORD = "faults";
const PATIENCE = 60_000;

/** How long a start or a recovery took, in milliseconds. */
export type Took = number;

export type Parts = {
  readonly siteUrl: string;
  readonly mailbox: Mailbox;
  site(): Program;
  worker(): Program;
  /** kill -9; resolves when the process is gone. */
  kill(part: "site" | "worker" | "database"): Promise<void>;
  /** Resolves when the part answers. */
  start(part: "site" | "worker" | "database"): Promise<Took>;
  /** Asks the database to end, as its own administrator would. */
  stopDatabase(): Promise<void>;
  /** What site and worker wrote so far. */
  logs(): Promise<string>;
  end(): Promise<void>;
};

/** Asks again until `holds` does; failures of asking count as "not yet". @throws after `patience` */
export async function until(
  what: string,
  holds: () => Promise<boolean>,
  patience = PATIENCE,
): Promise<Took> {
  const started = Date.now();
  let last: unknown;
  while (Date.now() - started < patience) {
    try {
      if (await holds()) return Date.now() - started;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Not within ${patience / 1_000} s: ${what}.`, { cause: last });
}

/** Jobs that a killed worker held are taken back after twenty seconds; here they seem as old at once. */
export const ageHeldJobs = () => db().$executeRaw`
  UPDATE graphile_worker._private_jobs SET locked_at = locked_at - interval '1 minute',
    run_at = least(run_at, now())`;

/** Starts everything on a migrated, seeded database that waits for the disk, as a campaign's does. */
export async function startParts(): Promise<Parts> {
  const endings: (() => Promise<unknown>)[] = [];
  const end = async () => {
    for (const one of endings.toReversed()) await one();
  };
  const folder = await mkdtemp(path.join(tmpdir(), "bosaga-faults-"));
  endings.push(() => rm(folder, { recursive: true, force: true }));
  try {
    // PostgreSQL's own user has to enter.
    await chmod(folder, 0o711);
    const [port, databasePort] = [await freePort(), await freePort()];
    let cluster: RunningCluster = await startCluster(folder, PASSWORD, databasePort);
    endings.push(() => stopCluster(cluster));
    const mailbox = await openMailbox(await freePort());
    endings.push(() => mailbox.close());
    const siteUrl = `http://127.0.0.1:${port}`;
    const environment = {
      ...testEnvironment(cluster.databaseUrl.replace(/\/[^/]*$/, "/postgres")),
      BOSAGA_DIST_DIR: DIST_FOLDER,
      SITE_URL: siteUrl,
      PORT: String(port),
      SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`,
    };
    // What the tests themselves do, they do as the product would: same database, same keys.
    Object.assign(process.env, environment, { E2E_SITE_URL: siteUrl });
    const all = { ...process.env, NODE_ENV: "production" as const };
    const run = (file: string) => begin(file, all, folder);
    for (const file of ["lib/cli/migrate.ts", "lib/cli/seed.ts"]) {
      const program = run(file);
      if ((await program.ended) !== 0) throw new Error(await readFile(program.log, "utf8"));
    }
    const programs = { site: run("server.ts"), worker: run("lib/cli/work.ts") };
    const gone = async (program: Program, signal: NodeJS.Signals) => {
      program.process.kill(signal);
      await program.ended;
    };
    endings.push(() => gone(programs.worker, "SIGTERM"));
    endings.push(() => gone(programs.site, "SIGTERM"));
    const answers = async () => {
      const { exitCode } = programs.site.process;
      if (exitCode !== null) throw new Error(await readFile(programs.site.log, "utf8"));
      return (await fetch(`${siteUrl}/api/health/live`)).ok;
    };
    await until("the site answers", answers);
    return {
      siteUrl,
      mailbox,
      site: () => programs.site,
      worker: () => programs.worker,
      async kill(part) {
        if (part !== "database") return gone(programs[part], "SIGKILL");
        const { pid } = cluster;
        process.kill(pid, "SIGKILL");
        await until("the database is dead", async () => !isAlive(pid));
      },
      async start(part) {
        const started = Date.now();
        if (part === "database") cluster = await startCluster(folder, PASSWORD, databasePort);
        else if (part === "worker") programs.worker = run("lib/cli/work.ts");
        else {
          programs.site = run("server.ts");
          await until("the site answers again", answers);
        }
        return Date.now() - started;
      },
      stopDatabase: () => stopCluster(cluster),
      logs: async () =>
        (
          await Promise.all(
            [programs.site, programs.worker].map(({ log }) => readFile(log, "utf8")),
          )
        ).join(""),
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}
