// Figure: 50,000 signatures are taken out at 5,000 a second or more, while people go on signing.
import { setTimeout as pause } from "node:timers/promises";
import { withClient } from "@/lib/testing/postgres";
import { atMost, type Check, exactly, type Figure, rounded, type Stack } from "../figure";
import { load } from "../load";
import { databaseUrl, petitionPage, siteUrl } from "../pages";
import { prepare } from "../prepare";

const FLOOD = 50_000;
const LEAST_PER_SECOND = 5_000;
const MOST_P99 = 500;
const PATIENCE_MS = 120_000;
/** Signing goes on for so long; the deed begins a second after it. */
const SECONDS = 15;
const ALONE_SECONDS = 6;

let people = 0;

/** People who sign by the API, one after the other on each connection, as the forms' action does. */
const signing = (stack: Stack, slug: string, seconds: number) =>
  load({
    url: `${siteUrl(stack)}/api/v1/petitions/${slug}/signatures`,
    seconds,
    connections: 10,
    headers: { "content-type": "application/json" },
    body: () => {
      people += 1;
      const email = `bench-${people}@people.test`;
      return JSON.stringify({ name: "Үлгі Босағаев", email, place: "KZ-75", locale: "kk" });
    },
  });

type Deed = { removed: number; matched: number; seconds: number };

/** Waits for the deed's end. */
async function ended(stack: Stack, id: string): Promise<Deed> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const { rows } = await withClient(databaseUrl(stack), (client) =>
      client.query<Deed>(
        `SELECT removed, matched, extract(epoch FROM finished_at - started_at)::float AS seconds
         FROM invalidation WHERE id = $1 AND finished_at IS NOT NULL`,
        [id],
      ),
    );
    if (rows[0]) return rows[0];
    await pause(100);
  }
  throw new Error("The signatures were not taken out in time.");
}

async function countOf(stack: Stack, sql: string): Promise<number> {
  const { rows } = await withClient(databaseUrl(stack), (client) =>
    client.query<{ count: number }>(sql),
  );
  return rows[0]?.count ?? -1;
}

const TOTAL = "SELECT coalesce(sum(total), 0)::int AS count FROM petition_tally";
const STANDING = "SELECT count(*)::int AS count FROM signature WHERE state = 'counted'";

/** Waits until the tally has settled every removal. */
async function tallied(stack: Stack): Promise<void> {
  const sql = "SELECT count(*)::int AS count FROM signature_removal WHERE counted_at IS NULL";
  const until = Date.now() + PATIENCE_MS;
  while ((await countOf(stack, sql)) > 0) {
    if (Date.now() > until) throw new Error("The tally did not follow in time.");
    await pause(200);
  }
}

export const invalidation: Figure = {
  name: "invalidation",
  claim:
    "50,000 signatures are taken out at 5,000 a second or more, while 99 of 100 who sign wait at most 500 ms",
  async measure(stack) {
    const slug = (await petitionPage(stack)).split("/").at(-1) ?? "";
    await prepare(stack, "bench/processes/demonstrate.ts", { args: [String(FLOOD)] });
    await withClient(databaseUrl(stack), (client) => client.query("VACUUM ANALYZE"));
    const alone = await signing(stack, slug, ALONE_SECONDS);
    const signed = signing(stack, slug, SECONDS);
    await pause(1_000);
    const id = await prepare(stack, "bench/processes/take-out.ts");
    const deed = await ended(stack, id);
    const { p99Milliseconds, perSecond } = await signed;
    await tallied(stack);
    const rate = deed.removed / deed.seconds;
    const checks: Check[] = [
      {
        what: "taken out, a second",
        measured: `${rounded(rate)}/s`,
        baseline: `${LEAST_PER_SECOND}/s`,
        ratio: rate / LEAST_PER_SECOND,
        floor: 1,
      },
      atMost("signing meanwhile, 99 of 100 within", p99Milliseconds, MOST_P99, "ms"),
      {
        what: "the same, against signing alone",
        measured: `${rounded(p99Milliseconds)} ms`,
        baseline: `${rounded(alone.p99Milliseconds)} ms`,
        ratio: alone.p99Milliseconds / p99Milliseconds,
      },
      exactly("taken out", deed.removed, deed.matched),
      exactly("total after the tally", await countOf(stack, TOTAL), await countOf(stack, STANDING)),
      {
        what: "signing meanwhile",
        measured: `${rounded(perSecond)}/s`,
        baseline: `${rounded(alone.perSecond)}/s alone`,
        ratio: perSecond / alone.perSecond,
      },
    ];
    return { checks };
  },
};
