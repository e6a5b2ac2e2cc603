// The fault checks: parts of the product are killed, stopped, refused, backed up and restored. One after
// the other, without a browser. `npm test` runs them; alone, with a build in BOSAGA_DIST_DIR:
//
//   npx playwright test -c e2e/faults/playwright.config.ts
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  outputDir: "../.results/faults",
  workers: 1,
  retries: 0,
  timeout: 180_000,
  forbidOnly: true,
  // Two processes: the second acts on a database of its own, when the first's has gone.
  projects: [
    { name: "parts", testMatch: "*.spec.ts", testIgnore: "start.spec.ts" },
    { name: "start", testMatch: "start.spec.ts" },
  ],
  reporter: [
    ["list"],
    ["json", { outputFile: process.env.E2E_REPORT ?? "../.results/faults.json" }],
  ],
});
