// `npm start`: everything a newcomer needs, from a database to an inbox, in one terminal; Ctrl-C ends it all.
// `npm run dev` is the same with Next's development server.
import { existsSync } from "node:fs";
import { access, constants, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { givenEnvironment } from "../env";
import { isAlive } from "./alive.mjs";
import { build } from "./build";
import { type Child, startChild, stopChild } from "./children";
import { prepareDatabase, refuseUnreachable } from "./database";
import { generate } from "./generate";
import { type Lock, takeLock } from "./lock";
import { freePort, refuseBusyPort } from "./ports";
import { type RunningCluster, startCluster, stopCluster } from "./postgres";
import { npmBehind } from "./processes";
import {
  composeEnvironment,
  dataFolder,
  type Given,
  keepSecrets,
  readGiven,
  readSecrets,
} from "./settings";
import { complain, runMain, Stop, say, working } from "./terminal";

/** How long the site may finish its requests and the worker its jobs, in milliseconds. */
const PATIENCE = 15_000;
/** How long a start may wait for the site to answer, in milliseconds. */
const SITE_PATIENCE = 60_000;

type Running = {
  lock?: Lock;
  cluster?: RunningCluster;
  guardian?: Child;
  /** In the order in which they end. */
  children: Child[];
};

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o711 });
    await access(folder, constants.W_OK);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? ` (${error.code})` : "";
    throw new Stop(
      `The folder ${folder} cannot be written${code}; make it writable, or set BOSAGA_DATA_DIR to one that is.`,
    );
  }
}

async function startLocalDatabase(
  running: Running,
  folder: string,
  password: string,
): Promise<string> {
  const isNew = !existsSync(path.join(folder, "postgres"));
  const start = () => startCluster(folder, password);
  running.cluster = await (isNew ? working("Making the database", start) : start());
  const { cluster, pid, databaseUrl } = running.cluster;
  running.guardian = startChild("the database", "lib/cli/guardian.mjs", givenEnvironment(), {
    args: [cluster.folder, String(pid)],
  });
  return databaseUrl;
}

type Inbox = { smtpUrl: string; inboxUrl: string; start: () => Child };

/** Chooses the local inbox's ports, which the others must know before it starts. */
async function planInbox(folder: string): Promise<Inbox> {
  const [smtp, web] = [await freePort(1025), await freePort(1080)];
  const mails = path.join(folder, "inbox");
  await mkdir(mails, { recursive: true, mode: 0o700 });
  const args = [String(smtp), String(web), mails];
  return {
    smtpUrl: `smtp://127.0.0.1:${smtp}`,
    inboxUrl: `http://127.0.0.1:${web}`,
    start: () =>
      startChild("the local inbox", "lib/cli/inbox.ts", givenEnvironment(), {
        args,
        isQuiet: true,
      }),
  };
}

/** Loaded only while there is no organiser: it needs the generated client and the vault. */
async function tellFirstOrganiser(): Promise<string[]> {
  const { firstOrganiserLines } = await import("./organiser");
  const { db } = await import("../db");
  const lines = await firstOrganiserLines();
  await db().$disconnect();
  return lines;
}

