// When a server says it can work, on a real PostgreSQL.
import { expect, it } from "vitest";
import { db } from "../db";
import { checkReadiness } from "./readiness";

it("is ready on a migrated database where jobs do not wait", async () => {
  expect(await checkReadiness()).toEqual({
    status: "ready",
    reasons: [],
    oldestWaitingJobSeconds: 0,
  });
});

it("is not ready while a job waits longer than any worker would let it", async () => {
  await db().$executeRaw`
    SELECT graphile_worker.add_job('late', run_at => now() - interval '10 minutes')`;
  const readiness = await checkReadiness();
  expect(readiness.reasons).toEqual(["jobs-late"]);
  expect(readiness.oldestWaitingJobSeconds).toBeGreaterThanOrEqual(600);
});

it("is not ready while a migration is missing", async () => {
  await db().$executeRaw`UPDATE _prisma_migrations SET finished_at = NULL`;
  try {
    expect((await checkReadiness()).reasons).toContain("migrations-missing");
  } finally {
    await db().$executeRaw`UPDATE _prisma_migrations SET finished_at = now()`;
  }
});
