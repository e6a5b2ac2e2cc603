// The whole product for the journeys: a PostgreSQL, an inbox, the worker and the site, on ports of their own.
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { nodeFlags } from "@/lib/cli/children";
import { freePort } from "@/lib/cli/ports";
import { testEnvironment } from "@/lib/testing/environment";
import { databaseUrl, startPostgres, withClient } from "@/lib/testing/postgres";

export type Stack = {
  /** Everything the site runs with, and where the tests find things, as environment variables. */
  environment: Record<string, string>;
  stop(): Promise<void>;
};

/** The build the journeys run on; `npm test` makes it. */
export const DIST_FOLDER = process.env.BOSAGA_DIST_DIR || ".next-test";
const PATIENCE = 60_000;

export type Program = {
  name: string;
  process: ChildProcess;
  log: string;
  ended: Promise<number | null>;
};

/** Runs a file of ours; all it writes goes to a file, which the last check reads too. */
export function begin(
  file: string,
  environment: NodeJS.ProcessEnv,
  logs: string,
  args: string[] = [],
): Program {
  const name = path.basename(file, ".ts");
  const log = path.join(logs, `${name}.log`);
  const output = openSync(log, "a");
  const child = spawn(process.execPath, [...nodeFlags(file), path.resolve(file), ...args], {
    detached: true,
    stdio: ["ignore", output, output, "ipc"],
    env: environment,
  });
  closeSync(output);
  const ended = new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(null));
    child.once("exit", resolve);
  });
  return { name, process: child, log, ended };
}

async function complaint(program: Program, what: string): Promise<Error> {
  return new Error(`${program.name} ${what}.\n${await readFile(program.log, "utf8")}`);
}

async function untilAnswering(url: string, program: Program): Promise<void> {
  const until = Date.now() + PATIENCE;
  while (Date.now() < until && program.process.exitCode === null) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw await complaint(program, `did not answer at ${url}`);
}

/**
 * Starts everything on a seeded database, and waits until it answers.
 * @param wish.isDurable a database that waits for the disk, as a campaign's does
 * @param wish.works false: no worker, so jobs wait and nothing is counted
 */
export async function startStack({ isDurable = false, works = true } = {}): Promise<Stack> {
  const endings: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of endings.toReversed()) await end();
  };
  try {
    const folder = await mkdtemp(path.join(tmpdir(), "bosaga-journeys-"));
    endings.push(() => rm(folder, { recursive: true, force: true }));
    const postgres = await startPostgres({ isDurable });
    endings.push(postgres.stop);
    await withClient(postgres.url, (client) => client.query("CREATE DATABASE bosaga"));
    const [port, smtp, web] = [await freePort(), await freePort(), await freePort()];
    const environment = {
      ...testEnvironment(databaseUrl(postgres.url, "bosaga")),
      BOSAGA_DIST_DIR: DIST_FOLDER,
      SITE_URL: `http://127.0.0.1:${port}`,
      PORT: String(port),
      SMTP_URL: `smtp://127.0.0.1:${smtp}`,
      INBOX_URL: `http://127.0.0.1:${web}`,
    };
    const all = { ...process.env, ...environment, NODE_ENV: "production" as const };
    for (const file of ["lib/cli/migrate.ts", "lib/cli/seed.ts"]) {
      const program = begin(file, all, folder);
      if ((await program.ended) !== 0) throw await complaint(program, "failed");
    }
    const keep = (file: string, args: string[] = []) => {
      const program = begin(file, all, folder, args);
      endings.push(() => {
        program.process.kill("SIGTERM");
        return program.ended;
      });
      return program;
    };
    const inbox = keep("lib/cli/inbox.ts", [String(smtp), String(web), path.join(folder, "mails")]);
    if (works) keep("lib/cli/work.ts");
    const site = keep("server.ts");
    await untilAnswering(`${environment.INBOX_URL}/api/healthz`, inbox);
    await untilAnswering(`${environment.SITE_URL}/api/health/live`, site);
    return {
      environment: {
        ...environment,
        E2E_SITE_URL: environment.SITE_URL,
        E2E_INBOX_URL: environment.INBOX_URL,
        E2E_LOGS: folder,
        E2E_DATA: postgres.folder,
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
