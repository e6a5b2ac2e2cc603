// The two kinds of vitest tests, and how to run them.
//
//   unit   *.test.ts(x)      no database (connecting fails the test); all of them in seconds
//   db     *.db.test.ts(x)   a real PostgreSQL, one database per test file, emptied before each test
//
// Run one file while working (the first line needs nothing, the second a PostgreSQL it may use;
// without TEST_DATABASE_URL the db project starts an embedded one of its own):
//
//   npx vitest --config lib/testing/vitest.config.ts run --project unit lib/forms.test.ts
//   TEST_DATABASE_URL=postgres://… npx vitest --config lib/testing/vitest.config.ts run --project db lib/x/y.db.test.ts
//
// In a db test: `db()` and every command work at once; one campaign row exists; `make.*` of
// lib/testing/make.ts builds the smallest valid thing; `waitingJobs()` of lib/testing/jobs.ts tells
// what was enqueued. An unexpected console.error or console.warn fails the test (spy on it with
// vi.spyOn where it is expected). Time zone: Asia/Kathmandu.
import path from "node:path";
import { defineConfig } from "vitest/config";

const root = path.resolve(import.meta.dirname, "../..");

// Before the first Date of any worker: a zone set later is not seen. Nobody keeps time at +05:45 by
// accident, so a date written in the wrong zone shows. (The rest of the environment: setup.ts.)
process.env.TZ = "Asia/Kathmandu";

const folders = ["lib", "components", "app", "prisma"];
const inFolders = (pattern: string) => [
  ...folders.map((folder) => `${folder}/**/${pattern}`),
  pattern,
];

export default defineConfig({
  root,
  resolve: { alias: { "@": root } },
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    pool: "forks",
    reporters: ["default"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: inFolders("*.test.{ts,tsx}"),
          exclude: ["**/*.db.test.*", "**/node_modules/**"],
          setupFiles: ["lib/testing/setup.ts", "lib/testing/setup-unit.ts"],
          testTimeout: 10_000,
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: inFolders("*.db.test.{ts,tsx}"),
          exclude: ["**/node_modules/**"],
          globalSetup: ["lib/testing/database.ts"],
          setupFiles: ["lib/testing/setup.ts", "lib/testing/setup-db.ts"],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
