// The worker process: jobs, chores, and the tally every second. `npm start` runs one; more may run beside it.
import { db } from "../db";
import { repeat } from "../jobs/repeat";
import { startWorker } from "../jobs/worker";
import { log } from "../log";
import { closeMail } from "../mail/send";
import { tallyPetitions } from "../petitions/tally/commands";

/** Rows a batch of the tally, and what makes the next batch follow at once. */
const BATCH = 5_000;

async function tally(): Promise<void> {
  for (;;) {
    const { counted, removed, restored } = await tallyPetitions(BATCH);
    if (counted < BATCH && removed < BATCH && restored < BATCH) return;
  }
}

const worker = startWorker();
const tallies = repeat("tally", 1_000, tally);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.all([worker.stop(), tallies.stop()]);
  closeMail();
  await db().$disconnect();
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
log.info("working");
