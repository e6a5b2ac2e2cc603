// Hearing of changes from a real PostgreSQL, connections lost included.
import pg from "pg";
import { afterEach, expect, it, vi } from "vitest";
import { CHANGED_CHANNEL, db, inTransaction, notifyChanged } from "../db";
import { env } from "../env";
import { type Listening, listenForChanges } from "./changes";

let listening: Listening | undefined;
afterEach(async () => {
  await listening?.stop();
});

function listen() {
  const heard: string[][] = [];
  let gaps = 0;
  listening = listenForChanges(
    env().DATABASE_URL,
    CHANGED_CHANNEL,
    (paths) => heard.push(paths),
    () => {
      gaps += 1;
    },
  );
  return { heard, gaps: () => gaps };
}

it("hears what a transaction changed when it commits, and nothing of one that fails", async () => {
  const { heard, gaps } = listen();
  await vi.waitFor(() => expect(gaps()).toBe(1));
  const failed = inTransaction(async (tx) => {
    await notifyChanged(tx, ["/kk/never"]);
    throw new Error("rolled back");
  });
  await expect(failed).rejects.toThrow("rolled back");
  await inTransaction((tx) => notifyChanged(tx, ["/kk", "/ru"]));
  await vi.waitFor(() => expect(heard).toEqual([["/kk", "/ru"]]));
});

it("hears of more paths than one notice can carry", async () => {
  const { heard, gaps } = listen();
  await vi.waitFor(() => expect(gaps()).toBe(1));
  const paths = Array.from({ length: 300 }, (_, n) => `/kk/briefings/${"long-".repeat(15)}${n}`);
  await inTransaction((tx) => notifyChanged(tx, paths));
  await vi.waitFor(() => expect(heard.flat()).toEqual(paths));
});

it("takes what it cannot read for a gap", async () => {
  const { heard, gaps } = listen();
  await vi.waitFor(() => expect(gaps()).toBe(1));
  await db().$executeRaw`SELECT pg_notify(${CHANGED_CHANNEL}, 'not json')`;
  await vi.waitFor(() => expect(gaps()).toBe(2));
  expect(heard).toEqual([]);
});

it("connects again when the connection is lost, and says that it may have missed something", async () => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const { heard, gaps } = listen();
  await vi.waitFor(() => expect(gaps()).toBe(1));
  const other = new pg.Client({ connectionString: env().DATABASE_URL });
  await other.connect();
  await other.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'bosaga page cache' AND datname = current_database()",
  );
  await other.end();
  await vi.waitFor(() => expect(gaps()).toBe(2), { timeout: 5_000 });
  await inTransaction((tx) => notifyChanged(tx, ["/en"]));
  await vi.waitFor(() => expect(heard).toEqual([["/en"]]));
  vi.restoreAllMocks();
});
