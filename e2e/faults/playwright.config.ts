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
  reporter: [
    ["list"],
    ["json", { outputFile: process.env.E2E_REPORT ?? "../.results/faults.json" }],
  ],
});