/** Waits until the site gives any answer: a listening port alone may be another program's. */
async function untilAnswering(url: string, site: Child): Promise<void> {
  const until = Date.now() + SITE_PATIENCE;
  while (Date.now() < until && site.process.exitCode === null) {
    try {
      await fetch(url, { signal: AbortSignal.timeout(5_000) });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Stop("The site did not start; what it said stands above.");
}

async function stopAll(running: Running): Promise<void> {
  for (const child of running.children) await stopChild(child, PATIENCE);
  if (running.cluster) await stopCluster(running.cluster);
  if (running.guardian) await stopChild(running.guardian, PATIENCE);
  await running.lock?.release();
}

type Mode = "production" | "development";

/** Everything up to and including the moment the site answers. @returns lines for the terminal */
async function startAll(running: Running, given: Given, mode: Mode): Promise<string[]> {
  const folder = dataFolder(given);
  const isFirst = !existsSync(folder);
  const { secrets, kept } = await readSecrets(folder);
  // Refused before anything is made: what is given must be usable with any database and inbox.
  const anywhere = { databaseUrl: "postgres://127.0.0.1/bosaga", smtpUrl: "smtp://127.0.0.1:1025" };
  const draft = composeEnvironment(given, secrets, anywhere, mode);
  if (!kept && existsSync(path.join(folder, "postgres")) && given.DATABASE_URL === undefined) {
    throw new Stop(
      `${path.join(folder, "secrets.env")} is missing, and without its keys the database beside it cannot be read; put it back.`,
    );
  }
  if (given.DATABASE_URL !== undefined) await refuseUnreachable(given.DATABASE_URL);
  const [port, host, site] = [Number(draft.PORT), draft.HOST ?? "0.0.0.0", draft.SITE_URL ?? ""];
  if (isFirst) await refuseBusyPort(port, host, 0);
  await makeFolder(folder);
  try {
    running.lock = await takeLock(folder, site);
    await refuseBusyPort(port, host, running.lock.afterCrash ? PATIENCE : 0);
  } catch (error) {
    if (isFirst) await rm(folder, { recursive: true, force: true });
    throw error;
  }
  if (!kept) await keepSecrets(folder, secrets);

  const databaseUrl =
    given.DATABASE_URL ?? (await startLocalDatabase(running, folder, secrets.DATABASE_PASSWORD));
  const inbox = given.SMTP_URL ? undefined : await planInbox(folder);
  const smtpUrl = given.SMTP_URL ?? inbox?.smtpUrl ?? "";
  const inboxUrl = inbox?.inboxUrl ?? given.INBOX_URL;
  const places = { databaseUrl, smtpUrl, inboxUrl };
  const environment = composeEnvironment(given, secrets, places, mode);
  await generate();
  const contents = await prepareDatabase(environment, given.DATABASE_URL === undefined);
  if (mode === "production") await build();

  const all = { ...givenEnvironment(), ...environment, NEXT_TELEMETRY_DISABLED: "1" };
  const server = startChild("the site", "server.ts", all);
  running.children.push(server);
  const organiserLines = contents.hasAdmin ? [] : await tellFirstOrganiser();
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  await untilAnswering(`http://${reachable}:${port}/api/health/live`, server);
  // Only now: a reader waits for the site; nobody waits for these two within their first second.
  running.children.push(startChild("the worker", "lib/cli/work.ts", all));
  if (inbox) running.children.push(inbox.start());
  return [
    "",
    `The site:   ${site}`,
    ...(inboxUrl ? [`Its mail:   ${inboxUrl}`] : []),
    ...organiserLines,
    "Ctrl-C stops everything; the data stays.",
  ];
}

/** Resolves when somebody asks to stop; a second time ends at once. */
function untilAsked(): Promise<null> {
  return new Promise((resolve) => {
    let asked = false;
    const ask = () => {
      if (asked) process.exit(130);
      asked = true;
      resolve(null);
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, ask);
    if (!givenEnvironment().npm_lifecycle_event) return;
    // npm runs us through a shell, which takes the signal that npm got and keeps it to itself, and
    // which outlives an npm that was killed.
    const parent = process.ppid;
    const npm = npmBehind(parent);
    setInterval(() => {
      if ((process.ppid !== parent || (npm && !isAlive(npm))) && !asked) ask();
    }, 250).unref();
  });
}

runMain(import.meta.url, async (args) => {
  const mode: Mode = args.includes("--dev") ? "development" : "production";
  const running: Running = { children: [] };
  const asked = untilAsked();
  try {
    const lines = await Promise.race([startAll(running, await readGiven(), mode), asked]);
    if (lines !== null) {
      for (const line of lines) say(line);
      const watched = [...running.children, ...(running.guardian ? [running.guardian] : [])];
      const fell = watched.map(async ({ name, ended }) => ({ name, how: await ended }));
      const first = await Promise.race([...fell, asked]);
      if (first) {
        throw new Stop(`Everything stops, because ${first.name} ended by itself (${first.how}).`);
      }
    }
    say("Stopping …");
  } finally {
    await stopAll(running).catch((error: unknown) => {
      complain(`Not everything stopped: ${error instanceof Error ? error.message : error}`);
      process.exitCode = 1;
    });
  }
  process.exit();
});
