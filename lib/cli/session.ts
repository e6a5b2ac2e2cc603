// What a one-off command (seed, demo, organiser, retention) needs: the complete environment and a running database.
import { existsSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { db } from "../db";
import { completeEnvironment, givenEnvironment } from "../env";
import { takeLock } from "./lock";
import { migrate } from "./migrate";
import { addressOf, runningServer, startCluster, stopCluster } from "./postgres";
import { composeEnvironment, dataFolder, readGiven, readSecrets } from "./settings";
import { Stop } from "./terminal";

/** Where mail would go is no concern of these commands; they only put jobs into the queue. */
const NO_MAIL = "smtp://127.0.0.1:1025";

async function isReachable(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

/**
 * Runs a command's work with env() complete: on DATABASE_URL if it is given, otherwise on the local
 * database of `npm start`, which is started for the while if it does not run.
 * @throws Stop if there is no database yet
 */
export async function withDatabase(work: (isLocal: boolean) => Promise<void>): Promise<void> {
  const given = await readGiven();
  const folder = dataFolder(given);
  const { secrets, kept } = await readSecrets(folder);
  const enter = async (databaseUrl: string) => {
    const places = { databaseUrl, smtpUrl: NO_MAIL };
    const mode = givenEnvironment().NODE_ENV === "development" ? "development" : "production";
    completeEnvironment(composeEnvironment(given, secrets, places, mode));
    await migrate(databaseUrl);
    try {
      await work(given.DATABASE_URL === undefined);
    } finally {
      await db().$disconnect();
    }
  };
  if (given.DATABASE_URL !== undefined) return enter(given.DATABASE_URL);
  const cluster = path.join(folder, "postgres");
  if (!kept || !existsSync(cluster)) {
    throw new Stop("There is no database yet: run npm start once, or set DATABASE_URL.");
  }
  const running = runningServer(cluster);
  if (running) {
    const databaseUrl = addressOf(running.port, secrets.DATABASE_PASSWORD);
    if (await isReachable(databaseUrl)) return enter(databaseUrl);
  }
  const lock = await takeLock(folder, "another command");
  try {
    const started = await startCluster(folder, secrets.DATABASE_PASSWORD);
    try {
      await enter(started.databaseUrl);
    } finally {
      await stopCluster(started);
    }
  } finally {
    await lock.release();
  }
}
