// Processes killed with kill -9 in the middle of fifty signatures a second: what was acknowledged is kept,
// and nothing is counted twice.
import { db } from "@/lib/db";
import { confirmSignature } from "@/lib/petitions/signatures/commands";
import { make } from "@/lib/testing/make";
import { lookupHash } from "@/lib/vault/lookup";
import { ask, formsOf, type HtmlForm, post } from "../http";
import { words } from "../words";
import { expect, test } from "./fixtures";
import { ageHeldJobs, until } from "./parts";
import { addressOf, gather } from "./signers";

const PER_SECOND = 50;
/** Between two kills so many signatures are taken: the site works, and is working when it dies. */
const BETWEEN = 20;
/** Every so manieth presses the button on the page; the others' presses go to the command behind it. */
const ON_THE_PAGE = 25;

/** The order of deaths: the site ten times, with the worker some of those times, the database five. */
const DEATHS = [
  ["site"],
  ["site", "worker"],
  ["database"],
  ["site"],
  ["site"],
  ["database"],
  ["site", "worker"],
  ["site"],
  ["database"],
  ["site", "worker"],
  ["site"],
  ["database"],
  ["site"],
  ["site", "database", "worker"],
] as const satisfies readonly (readonly ("site" | "worker" | "database")[])[];

type Facts = {
  rows: number;
  counted: number;
  people: number;
  first: number;
  last: number;
  serials: number;
  lastSerial: number;
  tally: number;
  days: number;
  differing: number;
};

async function factsOf(petitionId: string): Promise<Facts> {
  const [facts] = await db().$queryRaw<[Facts]>`
    SELECT count(*)::int AS rows,
      count(*) FILTER (WHERE state = 'counted')::int AS counted,
      count(DISTINCT email_hash)::int AS people,
      min(serial) AS first, max(serial) AS last, count(DISTINCT serial)::int AS serials,
      (SELECT last_serial FROM petition WHERE id = ${petitionId}::uuid) AS "lastSerial",
      (SELECT sum(total)::int FROM petition_tally WHERE petition_id = ${petitionId}::uuid) AS tally,
      (SELECT sum(counted)::int FROM tally_day WHERE petition_id = ${petitionId}::uuid) AS days,
      (SELECT count(*)::int FROM (
        SELECT place, count(*) FROM signature WHERE petition_id = ${petitionId}::uuid GROUP BY place
        EXCEPT SELECT place, total FROM petition_tally WHERE petition_id = ${petitionId}::uuid
      ) AS difference) AS differing
    FROM signature WHERE petition_id = ${petitionId}::uuid`;
  return facts;
}

/** The form of a page that has this button; other forms withdraw. */
function buttonOf(html: string, label: string): HtmlForm | undefined {
  const forms = [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => form);
  return formsOf(forms.find((form) => form.includes(`>${label}<`)) ?? "")[0];
}

/** Confirms every mail's link as it comes, twice at once, through whatever dies meanwhile. */
function confirmer() {
  const waiting: string[] = [];
  let taken = 0;
  let isOpen = true;
  const press = async (token: string, number: number) => {
    if (number % ON_THE_PAGE === 0) {
      const path = `/en/signatures/${token}`;
      const page = await ask(path);
      if (page.status !== 200) throw new Error("broken");
      const form = buttonOf(page.body, words("en", "petitions.link.confirm"));
      // Pressed already: the answer to that press died, the deed did not.
      if (form === undefined) return;
      const answers = await Promise.all([post(path, form, {}), post(path, form, {})]);
      if (answers.some(({ status }) => status !== 303)) throw new Error("broken");
      return;
    }
    const now = new Date();
    const results = await Promise.all([confirmSignature(token, now), confirmSignature(token, now)]);
    if (results.some(({ ok }) => !ok)) throw new Error("refused");
  };
  const work = async () => {
    while (isOpen || waiting.length > 0) {
      const token = waiting.shift();
      if (token === undefined) await new Promise((resolve) => setTimeout(resolve, 20));
      else {
        taken += 1;
        // Whatever died, the person presses again.
        await press(token, taken).catch(() => waiting.push(token));
      }
    }
  };
  const working = Promise.all([work(), work(), work()]);
  return {
    confirm: (token: string) => waiting.push(token),
    async settle() {
      isOpen = false;
      await working;
    },
  };
}

test("no acknowledged signature is lost and none is counted twice", async ({ parts }) => {
  test.setTimeout(420_000);
  const { siteUrl, mailbox } = parts;
  const { id, slug } = await make.petition();
  const confirming = confirmer();
  mailbox.onMail = (_, token) => confirming.confirm(token);
  const crowd = gather(siteUrl, slug, "killed", PER_SECOND);
  for (const dead of DEATHS) {
    const before = crowd.acknowledged.size;
    await until(
      "signatures are taken again",
      async () => crowd.acknowledged.size >= before + BETWEEN,
    );
    await Promise.all(dead.map((part) => parts.kill(part)));
    for (const part of ["database", "site", "worker"] as const) {
      if (dead.some((one) => one === part)) await parts.start(part);
    }
  }
  await crowd.settle();
  expect(crowd.odd).toEqual([]);
  const people = crowd.came();
  expect(crowd.acknowledged.size).toBe(people);

  const scope = `petition:${id}`;
  const kept = await db().signature.findMany({
    where: { petitionId: id },
    select: { emailHash: true },
  });
  const hashes = new Set(kept.map(({ emailHash }) => Buffer.from(emailHash ?? []).toString("hex")));
  const lost = [...crowd.acknowledged].filter(
    (email) => !hashes.has(Buffer.from(lookupHash(scope, email)).toString("hex")),
  );
  expect(lost).toEqual([]);

  await ageHeldJobs();
  await until("everybody has a mail", async () => {
    for (let person = 0; person < people; person += 1) {
      if (mailbox.tokensTo(addressOf("killed", person)).length === 0) return false;
    }
    return true;
  });
  await confirming.settle();
  await until("everybody is counted", async () => (await factsOf(id)).counted === people);
  expect(await factsOf(id)).toEqual({
    rows: people,
    counted: people,
    people,
    first: 1,
    last: people,
    serials: people,
    lastSerial: people,
    tally: people,
    days: people,
    differing: 0,
  });
  await until("the site tells the same count", async () => {
    const answer = await fetch(`${siteUrl}/api/v1/petitions/${slug}`);
    const { total }: { total: number } = await answer.json();
    return total === people;
  });
});
