// `npm run bench`: measures every figure the product promises, or those named, and says which hold.
//   npm run bench                          all
//   npm run bench -- cached-page           one
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { startStack } from "@/e2e/stack";
import { build } from "@/lib/cli/build";
import { runMain, Stop, say, working } from "@/lib/cli/terminal";
import type { Figure, Measured } from "./figure";
import { cachedPage } from "./figures/cached-page";
import { firstVisit } from "./figures/first-visit";

const FIGURES: readonly Figure[] = [cachedPage, firstVisit];
const RESULTS = path.resolve("bench/.results");

type Line = Measured & { name: string; claim: string };

function chosen(names: readonly string[]): readonly Figure[] {
  const unknown = names.filter((name) => !FIGURES.some((figure) => figure.name === name));
  if (unknown.length > 0) {
    const known = FIGURES.map(({ name }) => name).join(", ");
    throw new Stop(`There is no figure called ${unknown.join(", ")}; there are ${known}.`);
  }
  return names.length === 0 ? FIGURES : FIGURES.filter(({ name }) => names.includes(name));
}

function report({ name, ratio, floor, details }: Line): string {
  const parts = Object.entries(details).map(([key, value]) => `${key} ${value}`);
  const mark = ratio >= floor ? "✓" : "✗";
  return `${mark} ${name.padEnd(16)} ${ratio.toFixed(2)} (at least ${floor})   ${parts.join(", ")}`;
}

runMain(import.meta.url, async (names) => {
  const figures = chosen(names);
  // The build that `npm test` makes and e2e/stack.ts runs.
  process.env.BOSAGA_DIST_DIR ??= ".next-test";
  await build();
  const stack = await working("Starting the product", startStack);
  const lines: Line[] = [];
  try {
    for (const { name, claim, measure } of figures) {
      const line = { name, claim, ...(await measure(stack)) };
      lines.push(line);
      say(report(line));
    }
  } finally {
    await stack.stop();
  }
  await mkdir(RESULTS, { recursive: true });
  const file = path.join(RESULTS, `${new Date().toISOString().replaceAll(":", "-")}.json`);
  await writeFile(file, `${JSON.stringify(lines, null, 2)}\n`);
  const short = lines.filter(({ ratio, floor }) => ratio < floor);
  if (short.length > 0) {
    throw new Stop(`Not met: ${short.map(({ claim }) => claim.toLowerCase()).join("; ")}.`);
  }
});
