// Listens to Postgres for paths that changed, so that every server's page cache lets go of them.
import { Client } from "pg";
import { z } from "zod";
import { log } from "../log";

/** What commands send with notifyChanged() (lib/db.ts). */
const changedPaths = z.array(z.string());

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 10_000;

export type Listening = { stop(): Promise<void> };

/**
 * Listens until stopped, connecting again whenever the connection is lost, ever more slowly up to
 * once in 10 s.
 * @param onPaths hears the paths of each change
 * @param onGap is called after every (re)connection: what was said before has been missed
 */
export function listenForChanges(
  databaseUrl: string,
  channel: string,
  onPaths: (paths: string[]) => void,
  onGap: () => void,
): Listening {
  let stopped = false;
  let pause = FIRST_PAUSE;
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  const later = () => {
    client = undefined;
    if (stopped) return;
    timer = setTimeout(connect, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  };

  const connect = async () => {
    const fresh = new Client({
      connectionString: databaseUrl,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      application_name: "bosaga page cache",
    });
    client = fresh;
    let over = false;
    const lost = (error?: unknown) => {
      if (over) return;
      over = true;
      if (!stopped) log.warn("changes-lost", { code: codeOf(error) });
      fresh.end().catch(() => log.warn("changes-end-failed"));
      later();
    };
    fresh.on("error", lost);
    fresh.on("end", () => lost());
    fresh.on("notification", ({ payload }) => {
      const paths = readPaths(payload);
      if (paths) onPaths(paths);
      else onGap();
    });
    try {
      await fresh.connect();
      await fresh.query(`LISTEN ${fresh.escapeIdentifier(channel)}`);
      pause = FIRST_PAUSE;
      onGap();
    } catch (error) {
      lost(error);
    }
  };

  void connect();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;
}

function readPaths(payload: string | undefined): string[] | undefined {
  try {
    return changedPaths.safeParse(JSON.parse(payload ?? "")).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
