// Tallies on the database of its environment until nothing waits, and writes how many rows in how many seconds.
import { performance } from "node:perf_hooks";
import { db } from "@/lib/db";
import { tallyPetitions } from "@/lib/petitions/tally/commands";

// Connecting is no part of it.
await db().$queryRaw`SELECT 1`;
const started = performance.now();
let rows = 0;
for (;;) {
  const { counted, removed, restored } = await tallyPetitions();
  rows += counted;
  if (counted + removed + restored === 0) break;
}
process.stdout.write(JSON.stringify({ rows, seconds: (performance.now() - started) / 1_000 }));
await db().$disconnect();
