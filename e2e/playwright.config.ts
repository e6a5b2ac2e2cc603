// The journeys: the production build in a real Chromium. `npm test` runs them last; alone:
//
//   npx playwright test -c e2e/playwright.config.ts aigerim
//
// It needs a build in BOSAGA_DIST_DIR (default .next-test; `BOSAGA_DIST_DIR=.next-test npm run build`).
// With E2E_SITE_URL, E2E_INBOX_URL and the site's own environment it runs against a site that runs
// already, without a start of its own.
import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";
import { chromiumArgs, findChromium } from "../lib/testing/chromium";

const executablePath = await findChromium((sentence) => process.stdout.write(`${sentence}\n`));
if (!existsSync(executablePath)) throw new Error(`${executablePath} does not exist.`);

export default defineConfig({
  testDir: ".",
  // Those have a configuration of their own: they kill what these walk through.
  testIgnore: "faults/**",
  globalSetup: "./global-setup.ts",
  outputDir: "./.results/traces",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  projects: [
    { name: "journeys", testMatch: "**/*.spec.ts", testIgnore: ["**/*.last.spec.ts", "faults/**"] },
    { name: "afterwards", testMatch: "**/*.last.spec.ts", dependencies: ["journeys"] },
  ],
  reporter: [
    ["list"],
    ["json", { outputFile: process.env.E2E_REPORT ?? "./.results/report.json" }],
  ],
  use: {
    browserName: "chromium",
    launchOptions: { executablePath, args: chromiumArgs },
    trace: "retain-on-failure",
    actionTimeout: 15_000,
    timezoneId: "Asia/Kathmandu",
  },
});
