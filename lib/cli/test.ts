// `npm test`: every check there is, as one list in the order of what fails fastest. The same here and in CI.
// Safe beside a running `npm start`: its own ports, its own database, its own build folder.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { givenEnvironment } from "../env";
import { startPostgres } from "../testing/postgres";
import { complain, runMain, say } from "./terminal";

const DIST = ".next-test";
const VITEST_CONFIG = "lib/testing/vitest.config.ts";
const JOURNEYS = "e2e/playwright.config.ts";
const FAULTS = "e2e/faults/playwright.config.ts";

type Counts = { passed: number; failed: number };

type Step = {
  name: string;
  /** A program of node_modules as `package/path/to/file`, or a file of ours ending in .ts. */
  program: string;
  args?: string[];
  environment?: Record<string, string>;
  /** Reads how many tests passed and failed from the report it left. */
  counts?: () => Promise<Counts>;
};

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** A report that is missing or cut off means that its program fell over, which is one failure. */
const fell: Counts = { passed: 0, failed: 1 };

async function readReport<T>(file: string, form: z.ZodType<T>): Promise<T | null> {
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? null : (form.safeParse(JSON.parse(text)).data ?? null);
}

async function vitestCounts(file: string): Promise<Counts> {
  const report = await readReport(file, vitestReport);
  return report ? { passed: report.numPassedTests, failed: report.numFailedTests } : fell;
}

async function journeyCounts(file: string): Promise<Counts> {
  const report = await readReport(file, playwrightReport);
  if (!report) return fell;
  const { expected, unexpected, flaky } = report.stats;
  return { passed: expected, failed: unexpected + flaky };
}

function vitestStep(name: string, project: string, reports: string, url?: string): Step {
  const report = path.join(reports, `${project}.json`);
  return {
    name,
    program: "vitest/vitest.mjs",
    args: [
      "run",
      `--config=${VITEST_CONFIG}`,
      `--project=${project}`,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
    environment: url === undefined ? {} : { TEST_DATABASE_URL: url },
    counts: () => vitestCounts(report),
  };
}

function playwrightStep(name: string, config: string, report: string): Step {
  return {
    name,
    program: "@playwright/test/cli.js",
    args: ["test", `--config=${config}`],
    environment: { BOSAGA_DIST_DIR: DIST, E2E_REPORT: report },
    counts: () => journeyCounts(report),
  };
}

function stepsOf(reports: string, databaseUrl: string): Step[] {
  const dist = { BOSAGA_DIST_DIR: DIST };
  return [
    { name: "Prisma client", program: "lib/cli/generate.ts" },
    { name: "Route types", program: "next/dist/bin/next", args: ["typegen"], environment: dist },
    // A configuration of its own: the types of routes must be those of this build, not of others nearby.
    { name: "Types", program: "typescript/bin/tsc", args: ["-p", "lib/testing", "--noEmit"] },
    { name: "Lint and format", program: "@biomejs/biome/bin/biome", args: ["check"] },
    vitestStep("Unit and architecture", "unit", reports),
    vitestStep("Integration on PostgreSQL", "db", reports, databaseUrl),
    { name: "Production build", program: "lib/cli/build.ts", environment: dist },
    playwrightStep("Journeys in Chromium", JOURNEYS, path.join(reports, "journeys.json")),
    playwrightStep("Kills, outages, backups", FAULTS, path.join(reports, "faults.json")),
  ];
}

/** @returns its exit code and everything it said */
function run({
  program,
  args = [],
  environment = {},
}: Step): Promise<{ code: number; said: string }> {
  const isOurs = program.endsWith(".ts");
  const mode = program.startsWith("vitest/") ? "test" : "production";
  const file = isOurs ? path.resolve(program) : resolveProgram(program);
  const child = spawn(process.execPath, [...(isOurs ? ["--import", "tsx"] : []), file, ...args], {
    env: { ...givenEnvironment(), NODE_ENV: mode, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const keep = (chunk: Buffer) => {
    said += chunk.toString("utf8");
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const end = () => child.kill("SIGTERM");
  process.once("exit", end);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      process.off("exit", end);
      resolve({ code: code ?? 1, said });
    });
  });
}

/** Past a package's `exports`, which list no programs. */
function resolveProgram(program: string): string {
  const parts = program.split("/");
  const name = parts.slice(0, program.startsWith("@") ? 2 : 1);
  const manifest = createRequire(import.meta.url).resolve([...name, "package.json"].join("/"));
  return path.join(path.dirname(manifest), ...parts.slice(name.length));
}

const seconds = (since: number) => `${((Date.now() - since) / 1_000).toFixed(1).padStart(6)} s`;

async function runSteps(steps: Step[]): Promise<Counts> {
  const total: Counts = { passed: 0, failed: 0 };
  for (const step of steps) {
    const started = Date.now();
    const { code, said } = await run(step);
    const counts = (await step.counts?.()) ?? { passed: 0, failed: 0 };
    // What ended badly without a failed test to show for it counts as one; what reports a failure
    // has failed, whatever its exit code.
    if (code !== 0) counts.failed ||= 1;
    total.passed += counts.passed;
    total.failed += counts.failed;
    const tests = step.counts ? `   ${counts.passed} passed, ${counts.failed} failed` : "";
    if (counts.failed === 0) {
      say(`✓ ${step.name.padEnd(28)}${seconds(started)}${tests}`);
      continue;
    }
    complain(said.trim());
    complain(`✗ ${step.name.padEnd(28)}${seconds(started)}${tests}`);
    complain(`Stopped at "${step.name}"; what it said stands above.`);
    break;
  }
  return total;
}

runMain(import.meta.url, async () => {
  const started = Date.now();
  // So that Ctrl-C ends the database too.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  const reports = await mkdtemp(path.join(tmpdir(), "bosaga-reports-"));
  const postgres = await startPostgres();
  let total: Counts = fell;
  try {
    total = await runSteps(stepsOf(reports, postgres.url));
  } finally {
    await postgres.stop();
    await rm(reports, { recursive: true, force: true });
  }
  say(`Everything took ${((Date.now() - started) / 60_000).toFixed(1)} minutes.`);
  say(`${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed > 0 ? 1 : 0);
});
