// The whole product for the journeys: a PostgreSQL, an inbox, the worker and the site, on ports of their own.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Child, startChild, stopChild } from "@/lib/cli/children";
import { freePort } from "@/lib/cli/ports";
import { testEnvironment } from "@/lib/testing/environment";
import { databaseUrl, startPostgres, withClient } from "@/lib/testing/postgres";

export type Stack = {
  /** Where the site answers. */
  siteUrl: string;
  /** Where the inbox answers. */
  inboxUrl: string;
  databaseUrl: string;
  /** All variables the site runs with: for code of ours that runs inside the tests. */
  environment: Record<string, string>;
  stop(): Promise<void>;
};

/** The build the journeys run on; `npm test` makes it. */
export const DIST_FOLDER = process.env.BOSAGA_DIST_DIR || ".next-test";

const PATIENCE = 60_000;

async function runToEnd(name: string, file: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const how = await startChild(name, file, environment).ended;
  if (how !== "exit code 0") throw new Error(`${name} ended with ${how}.`);
}

async function untilAnswering(url: string, child: Child): Promise<void> {
  const until = Date.now() + PATIENCE;
  while (Date.now() < until && child.process.exitCode === null) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${child.name} did not answer at ${url}.`);
}

/** Starts everything on an empty, seeded database, and waits until it answers. */
export async function startStack(): Promise<Stack> {
  const running: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of running.toReversed()) await end();
  };
  try {
    const postgres = await startPostgres();
    running.push(postgres.stop);
    const [port, smtp, web] = [await freePort(), await freePort(), await freePort()];
    const inbox = await mkdtemp(path.join(tmpdir(), "bosaga-inbox-"));
    running.push(() => rm(inbox, { recursive: true, force: true }));
    await withClient(postgres.url, (client) => client.query("CREATE DATABASE bosaga"));
    const environment = {
      ...testEnvironment(databaseUrl(postgres.url, "bosaga")),
      NODE_ENV: "production" as const,
      BOSAGA_DIST_DIR: DIST_FOLDER,
      SITE_URL: `http://127.0.0.1:${port}`,
      PORT: String(port),
      SMTP_URL: `smtp://127.0.0.1:${smtp}`,
      INBOX_URL: `http://127.0.0.1:${web}`,
    };
    const all = { ...process.env, ...environment };
    await runToEnd("migrating", "lib/cli/migrate.ts", all);
    await runToEnd("seeding", "lib/cli/seed.ts", all);
    const begin = (name: string, file: string, args: string[] = []) => {
      const child = startChild(name, file, all, { args });
      running.push(() => stopChild(child, 10_000));
      return child;
    };
    const box = begin("the inbox", "lib/cli/inbox.ts", [String(smtp), String(web), inbox]);
    begin("the worker", "lib/cli/work.ts");
    const site = begin("the site", "server.ts");
    await untilAnswering(`${environment.INBOX_URL}/api/healthz`, box);
    await untilAnswering(`${environment.SITE_URL}/api/health/live`, site);
    return {
      siteUrl: environment.SITE_URL,
      inboxUrl: environment.INBOX_URL,
      databaseUrl: databaseUrl(postgres.url, "bosaga"),
      environment,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
