// Gives each db test file a database of its own, and each test an empty one with the campaign's row.
import { afterAll, beforeAll, beforeEach, inject } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/tokens";
import { forgetKeys } from "@/lib/vault/vault";
import { cloneDatabase, dropDatabase } from "./postgres";

const server = inject("testServer");
const name = `bosaga_test_${inject("testRun")}_${process.pid}_${process.env.VITEST_POOL_ID}`;

// env() is parsed on first use, which is after this line: setup files run before the test's imports.
process.env.DATABASE_URL = await cloneDatabase(server, inject("testTemplate"), name);

/** Deleting what little a test left is faster than truncating every table. Foreign keys are not
 *  looked at meanwhile, so the order does not matter. */
async function empty(): Promise<void> {
  await db().$executeRawUnsafe(`
    DO $$ DECLARE t record; BEGIN
      SET LOCAL session_replication_role = replica;
      FOR t IN SELECT schemaname, tablename FROM pg_tables
        WHERE (schemaname = 'public' AND tablename <> '_prisma_migrations')
           OR (schemaname = 'graphile_worker' AND tablename IN ('_private_jobs', '_private_job_queues'))
      LOOP EXECUTE format('DELETE FROM %I.%I', t.schemaname, t.tablename); END LOOP;
    END $$`);
}

beforeAll(() => {
  globalThis.bosagaDb = undefined;
});

beforeEach(async () => {
  await empty();
  forgetKeys();
  await db().campaign.create({ data: { id: newId(), contactEmail: "contact@bosaga.test" } });
});

afterAll(async () => {
  await db().$disconnect();
  await dropDatabase(server, name);
});
