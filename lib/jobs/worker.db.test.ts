// The worker: mails wait out a mail server that is away, all leave when it is back, and what failed
// leaves no address behind.
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { MailDev } from "maildev";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { freePort } from "../cli/ports";
import { db, inTransaction } from "../db";
import { completeEnvironment } from "../env";
import { closeMail } from "../mail/send";
import { make } from "../testing/make";
import { clearLeftovers } from "./leftovers";
import { isMailboxMissing } from "./mail-failures";
import { ABANDONED, showPresence } from "./presence";
import { enqueue } from "./queue";
import { repeat } from "./repeat";
import { startWorker, type Worker } from "./worker";

let worker: Worker | undefined;
let inbox: MailDev | undefined;
let folder: string;
let smtp: number;
let web: number;
let logged: string[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "bosaga-worker-"));
  [smtp, web] = [await freePort(), await freePort()];
  completeEnvironment({ SMTP_URL: `smtp://127.0.0.1:${smtp}` });
  logged = [];
  const keep = (chunk: unknown) => {
    logged.push(String(chunk));
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(keep);
  vi.spyOn(process.stderr, "write").mockImplementation(keep);
});

afterEach(async () => {
  await worker?.stop();
  closeMail();
  await inbox?.stop();
  worker = undefined;
  inbox = undefined;
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

async function openInbox(): Promise<void> {
  inbox = new MailDev({
    smtp,
    web,
    ip: "127.0.0.1",
    webIp: "127.0.0.1",
    mailDirectory: folder,
    silent: true,
  });
  await inbox.start();
}

const received = z.array(z.object({ to: z.array(z.object({ address: z.string() })) }));

async function recipients(): Promise<string[]> {
  const answer = await fetch(`http://127.0.0.1:${web}/api/email`);
  return received.parse(await answer.json()).flatMap(({ to }) => to.map((one) => one.address));
}

type Waiting = { attempts: number; last_error: string | null; payload: unknown };

const jobs = () =>
  db().$queryRaw<Waiting[]>`
    SELECT attempts, last_error, payload FROM graphile_worker._private_jobs`;

async function askForMail(email: string): Promise<void> {
  const { id } = await make.supporter({ email });
  await inTransaction((tx) => enqueue(tx, "mailSupporter", { supporterId: id }));
}

describe("mails", () => {
  test("wait while the mail server is away and all leave when it is back", async () => {
    worker = startWorker();
    await askForMail("first@people.test");
    await askForMail("second@people.test");
    await vi.waitFor(
      async () => expect((await jobs()).map((job) => job.attempts)).toEqual([2, 2]),
      { timeout: 20_000, interval: 100 },
    );
    const kept = JSON.stringify(await jobs()) + logged.join("");
    expect(kept).toContain("ESOCKET");
    expect(kept).not.toContain("people.test");
    // As far away as the tenth attempt's back-off puts it.
    await db().$executeRaw`
      UPDATE graphile_worker._private_jobs SET run_at = now() + interval '6 hours'`;
    await openInbox();
    await askForMail("third@people.test");
    const all = ["first@people.test", "second@people.test", "third@people.test"];
    await vi.waitFor(async () => expect((await recipients()).sort()).toEqual(all), {
      timeout: 15_000,
      interval: 100,
    });
    await vi.waitFor(async () => expect(await jobs()).toEqual([]), { timeout: 5_000 });
  }, 45_000);

  test("whose payload is not what a job takes are refused, not guessed", async () => {
    worker = startWorker();
    await db().$executeRaw`SELECT graphile_worker.add_job('mailSupporter', '{"supporterId": 7}')`;
    await vi.waitFor(
      async () => expect(await jobs()).toMatchObject([{ attempts: 1, last_error: "ZodError" }]),
      { timeout: 10_000, interval: 100 },
    );
  });
});

describe("jobs of a worker that was killed", () => {
  test("go back to the queue and are done; those of one that lives stay", async () => {
    await openInbox();
    for (const email of ["orphan@people.test", "held@people.test"]) await askForMail(email);
    const [orphan, held] = await db().$queryRaw<{ id: bigint }[]>`
      SELECT id FROM graphile_worker._private_jobs ORDER BY id`;
    const alive = showPresence(200);
    alive.add("worker-alive");
    const lock = (id: bigint | undefined, by: string) =>
      db().$executeRaw`
        UPDATE graphile_worker._private_jobs
        SET locked_at = now() - interval '1 minute', locked_by = ${by} WHERE id = ${id}`;
    await new Promise((resolve) => setTimeout(resolve, 500));
    await lock(orphan?.id, "worker-killed");
    await lock(held?.id, "worker-alive");
    worker = startWorker();
    await vi.waitFor(async () => expect(await recipients()).toEqual(["orphan@people.test"]), {
      timeout: 20_000,
      interval: 200,
    });
    expect(await jobs()).toHaveLength(1);
    await alive.stop();
  }, 40_000);
});

describe("a job that takes long", () => {
  test("stays with its worker while that lives", async () => {
    // Greets nobody, as a mail server that hangs.
    const held: Socket[] = [];
    const silent = createServer((socket) => held.push(socket));
    await new Promise<void>((resolve) => silent.listen(smtp, "127.0.0.1", resolve));
    worker = startWorker();
    await askForMail("slow@people.test");
    const hold = () =>
      db().$executeRaw`
        UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 hour'
        WHERE locked_at IS NOT NULL`;
    await vi.waitFor(async () => expect(await hold()).toBe(1), { timeout: 10_000, interval: 50 });
    expect(await db().$queryRawUnsafe(ABANDONED)).toEqual([]);
    for (const socket of held) socket.destroy();
    silent.close();
  }, 30_000);
});

describe("a refused mailbox", () => {
  const refused = (command: string, responseCode: number) =>
    Object.assign(new Error("refused"), { command, responseCode });

  test("is given up only after half an hour of the same answer", () => {
    expect(isMailboxMissing(refused("RCPT TO", 550), 7)).toBe(false);
    expect(isMailboxMissing(refused("RCPT TO", 550), 8)).toBe(true);
  });

  test("is not what a busy or closed server means", () => {
    expect(isMailboxMissing(refused("RCPT TO", 450), 20)).toBe(false);
    expect(isMailboxMissing(refused("MAIL FROM", 550), 20)).toBe(false);
    expect(isMailboxMissing(new Error("ECONNREFUSED"), 20)).toBe(false);
  });
});

describe("repeated work", () => {
  test("goes on after a failure and ends when asked, in the middle of a run", async () => {
    let runs = 0;
    let isDone = false;
    const repeated = repeat("test", 5, async () => {
      runs += 1;
      if (runs === 1) throw new Error("once");
      if (runs === 3) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        isDone = true;
      }
    });
    await vi.waitFor(() => expect(runs).toBe(3));
    await repeated.stop();
    expect(isDone).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(runs).toBe(3);
  });
});

describe("leftovers", () => {
  test("go a month after their end, and what may still be needed stays", async () => {
    const now = new Date();
    const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
    const { id: supporterId } = await make.supporter();
    await db().token.deleteMany();
    for (const days of [31, 29, -1]) await make.token("supporter", { supporterId }, daysAgo(days));
    expect(await clearLeftovers(now)).toMatchObject({ tokens: 1 });
    expect(await db().token.count()).toBe(2);
  });
});
