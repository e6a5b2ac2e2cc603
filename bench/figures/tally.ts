// Figure: confirmed rows are counted at 3,000 a second or more, and board and total never disagree meanwhile.
import { z } from "zod";
import { places } from "@/lib/regions";
import { withClient } from "@/lib/testing/postgres";
import { type Check, exactly, type Figure, rounded, type Stack } from "../figure";
import { databaseUrl, petitionPage, siteUrl } from "../pages";
import { prepare } from "../prepare";

const ROWS = 60_000;
const LEAST_PER_SECOND = 3_000;

const FILL = `
  INSERT INTO signature (id, petition_id, state, place, locale, created_at, mail_requested_at,
    confirmed_at, synthetic, sealed_name, sealed_email)
  SELECT gen_random_uuid(), (SELECT id FROM petition WHERE slug = $1), 'confirmed',
    ($2::text[])[1 + number % array_length($2::text[], 1)], 'kk', now(), now(), now(), true,
    gen_random_uuid()::text::bytea, gen_random_uuid()::text::bytea
  FROM generate_series(1, $3::int) AS number`;

const LOOK = `
  SELECT (SELECT coalesce(sum(total), 0)::int FROM petition_tally) AS board,
    (SELECT coalesce(sum(counted + restored - removed), 0)::int FROM tally_day) AS days,
    (SELECT coalesce(sum(last_serial), 0)::int FROM petition) AS serials`;

const count = z.object({
  total: z.number(),
  regions: z.array(z.object({ total: z.number() })),
  elsewhere: z.number(),
  notGiven: z.number(),
});

/** Reads the count as a site of somebody else does; a cookie keeps it out of the cache. */
async function disagreesOnSite(stack: Stack, slug: string): Promise<boolean> {
  const answer = await fetch(`${siteUrl(stack)}/api/v1/petitions/${slug}`, {
    headers: { cookie: "bench=1" },
  });
  const { total, regions, elsewhere, notGiven } = count.parse(await answer.json());
  return total !== regions.reduce((sum, one) => sum + one.total, elsewhere + notGiven);
}

const outcome = z.object({ rows: z.number(), seconds: z.number() });

export const tally: Figure = {
  name: "tally",
  claim:
    "Confirmed signatures are counted at 3,000 a second or more, and whoever reads meanwhile finds that the parts are the whole",
  works: false,
  async measure(stack) {
    const slug = (await petitionPage(stack)).split("/").at(-1) ?? "";
    await withClient(databaseUrl(stack), async (client) => {
      await client.query(FILL, [slug, places, ROWS]);
      await client.query("VACUUM ANALYZE");
    });
    let isOver = false;
    let looks = 0;
    let disagreements = 0;
    const reading = withClient(databaseUrl(stack), async (client) => {
      while (!isOver) {
        const { rows } = await client.query<{ board: number; days: number; serials: number }>(LOOK);
        const [row] = rows;
        looks += 1;
        if (!row || row.board !== row.days || row.board !== row.serials) disagreements += 1;
      }
    });
    const asking = (async () => {
      while (!isOver) {
        looks += 1;
        if (await disagreesOnSite(stack, slug)) disagreements += 1;
      }
    })();
    const written = await prepare(stack, "bench/processes/tally.ts");
    isOver = true;
    await Promise.all([reading, asking]);
    const { rows, seconds } = outcome.parse(JSON.parse(written));
    const rate = rows / seconds;
    const checks: Check[] = [
      {
        what: "counted, a second",
        measured: `${rounded(rate)}/s`,
        baseline: `${LEAST_PER_SECOND}/s`,
        ratio: rate / LEAST_PER_SECOND,
        floor: 1,
      },
      exactly("counted", rows, ROWS),
      exactly("readings in which parts and whole disagreed", disagreements, 0),
      { what: "readings", measured: String(looks), baseline: "as it comes", ratio: 1 },
    ];
    return { checks };
  },
};
