// A database or a mail server that is away for a while: nobody is told that something worked which did not,
// readers go on reading, and everything comes right by itself.
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { ask, formWith, fromOurPage, post } from "../http";
import { expect, test } from "./fixtures";
import { until } from "./parts";
import { addressOf, sign } from "./signers";

/** Seconds the database is away; BOSAGA_OUTAGE_SECONDS=60 for the whole of what is promised. */
const OUTAGE = Number(process.env.BOSAGA_OUTAGE_SECONDS || 12);

const stateOf = (petitionId: string) =>
  db().signature.groupBy({ by: ["state"], where: { petitionId }, _count: true });

const waiting = async () => {
  const [row] = await db().$queryRaw<[{ jobs: number }]>`
    SELECT count(*)::int AS jobs FROM graphile_worker._private_jobs AS job
    JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
    WHERE task.identifier = 'mailSigner'`;
  return row.jobs;
};

test("a stopped database: no false success, kept pages are served, and it recovers by itself", async ({
  parts,
}) => {
  const { siteUrl, mailbox } = parts;
  const { id, slug } = await make.petition();
  const page = `/en/petitions/${slug}`;
  const kept = [page, "/kk", `/api/v1/petitions/${slug}`];
  for (const path of kept) expect((await ask(path)).status, path).toBe(200);
  const form = await formWith(page, "email");
  const { pid } = parts.site().process;

  await parts.stopDatabase();
  const over = Date.now() + OUTAGE * 1_000;
  await until("the site says that it is not ready", async () => {
    const { status, body } = await ask("/api/health/ready");
    return status === 503 && body.includes("database-unreachable");
  });
  for (let person = 0; Date.now() < over; person += 1) {
    const signed = await sign(siteUrl, slug, addressOf("away", person), person);
    expect(signed, "the API while the database is away").toBeGreaterThanOrEqual(500);
    const email = addressOf("awayform", person);
    const fields = { name: "Aigerim", email, place: "KZ-75" };
    const posted = await post(page, form, fields, { ...fromOurPage(), Accept: "text/html" });
    expect(posted.status, "the form while the database is away").toBeGreaterThanOrEqual(500);
    expect(posted.headers.get("content-type")).toContain("text/html");
    expect(posted.body).toContain("<h1");
    expect(posted.body).not.toMatch(/prisma|ECONNREFUSED|127\.0\.0\.1:\d+\/postgres/i);
    for (const path of kept) {
      const { status, headers } = await ask(path);
      expect(status, path).toBe(200);
      expect(headers.get("content-security-policy"), path).toContain("default-src 'none'");
    }
    expect((await ask("/api/health/ready")).status).toBe(503);
    expect((await ask("/api/health/live")).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }

  await parts.start("database");
  await until("the site is ready", async () => (await ask("/api/health/ready")).status === 200);
  expect(await db().signature.count({ where: { petitionId: id } })).toBe(0);
  const email = addressOf("back", 0);
  await until("signing works", async () => (await sign(siteUrl, slug, email)) === 202);
  await until("the worker sends its mail", async () => mailbox.tokensTo(email).length === 1);
  await db().signature.updateMany({
    where: { petitionId: id },
    data: { state: "confirmed", confirmedAt: new Date() },
  });
  // The tally's word to the page cache goes through a connection that had to be made again, too.
  await until("the worker counts and the kept page follows", async () => {
    const { total }: { total: number } = JSON.parse((await ask(`/api/v1/petitions/${slug}`)).body);
    return total === 1;
  });
  expect(parts.site().process).toMatchObject({ pid, exitCode: null });
  expect(parts.worker().process.exitCode).toBeNull();
});

test("a mail server that refuses: every mail leaves afterwards, exactly once", async ({
  parts,
}) => {
  const { siteUrl, mailbox } = parts;
  const { id, slug } = await make.petition();
  const people = Array.from({ length: 30 }, (_, person) => addressOf("patient", person));
  await until("no mail of before waits", async () => (await waiting()) === 0);
  const before = mailbox.refused();
  mailbox.refuse(true);
  for (const [person, email] of people.entries()) {
    expect(await sign(siteUrl, slug, email, person)).toBe(202);
  }
  await until("every mail was tried", async () => mailbox.refused() >= before + people.length);
  expect(await waiting()).toBe(people.length);
  expect(people.filter((email) => mailbox.tokensTo(email).length > 0)).toEqual([]);
  // As far away as the back-off puts the next attempt after an evening of refusals.
  await until("no attempt is under way", async () => {
    const moved = await db().$executeRaw`
      UPDATE graphile_worker._private_jobs SET attempts = 9, run_at = now() + interval '2 hours'
      WHERE locked_at IS NULL AND attempts BETWEEN 1 AND 9`;
    return moved === people.length;
  });

  mailbox.refuse(false);
  const late = addressOf("patient", people.length);
  expect(await sign(siteUrl, slug, late)).toBe(202);
  await until("the queue is empty", async () => (await waiting()) === 0);
  const mails = [...people, late].map((email) => mailbox.tokensTo(email).length);
  expect(mails).toEqual(mails.map(() => 1));
  expect(await stateOf(id)).toMatchObject([{ state: "pending", _count: people.length + 1 }]);
});
