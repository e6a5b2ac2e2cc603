// Figure: a thousand people confirm within ten seconds through two server processes, and all are counted once.
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { formWithButton } from "@/e2e/http";
import { linkIn, type Mail } from "@/e2e/inbox";
import { stopChild } from "@/lib/cli/children";
import { translator } from "@/lib/i18n/translate";
import { places } from "@/lib/regions";
import { withClient } from "@/lib/testing/postgres";
import { atMost, type Check, exactly, type Figure, type Stack } from "../figure";
import { FORM_TYPE, formBody, fromPageOf } from "../forms";
import { databaseUrl, inboxUrl, petitionPage, siteUrl } from "../pages";
import { startSite } from "../sites";

const PEOPLE = 1_000;
const SECONDS = 10;
/** Between two presses, so that the last has time to be answered. */
const EVERY_MS = 9;
/** Every so many presses the same button is pressed on both servers at once. */
const TWICE_EVERY = 10;
const PATIENCE_MS = 120_000;
const PLACES = places.length;

const placeOf = (person: number) => places[person % PLACES] ?? "not-given";

/** Runs a task for each, so many at a time. */
async function each<T>(
  list: readonly T[],
  atOnce: number,
  task: (one: T, at: number) => Promise<void>,
): Promise<void> {
  const waiting = list.entries();
  const work = async () => {
    for (const [at, one] of waiting) await task(one, at);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** @throws when it has not come true in time */
async function until(what: string, isSo: () => Promise<boolean>, everyMs = 100): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}.`);
    await pause(everyMs);
  }
}

async function signAll(site: string, slug: string): Promise<void> {
  const people = Array.from({ length: PEOPLE }, (_, person) => person);
  await each(people, 20, async (person) => {
    const answer = await fetch(`${site}/api/v1/petitions/${slug}/signatures`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        name: `Үлгі ${person}`,
        email: `signer-${person}@people.test`,
        place: placeOf(person),
        news: person % 5 === 0,
        locale: "kk",
      }),
    });
    await answer.arrayBuffer();
    if (answer.status !== 202) throw new Error(`Signing answered ${answer.status}.`);
  });
}

/** The links of everybody's mails, as the worker sent them. */
async function linksOf(stack: Stack): Promise<string[]> {
  const links = new Set<string>();
  await until("everybody's mail", async () => {
    const waiting = await withClient(databaseUrl(stack), (client) =>
      client.query<{ waiting: number }>(
        "SELECT count(*)::int AS waiting FROM graphile_worker.jobs WHERE task_identifier = 'mailSigner'",
      ),
    );
    if (waiting.rows[0]?.waiting !== 0) return false;
    const mails: Mail[] = await (await fetch(`${inboxUrl(stack)}/api/email`)).json();
    for (const mail of mails) links.add(linkIn(mail, "/signatures/"));
    return links.size === PEOPLE;
  });
  return [...links];
}

/** Who has the page open before them, ready to press. */
async function open(site: string, link: string): Promise<() => Promise<void>> {
  const html = await (await fetch(`${site}${link}`)).text();
  const form = formWithButton(html, link, translator("kk", "petitions")("link.confirm"));
  return async () => {
    const answer = await fetch(new URL(form.action, site), {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": FORM_TYPE, ...fromPageOf(site) },
      body: formBody(form, {}),
    });
    await answer.arrayBuffer();
    if (answer.status !== 303) throw new Error(`Confirming answered ${answer.status}.`);
  };
}

const counted = z.object({
  total: z.number(),
  regions: z.array(z.object({ code: z.string(), total: z.number() })),
  elsewhere: z.number(),
  notGiven: z.number(),
});

async function countOf(site: string, slug: string) {
  const count = counted.parse(await (await fetch(`${site}/api/v1/petitions/${slug}`)).json());
  const parts = new Map(count.regions.map(({ code, total }) => [code, total]));
  parts.set("elsewhere", count.elsewhere).set("not-given", count.notGiven);
  return { total: count.total, parts };
}

/** How many places show another number than people gave. */
function wrongPlaces(parts: ReadonlyMap<string, number>): number {
  const given = new Map<string, number>();
  for (let person = 0; person < PEOPLE; person += 1) {
    given.set(placeOf(person), (given.get(placeOf(person)) ?? 0) + 1);
  }
  return places.filter((place) => (parts.get(place) ?? 0) !== (given.get(place) ?? 0)).length;
}

async function serialsOf(stack: Stack) {
  const { rows } = await withClient(databaseUrl(stack), (client) =>
    client.query<{ distinct: number; highest: number; lowest: number }>(
      `SELECT count(DISTINCT serial)::int AS distinct, min(serial) AS lowest, max(serial) AS highest
       FROM signature WHERE serial IS NOT NULL`,
    ),
  );
  return rows[0] ?? { distinct: 0, lowest: 0, highest: 0 };
}

/** Presses every button, one after the other in time, and tells how long until the last answer. */
async function pressAll(buttons: readonly (readonly (() => Promise<void>)[])[]): Promise<number> {
  const started = Date.now();
  await Promise.all(
    buttons.map(async (presses, at) => {
      await pause(at * EVERY_MS);
      await Promise.all(presses.map((press) => press()));
    }),
  );
  return (Date.now() - started) / 1_000;
}

export const confirmAndTally: Figure = {
  name: "confirm-and-tally",
  claim:
    "A thousand confirmations in ten seconds through two server processes end as exactly a thousand, places included",
  async measure(stack) {
    const slug = (await petitionPage(stack)).split("/").at(-1) ?? "";
    const other = await startSite(stack);
    try {
      const sites = [siteUrl(stack), other.url] as const;
      await signAll(sites[0], slug);
      const links = await linksOf(stack);
      const buttons: (() => Promise<void>)[][] = links.map(() => []);
      await each(links, 10, async (link, at) => {
        const both = at % TWICE_EVERY === 0;
        const asked = both ? sites : [sites[at % 2 === 0 ? 0 : 1]];
        for (const site of asked) buttons[at]?.push(await open(site, link));
      });
      const seconds = await pressAll(buttons);
      const pressed = Date.now();
      await until("the tally", async () => {
        const counts = await Promise.all(sites.map((site) => countOf(site, slug)));
        return counts.every(({ total }) => total >= PEOPLE);
      });
      const tallied = (Date.now() - pressed) / 1_000;
      // Long enough for another tally: a thousand and one would show now.
      await pause(2_500);
      const [one, two] = [await countOf(sites[0], slug), await countOf(sites[1], slug)];
      const serials = await serialsOf(stack);
      const sum = [...one.parts.values()].reduce((total, part) => total + part, 0);
      const checks: Check[] = [
        atMost("1,000 pressed and answered within", seconds, SECONDS, "s"),
        exactly("total at the first server", one.total, PEOPLE),
        exactly("total at the second", two.total, PEOPLE),
        exactly("sum of the places", sum, PEOPLE),
        exactly("places with a wrong number", wrongPlaces(one.parts), 0),
        exactly("serial numbers given", serials.distinct, PEOPLE),
        exactly("lowest", serials.lowest, 1),
        exactly("highest", serials.highest, PEOPLE),
        { ...atMost("shown everywhere after the last answer", tallied, 5, "s"), floor: undefined },
      ];
      return { checks };
    } finally {
      await stopChild(other.child, 5_000);
    }
  },
};
