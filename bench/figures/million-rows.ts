// Figure: pages of a petition with a million signatures, against the same pages with a thousand.
import { performance } from "node:perf_hooks";
import { stopChild } from "@/lib/cli/children";
import { databaseUrl as ofServer, withClient } from "@/lib/testing/postgres";
import { type Check, type Figure, rounded, type Stack } from "../figure";
import { median } from "../load";
import { databaseUrl, petitionPage, siteUrl } from "../pages";
import { prepare } from "../prepare";
import { startSite } from "../sites";

const FEW = 1_000;
const MANY = 1_000_000;
const WARM_UP = 15;
const ROUNDS = 75;

type Product = { url: string; cookie: string; petition: string; id: string };

/** Fills a product with signatures and signs an organiser in. */
async function fill(
  stack: Stack,
  product: { url: string; database: string; signatures: number },
): Promise<Product> {
  const { url, database, signatures } = product;
  const changes = { DATABASE_URL: database };
  const args = [String(signatures)];
  await prepare(stack, "bench/processes/demonstrate.ts", { args, changes });
  const cookie = await prepare(stack, "bench/processes/organiser.ts", { changes });
  const id = await withClient(database, async (client) => {
    // Both are measured as they stand, not while the server tidies up after the filling.
    await client.query("VACUUM ANALYZE");
    await client.query("CHECKPOINT");
    const { rows } = await client.query<{ id: string }>(
      "SELECT petition_id AS id FROM signature LIMIT 1",
    );
    return rows[0]?.id ?? "";
  });
  return { url, cookie, id, petition: await petitionPage(stack) };
}

/** A second database beside the stack's, migrated and seeded, with a site of its own. */
async function beside(stack: Stack) {
  const server = databaseUrl(stack);
  await withClient(server, (client) => client.query("CREATE DATABASE bosaga_few"));
  const database = ofServer(server, "bosaga_few");
  const changes = { DATABASE_URL: database };
  await prepare(stack, "lib/cli/migrate.ts", { changes });
  await prepare(stack, "lib/cli/seed.ts", { changes });
  return { ...(await startSite(stack, changes)), database };
}

/** One page, whole. A cookie keeps it out of the cache: every time is a render. */
async function read(product: Product, path: string): Promise<string> {
  const answer = await fetch(`${product.url}${path}`, {
    headers: { cookie: product.cookie, accept: "text/html" },
    redirect: "manual",
  });
  const html = await answer.text();
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`);
  return html;
}

async function time(product: Product, path: string): Promise<number> {
  const started = performance.now();
  await read(product, path);
  return performance.now() - started;
}

/** The address of the page after this one, as its pager links it. */
async function nextOf(product: Product, path: string): Promise<string> {
  const html = await read(product, path);
  const href = [...html.matchAll(/href="([^"]*[?&;]after=[^"]*)"/g)].at(-1)?.[1];
  if (href === undefined) throw new Error(`${path} leads to no next page.`);
  return href.replaceAll("&amp;", "&");
}

type Page = { what: string; of(product: Product): string | Promise<string> };

const signatures = ({ id }: Product, query = "") =>
  `/kk/admin/petitions/${id}/signatures${query === "" ? "" : `?${query}`}`;

const pages: readonly Page[] = [
  { what: "petition page, not cached", of: ({ petition }) => petition },
  { what: "organisers' list of petitions", of: () => "/kk/admin/petitions" },
  { what: "organisers' signatures, first page", of: (product) => signatures(product) },
  {
    what: "organisers' signatures, next page",
    of: (product) => nextOf(product, signatures(product)),
  },
  {
    what: "organisers' signatures of a place, counted",
    of: (product) => signatures(product, "place=elsewhere&state=counted"),
  },
  {
    what: "organisers' signatures of a place, next page",
    of: (product) => nextOf(product, signatures(product, "place=elsewhere")),
  },
  {
    what: "organisers' signatures, a filter nobody passes",
    of: (product) => signatures(product, "place=KZ-75&state=withdrawn&from=2020-01-01"),
  },
];

async function measurePage(few: Product, many: Product, { what, of }: Page): Promise<Check> {
  const paths = { few: await of(few), many: await of(many) };
  const times: Record<"few" | "many", number[]> = { few: [], many: [] };
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    // Turn by turn, so that what else the machine does falls on both.
    const now = { few: await time(few, paths.few), many: await time(many, paths.many) };
    if (round < WARM_UP) continue;
    times.few.push(now.few);
    times.many.push(now.many);
  }
  const [short, long] = [median(times.few), median(times.many)];
  return {
    what,
    measured: `${rounded(long)} ms`,
    baseline: `${rounded(short)} ms`,
    ratio: short / long,
    floor: 0.5,
  };
}

export const millionRows: Figure = {
  name: "million-rows",
  claim: "With a million signatures each page takes at most twice its time with a thousand",
  async measure(stack) {
    const site = await beside(stack);
    try {
      const small = { url: site.url, database: site.database, signatures: FEW };
      const few = await fill(stack, small);
      const large = { url: siteUrl(stack), database: databaseUrl(stack), signatures: MANY };
      const many = await fill(stack, large);
      const checks: Check[] = [];
      for (const page of pages) checks.push(await measurePage(few, many, page));
      return { checks };
    } finally {
      await stopChild(site.child, 5_000);
    }
  },
};
