// Figure: a list of 100,000 signers for the addressee, PDF and CSV, in less than two minutes and in less than twice
// the memory that one of 10,000 takes.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { begin } from "@/e2e/stack";
import { withClient } from "@/lib/testing/postgres";
import { atMost, type Check, exactly, type Figure, rounded, type Stack } from "../figure";
import { databaseUrl } from "../pages";
import { prepare } from "../prepare";

const SMALL = 10_000;
const LARGE = 100_000;
const MOST_SECONDS = 120;
/** How much more memory ten times the lines may take. What is kept hardly grows;
 *  what the system sees follows how lazily garbage is collected. */
const MOST_GROWTH = 2;
const PATIENCE_MS = 300_000;

type Made = { written: number; seconds: number; peak: number };

/** The most memory a process ever held, in megabytes; null where the system does not tell. */
async function peakOf(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1_024;
}

async function ended(stack: Stack, id: string): Promise<Omit<Made, "peak">> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const { rows } = await withClient(databaseUrl(stack), (client) =>
      client.query<Omit<Made, "peak">>(
        `SELECT written, extract(epoch FROM finished_at - started_at)::float AS seconds
         FROM delivery_file WHERE id = $1 AND finished_at IS NOT NULL`,
        [id],
      ),
    );
    if (rows[0]) return rows[0];
    await pause(250);
  }
  throw new Error("The list was not made in time.");
}

/** Has a list made by a worker of its own, which does nothing else. @returns null without its memory */
async function make(stack: Stack): Promise<Made | null> {
  const folder = await mkdtemp(path.join(tmpdir(), "bosaga-bench-"));
  const environment = { ...process.env, ...stack.environment, NODE_ENV: "production" as const };
  const worker = begin("lib/cli/work.ts", environment, folder);
  try {
    const id = await prepare(stack, "bench/processes/order-list.ts");
    const made = await ended(stack, id);
    const peak = await peakOf(worker.process.pid);
    return peak === null ? null : { ...made, peak };
  } finally {
    worker.process.kill("SIGTERM");
    await worker.ended;
    await rm(folder, { recursive: true, force: true });
  }
}

const fill = (stack: Stack, rows: number) =>
  prepare(stack, "bench/processes/demonstrate.ts", { args: [String(rows)] });

export const deliveryList: Figure = {
  name: "delivery-list",
  claim:
    "A list of 100,000 signers is made in less than two minutes, in less than twice the memory one of 10,000 takes",
  works: false,
  async measure(stack) {
    await fill(stack, SMALL);
    const small = await make(stack);
    await fill(stack, LARGE - SMALL);
    const large = await make(stack);
    if (small === null || large === null) {
      return { notRun: "This system does not tell how much memory a process held." };
    }
    const memory: Check = {
      what: "the worker's memory at its highest",
      measured: `${rounded(large.peak)} MB`,
      baseline: `${rounded(small.peak)} MB for 10,000`,
      ratio: small.peak / large.peak,
      floor: 1 / MOST_GROWTH,
    };
    const pace: Check = {
      what: "lines a second",
      measured: `${rounded(large.written / large.seconds)}/s`,
      baseline: `${rounded(small.written / small.seconds)}/s for 10,000`,
      ratio: large.written / large.seconds / (small.written / small.seconds),
    };
    return {
      checks: [
        atMost("100,000 lines, PDF and CSV, within", large.seconds, MOST_SECONDS, "s"),
        memory,
        pace,
        exactly("lines", large.written, LARGE),
      ],
    };
  },
};
