// SIGTERM, as every deployment sends it, under load: whoever has asked is answered.
import { Agent, request } from "node:http";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { expect, test } from "./fixtures";
import { until } from "./parts";
import { addressOf, sign } from "./signers";

const CLIENTS = 24;

type Kind = "kept" | "rendered" | "signing";
type Answered = { kind: Kind; status: number; closes: boolean };
type Client = { answers: Answered[]; dropped: string[]; done: Promise<void> };

/**
 * One connection that asks and asks, until the server says with an answer that it closes it.
 * @returns what was answered, and every question that got no answer
 */
function keepAsking(siteUrl: string, slug: string, client: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const kinds = ["kept", "rendered", "signing"] as const;
  const kind = kinds[client % kinds.length] ?? "kept";
  const answers: Answered[] = [];
  const dropped: string[] = [];
  let asked = 0;
  const ask = () =>
    new Promise<boolean>((resolve) => {
      asked += 1;
      const email = addressOf(`leaving${client}`, asked);
      const body =
        kind === "signing" ? JSON.stringify({ name: "Signer", email, place: "KZ-75" }) : "";
      const path = {
        kept: `/en/petitions/${slug}`,
        rendered: "/en/join",
        signing: `/api/v1/petitions/${slug}/signatures`,
      }[kind];
      const asking = request(
        siteUrl + path,
        {
          agent,
          method: kind === "signing" ? "POST" : "GET",
          headers: body
            ? { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) }
            : {},
        },
        (answer) => {
          answer.resume();
          answer.once("error", (error) => {
            dropped.push(`${kind}: cut off, ${error.message}`);
            resolve(false);
          });
          answer.once("end", () => {
            const closes = answer.headers.connection === "close";
            answers.push({ kind, status: answer.statusCode ?? 0, closes });
            resolve(!closes);
          });
        },
      );
      asking.once("error", (error) => {
        dropped.push(`${kind}: ${error.message}`);
        resolve(false);
      });
      asking.end(body || undefined);
    });
  const done = (async () => {
    while (await ask());
    agent.destroy();
  })();
  return { answers, dropped, done };
}

test("the site asked to end under load answers everybody who asked", async ({ parts }) => {
  const { siteUrl } = parts;
  const { id, slug } = await make.petition();
  const clients = Array.from({ length: CLIENTS }, (_, n) => keepAsking(siteUrl, slug, n));
  await until("every connection is in use", async () =>
    clients.every(({ answers }) => answers.length >= 5),
  );
  const site = parts.site();
  const asked = Date.now();
  site.process.kill("SIGTERM");
  await Promise.all(clients.map(({ done }) => done));
  expect(await site.ended).toBe(0);
  expect(Date.now() - asked).toBeLessThan(15_000);

  expect(clients.flatMap(({ dropped }) => dropped)).toEqual([]);
  for (const { answers } of clients) expect(answers.at(-1)?.closes).toBe(true);
  const all = clients.flatMap(({ answers }) => answers);
  const wanted = { kept: 200, rendered: 200, signing: 202 };
  expect(all.filter(({ kind, status }) => status !== wanted[kind])).toEqual([]);
  const signed = all.filter(({ kind }) => kind === "signing").length;
  expect(await db().signature.count({ where: { petitionId: id } })).toBe(signed);
  await parts.start("site");
});

test("the worker asked to end finishes what it holds and leaves the rest to the next", async ({
  parts,
}) => {
  const { siteUrl, mailbox } = parts;
  const { slug } = await make.petition();
  const people = Array.from({ length: 60 }, (_, person) => addressOf("held", person));
  const worker = parts.worker();
  await Promise.all(people.map((email, person) => sign(siteUrl, slug, email, person)));
  await until("the worker is at it", async () =>
    people.some((email) => mailbox.tokensTo(email).length > 0),
  );
  worker.process.kill("SIGTERM");
  expect(await worker.ended).toBe(0);
  const held = await db().$queryRaw<{ task: string; attempts: number }[]>`
    SELECT task.identifier AS task, attempts FROM graphile_worker._private_jobs AS job
    JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
    WHERE locked_at IS NOT NULL`;
  expect(held).toEqual([]);
  await parts.start("worker");
  await until("everybody has a mail", async () =>
    people.every((email) => mailbox.tokensTo(email).length > 0),
  );
  expect(people.map((email) => mailbox.tokensTo(email).length)).toEqual(people.map(() => 1));
});
