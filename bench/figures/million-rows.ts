// Figure: pages and data of a petition with a hundred thousand and with a million signatures, against the
// same with a thousand.
import { performance } from "node:perf_hooks";
import { stopChild } from "@/lib/cli/children";
import { databaseUrl as ofServer, withClient } from "@/lib/testing/postgres";
import { type Check, type Figure, rounded, type Stack } from "../figure";
import { median } from "../load";
import { databaseUrl, petitionPage, siteUrl } from "../pages";
import { prepare } from "../prepare";
import { startSite } from "../sites";

const FEW = 1_000;
const MORE = 100_000;
const MANY = 1_000_000;
const WARM_UP = 15;
const ROUNDS = 75;

type Product = { url: string; cookie: string; petition: string; slug: string; id: string };

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
  const petition = await petitionPage(stack);
  return { url, cookie, id, petition, slug: petition.split("/").at(-1) ?? "" };
}

/** Another database beside the stack's, migrated and seeded, with a site of its own. */
async function beside(stack: Stack, name: string) {
  const server = databaseUrl(stack);
  await withClient(server, (client) => client.query(`CREATE DATABASE ${name}`));
  const database = ofServer(server, name);
  const changes = { DATABASE_URL: database };
  await prepare(stack, "lib/cli/migrate.ts", { changes });
  await prepare(stack, "lib/cli/seed.ts", { changes });
  return { ...(await startSite(stack, changes)), database };
}

/** One answer, whole. A cookie keeps it out of the cache: every time it is made anew. */
async function read(product: Product, path: string): Promise<string> {
  const answer = await fetch(`${product.url}${path}`, {
    headers: { cookie: product.cookie, accept: "*/*" },
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

const desk = ({ id }: Product, section = "") => `/kk/admin/petitions/${id}${section}`;

const signatures = (product: Product, query = "") =>
  desk(product, `/signatures${query === "" ? "" : `?${query}`}`);

const pages: readonly Page[] = [
  { what: "petition page, not cached", of: ({ petition }) => petition },
  { what: "open data: the count", of: ({ slug }) => `/api/v1/petitions/${slug}` },
  { what: "open data: the history", of: ({ slug }) => `/api/v1/petitions/${slug}/history` },
  { what: "history page, not cached", of: ({ petition }) => `${petition}/history` },
  { what: "page on how we count, not cached", of: ({ petition }) => `${petition}/count` },
  { what: "organisers' list of petitions", of: () => "/kk/admin/petitions" },
  { what: "organisers' page of the petition", of: (product) => desk(product) },
  { what: "organisers' comments", of: (product) => desk(product, "/comments") },
  { what: "organisers' count", of: (product) => desk(product, "/count") },
  { what: "organisers' sheets of paper", of: (product) => desk(product, "/paper") },
  { what: "organisers' watch", of: (product) => desk(product, "/watch") },
  { what: "organisers' invalidations", of: (product) => desk(product, "/invalidations") },
  { what: "organisers' deliveries", of: (product) => desk(product, "/delivery") },
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

const sizes = ["few", "more", "many"] as const;
type Sizes<T> = Record<(typeof sizes)[number], T>;

async function measurePage(products: Sizes<Product>, { what, of }: Page): Promise<Check[]> {
  const times: Sizes<number[]> = { few: [], more: [], many: [] };
  const paths: Sizes<string> = { few: "", more: "", many: "" };
  for (const size of sizes) paths[size] = await of(products[size]);
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    // Turn by turn, so that what else the machine does falls on all.
    for (const size of sizes) {
      const taken = await time(products[size], paths[size]);
      if (round >= WARM_UP) times[size].push(taken);
    }
  }
  const short = median(times.few);
  return (["more", "many"] as const).map((size) => {
    const long = median(times[size]);
    return {
      what: size === "many" ? what : `${what}, at ${MORE.toLocaleString("en")}`,
      measured: `${rounded(long)} ms`,
      baseline: `${rounded(short)} ms`,
      ratio: short / long,
      floor: 0.5,
    };
  });
}

export const millionRows: Figure = {
  name: "million-rows",
  claim:
    "With a hundred thousand and a million signatures each page takes at most twice its time with a thousand",
  async measure(stack) {
    const started: Awaited<ReturnType<typeof beside>>[] = [];
    try {
      const filled = async (name: string, count: number) => {
        const site = await beside(stack, name);
        started.push(site);
        return fill(stack, { url: site.url, database: site.database, signatures: count });
      };
      const few = await filled("bosaga_few", FEW);
      const more = await filled("bosaga_more", MORE);
      const large = { url: siteUrl(stack), database: databaseUrl(stack), signatures: MANY };
      const many = await fill(stack, large);
      const checks: Check[] = [];
      for (const page of pages) checks.push(...(await measurePage({ few, more, many }, page)));
      return { checks };
    } finally {
      for (const { child } of started) await stopChild(child, 5_000);
    }
  },
};
