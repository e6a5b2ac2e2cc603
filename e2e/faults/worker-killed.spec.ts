// The worker killed with kill -9 in the middle of a mailing and of a list for the addressee: nobody gets a letter
// twice, nobody is lost, and the list is whole.
import { createHash } from "node:crypto";
import { db } from "@/lib/db";
import { orderFile } from "@/lib/petitions/delivery-files/commands";
import { findFile, readFilePieces } from "@/lib/petitions/delivery-files/queries";
import { startMailing, steerMailing } from "@/lib/petitions/mailings/commands";
import { findMailing } from "@/lib/petitions/mailings/queries";
import { make } from "@/lib/testing/make";
import { newId } from "@/lib/tokens";
import { newRowKey, openVault } from "@/lib/vault/vault";
import { expect, test } from "./fixtures";
import type { Mailbox } from "./mailbox";
import { ageHeldJobs, type Parts, until } from "./parts";

const READERS = 60;
const SIGNERS = 6_000;
/** Lines after which a list is in its middle: it tells how far it is after each two thousand. */
const MIDDLE = 2_000;
/** After so many letters a mailing is in its middle; each takes its time, so that it can be met there. */
const LETTERS = 20;
const LETTER_MS = 80;
const PLACES = ["KZ-75", "KZ-71"] as const;

/** A petition with thousands who show their names. */
async function crowded(): Promise<string> {
  const { id: petitionId } = await make.petition();
  const vault = await openVault(`petition:${petitionId}`);
  const at = new Date();
  const rows = Array.from({ length: SIGNERS }, (_, index) => {
    const [id, rowKey] = [newId(), newRowKey()];
    return {
      id,
      rowKey,
      petitionId,
      state: "counted" as const,
      place: PLACES[index % 2] ?? PLACES[0],
      locale: "en" as const,
      sealedName: vault.row("signature", id, rowKey).sealText("name", `Signer ${index}`),
      confirmedAt: at,
      countedAt: at,
      serial: index + 1,
    };
  });
  await db().signature.createMany({ data: rows });
  await db().consent.createMany({
    data: rows.map(({ id: signatureId }) => ({
      id: newId(),
      purpose: "publishName" as const,
      textVersion: 1,
      locale: "en" as const,
      signatureId,
    })),
  });
  await db().petitionTally.createMany({
    data: PLACES.map((place) => ({ petitionId, place, total: SIGNERS / 2 })),
  });
  return petitionId;
}

/** An update on its way to those who asked for it. */
async function mailing(actor: string) {
  const { id: updateId, petitionId } = await make.update();
  const people: string[] = [];
  for (let reader = 0; reader < READERS; reader += 1) {
    const wish = { petitionId, state: "counted", consents: ["news" as const] } as const;
    people.push((await make.signature({ ...wish, consents: [...wish.consents] })).email);
  }
  const now = new Date();
  const started = await startMailing(actor, petitionId, updateId, now, now);
  expect(started).toEqual({ ok: true, value: { audience: READERS } });
  return { petitionId, updateId, people };
}

const reached = (mailbox: Mailbox, people: readonly string[]) =>
  people.filter((email) => mailbox.lettersTo(email).length > 0).length;

/** Kills the worker and starts it again. */
async function killWorker(parts: Parts): Promise<void> {
  await parts.kill("worker");
  await parts.start("worker");
  await ageHeldJobs();
}

async function read(petitionId: string, id: string, format: "csv" | "pdf"): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of readFilePieces(petitionId, id, format)) pieces.push(piece);
  return Buffer.concat(pieces);
}

test("a list for the addressee and a mailing survive a worker that is killed in their middle", async ({
  parts,
}) => {
  test.setTimeout(180_000);
  const { mailbox } = parts;
  const { id: actor } = await make.member({ role: "admin" });
  const petitionId = await crowded();
  const ordered = await orderFile(actor, petitionId, "en");
  if (!ordered.ok) throw new Error(ordered.reason);
  const fileId = ordered.value.id;
  const progress = () =>
    db().deliveryFile.findUniqueOrThrow({
      where: { id: fileId },
      select: { written: true, finishedAt: true },
    });
  await until("the list is in its middle", async () => (await progress()).written >= MIDDLE);
  await killWorker(parts);
  expect((await progress()).finishedAt, "the list was quicker than the killer").toBeNull();

  mailbox.takeTime(LETTER_MS);
  const { updateId, people, petitionId: newsOf } = await mailing(actor);
  await until("the mailing is in its middle", async () => reached(mailbox, people) >= LETTERS);
  await killWorker(parts);
  const left = await findMailing(updateId, new Date());
  expect(left?.state, "the mailing was quicker than the killer").toBe("running");

  await until("the mailing is over", async () => {
    const now = await findMailing(updateId, new Date());
    return now?.state === "finished";
  });
  const twice = people.filter((email) => mailbox.lettersTo(email).length > 1);
  expect(twice).toEqual([]);
  const later = new Date(Date.now() + 3_600_000);
  const done = await findMailing(updateId, later);
  expect(done).toMatchObject({ audience: READERS, failed: 0 });
  // What was being handed over when the worker died is told as unsure, and nothing else is.
  expect((done?.sent ?? 0) + (done?.unsure ?? 0)).toBe(READERS);
  expect(done?.unsure).toBeLessThanOrEqual(1);
  expect(reached(mailbox, people)).toBeGreaterThanOrEqual(done?.sent ?? 0);

  // An organiser sends those again: everybody has it, and who has two has the same one twice.
  mailbox.takeTime(0);
  await db().$executeRaw`UPDATE update_mailed SET claimed_at = claimed_at - interval '1 hour'`;
  expect(await steerMailing(actor, newsOf, updateId, "resend", new Date())).toEqual({ ok: true });
  await until("everybody has the letter", async () => {
    const now = await findMailing(updateId, later);
    return now?.state === "finished" && now.sent === READERS;
  });
  for (const email of people) expect(new Set(mailbox.lettersTo(email)).size, email).toBe(1);

  await until("the list is made", async () => {
    return (await findFile(petitionId, fileId))?.state === "finished";
  });
  const file = await findFile(petitionId, fileId);
  expect(file).toMatchObject({ total: SIGNERS, written: SIGNERS });
  for (const format of ["csv", "pdf"] as const) {
    const bytes = await read(petitionId, fileId, format);
    expect(bytes.length).toBe(file?.bytes?.[format]);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(file?.hashes?.[format]);
  }
  const lines = (await read(petitionId, fileId, "csv")).toString("utf8").trimEnd().split("\r\n");
  expect(lines).toHaveLength(SIGNERS + 1);
  const cells = lines.slice(1).map((line) => line.split(","));
  expect(cells.map(([number]) => number)).toEqual(
    Array.from({ length: SIGNERS }, (_, index) => `"${index + 1}"`),
  );
  expect(new Set(cells.map(([, name]) => name)).size).toBe(SIGNERS);
});
