// Figure: signatures a second, against bare Node and pg that insert one row each on the same PostgreSQL.
import { startChild, stopChild } from "@/lib/cli/children";
import { freePort } from "@/lib/cli/ports";
import { atMost, type Check, type Figure, rounded } from "../figure";
import { FORM_TYPE, formBody, formOf, fromPageOf } from "../forms";
import { type Answered, type Load, load, median } from "../load";
import { petitionPage, siteUrl } from "../pages";
import { untilAnswering } from "../wait";

const ROUNDS = 3;
const SECONDS = 6;
/** Each answer takes at least 40 ms by design (lib/petitions/signatures): so many can get 1,250 a second. */
const CONNECTIONS = 50;
const LEAST_PER_SECOND = 400;
const MOST_P99 = 250;

let people = 0;

/** An address that nobody had before. */
function nextAddress(): string {
  people += 1;
  return `bench-${people}@people.test`;
}

const jsonSigning = (url: string): Load => ({
  url,
  seconds: SECONDS,
  connections: CONNECTIONS,
  headers: { "content-type": "application/json" },
  body: () =>
    JSON.stringify({
      name: "Үлгі Босағаев",
      email: nextAddress(),
      place: "KZ-75",
      showName: true,
      locale: "kk",
    }),
});

/** What a browser without JavaScript posts. */
async function formSigning(site: string, page: string): Promise<Load> {
  const form = formOf(await (await fetch(`${site}${page}`)).text(), page, "email");
  return {
    url: new URL(form.action, site).href,
    seconds: SECONDS,
    connections: CONNECTIONS,
    wanted: "3xx",
    headers: { "content-type": FORM_TYPE, ...fromPageOf(site) },
    body: () => formBody(form, { name: "Үлгі Босағаев", email: nextAddress(), place: "KZ-75" }),
  };
}

const rate = (rounds: readonly Answered[]) => median(rounds.map(({ perSecond }) => perSecond));
const p99 = (rounds: readonly Answered[]) =>
  median(rounds.map(({ p99Milliseconds }) => p99Milliseconds));

export const signing: Figure = {
  name: "signing",
  claim:
    "Signing is at least a tenth as fast as one bare insert, 400 a second, 99 of 100 within 250 ms",
  works: false,
  async measure(stack) {
    const site = siteUrl(stack);
    const page = await petitionPage(stack);
    const slug = page.split("/").at(-1);
    const port = await freePort();
    const environment = { ...process.env, ...stack.environment };
    const baseline = startChild("bare insert", "bench/processes/bare-insert.ts", environment, {
      args: [String(port)],
    });
    try {
      const bareUrl = `http://127.0.0.1:${port}/`;
      await untilAnswering(bareUrl);
      const ours = jsonSigning(`${site}/api/v1/petitions/${slug}/signatures`);
      const theirs = jsonSigning(bareUrl);
      const form = await formSigning(site, page);
      for (const one of [ours, theirs, form]) await load({ ...one, seconds: 3 });
      const rounds: Record<"json" | "form" | "bare", Answered[]> = { json: [], form: [], bare: [] };
      // Turn by turn, so that what else the machine does falls on all.
      for (let round = 0; round < ROUNDS; round += 1) {
        rounds.json.push(await load(ours));
        rounds.bare.push(await load(theirs));
        rounds.form.push(await load(form));
      }
      const bare = rate(rounds.bare);
      const against = (what: string, perSecond: number): Check => ({
        what,
        measured: `${rounded(perSecond)}/s`,
        baseline: `${rounded(bare)}/s`,
        ratio: perSecond / bare,
      });
      return {
        checks: [
          { ...against("API against a bare insert", rate(rounds.json)), floor: 0.1 },
          {
            what: "API, a second",
            measured: `${rounded(rate(rounds.json))}/s`,
            baseline: `${LEAST_PER_SECOND}/s`,
            ratio: rate(rounds.json) / LEAST_PER_SECOND,
            floor: 1,
          },
          atMost("API, 99 of 100 within", p99(rounds.json), MOST_P99, "ms"),
          against("form against a bare insert", rate(rounds.form)),
          {
            ...atMost("form, 99 of 100 within", p99(rounds.form), MOST_P99, "ms"),
            floor: undefined,
          },
        ],
      };
    } finally {
      await stopChild(baseline, 2_000);
    }
  },
};
