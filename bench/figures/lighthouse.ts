// Figure: Lighthouse's marks for the public pages, phone profile, on the production build.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { say } from "@/lib/cli/terminal";
import { chromiumArgs, findChromium } from "@/lib/testing/chromium";
import type { Check, Figure } from "../figure";
import { median } from "../load";
import { firstOf, siteUrl } from "../pages";

const run = promisify(execFile);

/** The last line that runs on Node 20. Fetched into npm's own cache when the figure is measured and
 *  not at installing: it brings 150 packages that nothing else here needs. */
const LIGHTHOUSE = "lighthouse@12.8.2";
const FLOORS = { accessibility: 100, "best-practices": 100, performance: 95 } as const;
const CATEGORIES = ["accessibility", "best-practices", "performance"] as const;
const SECTIONS = ["briefings", "petitions", "events"] as const;
/** A page below a floor is measured so often in all, and its middle mark counts: other programs slow
 *  a page down. */
const ROUNDS = 3;

const report = z.object({
  runtimeError: z.object({ message: z.string() }).optional(),
  categories: z.record(
    z.string(),
    z.object({
      score: z.number().nullable(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
  audits: z.record(
    z.string(),
    z.object({
      title: z.string(),
      score: z.number().nullable(),
      details: z
        .object({ items: z.array(z.object({ description: z.string().optional() })).optional() })
        .optional()
        .catch(undefined),
    }),
  ),
});
type Report = z.output<typeof report>;

const npm = (args: readonly string[], env?: Record<string, string>) =>
  run("npm", ["exec", "--yes", `--package=${LIGHTHOUSE}`, "--", "lighthouse", ...args], {
    env: { ...process.env, ...env },
    maxBuffer: 16_777_216,
  });

/** Why Lighthouse cannot run here, in a sentence; undefined when it can. */
async function hindrance(): Promise<string | undefined> {
  try {
    await npm(["--version"]);
    return undefined;
  } catch {
    return `${LIGHTHOUSE} could not be fetched.`;
  }
}

async function examine(url: string, folder: string, chrome: string): Promise<Report> {
  const file = path.join(folder, "report.json");
  await npm(
    [
      url,
      "--quiet",
      "--output=json",
      `--output-path=${file}`,
      `--only-categories=${CATEGORIES.join(",")}`,
      `--chrome-flags=--headless=new ${chromiumArgs.join(" ")}`,
    ],
    { CHROME_PATH: chrome },
  );
  const read = report.parse(JSON.parse(await readFile(file, "utf8")));
  if (read.runtimeError) throw new Error(`Lighthouse could not read ${url}.`);
  return read;
}

const mark = ({ categories }: Report, category: string) =>
  Math.round((categories[category]?.score ?? 0) * 100);

/** What a page lost marks for. */
function complaints({ categories, audits }: Report, category: string): string[] {
  const refs = categories[category]?.auditRefs ?? [];
  return refs.flatMap(({ id, weight }) => {
    const audit = audits[id];
    if (!audit || weight === 0 || audit.score === null || audit.score === 1) return [];
    const said = audit.details?.items?.flatMap(({ description }) => description ?? []) ?? [];
    return [[audit.title, ...said].join(": ")];
  });
}

async function marksOf(url: string, folder: string, chrome: string): Promise<Check[]> {
  const reports: Report[] = [];
  const marked = (category: string) => median(reports.map((one) => mark(one, category)));
  const isShort = () => CATEGORIES.some((category) => marked(category) < FLOORS[category]);
  reports.push(await examine(url, folder, chrome));
  while (isShort() && reports.length < ROUNDS) {
    // Two more each time, so that there is a middle one.
    reports.push(await examine(url, folder, chrome), await examine(url, folder, chrome));
  }
  return CATEGORIES.map((category) => {
    const [measured, floor] = [marked(category), FLOORS[category]];
    const last = reports.at(-1);
    if (measured < floor && last) say(`  ${category}: ${complaints(last, category).join("; ")}`);
    return {
      what: `${new URL(url).pathname}, ${category}`,
      measured: String(measured),
      baseline: "100",
      ratio: measured / 100,
      floor: floor / 100,
    };
  });
}

export const lighthouse: Figure = {
  name: "lighthouse",
  claim:
    "On a phone Lighthouse gives 100 for accessibility, 100 for best practices, 95 or more for performance",
  async measure(stack) {
    const why = await hindrance();
    if (why !== undefined) return { notRun: why };
    const chrome = await findChromium(say);
    const folder = await mkdtemp(path.join(tmpdir(), "bosaga-lighthouse-"));
    try {
      const checks: Check[] = [];
      const paths = ["/kk/events"];
      for (const section of SECTIONS) paths.push(await firstOf(stack, section));
      for (const page of paths) {
        for (const locale of ["kk", "ru", "en"]) {
          const url = `${siteUrl(stack)}${page.replace("/kk/", `/${locale}/`)}`;
          // The cache has it, as it has for readers.
          await (await fetch(url)).arrayBuffer();
          checks.push(...(await marksOf(url, folder, chrome)));
        }
      }
      return { checks };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
