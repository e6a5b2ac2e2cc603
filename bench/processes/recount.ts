// Counts every petition of its environment's database again, and writes what came out and how long it took.
import { performance } from "node:perf_hooks";
import { db } from "@/lib/db";
import { recountAll } from "@/lib/petitions/recounts/commands";
import { sizeOf } from "@/lib/petitions/recounts/rules";

await db().$queryRaw`SELECT 1`;
const started = performance.now();
const recounted = await recountAll(new Date());
const seconds = (performance.now() - started) / 1_000;
const rows = recounted.reduce((sum, one) => sum + one.rows, 0);
const differences = recounted.reduce((sum, one) => sum + sizeOf(one), 0);
process.stdout.write(JSON.stringify({ rows, differences, seconds }));
await db().$disconnect();
