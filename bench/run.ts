// `npm run bench`: measures every figure the product promises, or those named, and says which hold.
//   npm run bench                          all
//   npm run bench -- cached-page           one
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { startStack } from "@/e2e/stack";
import { build } from "@/lib/cli/build";
import { runMain, Stop, say, working } from "@/lib/cli/terminal";
import type { Check, Figure } from "./figure";
import { cachedPage } from "./figures/cached-page";
import { confirmAndTally } from "./figures/confirm-and-tally";
import { deliveryList } from "./figures/delivery-list";
import { firstVisit } from "./figures/first-visit";
import { invalidation } from "./figures/invalidation";
import { lighthouse } from "./figures/lighthouse";
import { millionRows } from "./figures/million-rows";
import { pageWeight } from "./figures/page-weight";
import { recount } from "./figures/recount";
import { signing } from "./figures/signing";
import { tally } from "./figures/tally";
import { holds, table, told } from "./table";

const FIGURES: readonly Figure[] = [
  cachedPage,
  firstVisit,
  signing,
  confirmAndTally,
  tally,
  recount,
  invalidation,
  deliveryList,
  millionRows,
  pageWeight,
  lighthouse,
];
const RESULTS = path.resolve("bench/.results");

type Line = { figure: string; check: Check };

function chosen(names: readonly string[]): readonly Figure[] {
  const unknown = names.filter((name) => !FIGURES.some((figure) => figure.name === name));
  if (unknown.length > 0) {
    const known = FIGURES.map(({ name }) => name).join(", ");
    throw new Stop(`There is no figure called ${unknown.join(", ")}; there are ${known}.`);
  }
  return names.length === 0 ? FIGURES : FIGURES.filter(({ name }) => names.includes(name));
}

/** Measures one figure on a product of its own, so that none finds what another left behind. */
async function linesOf({ name, works = true, claim, measure }: Figure): Promise<Line[]> {
  say(`\n${claim}.`);
  const stack = await working("Starting the product", () => startStack({ isDurable: true, works }));
  try {
    const outcome = await measure(stack);
    if ("notRun" in outcome) {
      say(`· ${name}: not measured. ${outcome.notRun}`);
      return [];
    }
    for (const check of outcome.checks) say(told(name, check));
    return outcome.checks.map((check) => ({ figure: name, check }));
  } finally {
    await stack.stop();
  }
}

runMain(import.meta.url, async (names) => {
  const figures = chosen(names);
  // The build that `npm test` makes and e2e/stack.ts runs.
  process.env.BOSAGA_DIST_DIR ??= ".next-test";
  await build();
  const lines: Line[] = [];
  for (const figure of figures) lines.push(...(await linesOf(figure)));
  say(`\n${table(lines)}`);
  await mkdir(RESULTS, { recursive: true });
  const file = path.join(RESULTS, `${new Date().toISOString().replaceAll(":", "-")}.json`);
  await writeFile(file, `${JSON.stringify(lines, null, 2)}\n`);
  const short = new Set(lines.filter(({ check }) => !holds(check)).map(({ figure }) => figure));
  if (short.size > 0) throw new Stop(`Not met: ${[...short].join(", ")}.`);
});
