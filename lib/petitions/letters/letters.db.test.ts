// Owns the proof of what a signer's mailbox gets: read from a real SMTP inbox.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { MailDev } from "maildev";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { freePort } from "@/lib/cli/ports";
import { db } from "@/lib/db";
import { completeEnvironment } from "@/lib/env";
import { translator } from "@/lib/i18n/translate";
import { closeMail } from "@/lib/mail/send";
import { make } from "@/lib/testing/make";
import { hashToken } from "@/lib/tokens";
import { eraseSignature } from "../erasure/commands";
import { confirmSignature } from "../signatures/commands";
import { findSignatureByToken } from "../signatures/queries";
import { mailSigner } from "./commands";

let inbox: MailDev;
let folder: string;
let web: number;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "bosaga-letters-"));
  const smtp = await freePort();
  web = await freePort();
  completeEnvironment({ SMTP_URL: `smtp://127.0.0.1:${smtp}` });
  const ips = { ip: "127.0.0.1", webIp: "127.0.0.1" };
  inbox = new MailDev({ smtp, web, ...ips, mailDirectory: folder, silent: true });
  await inbox.start();
});

beforeEach(async () => {
  await fetch(`http://127.0.0.1:${web}/api/email/all`, { method: "DELETE" });
});

afterAll(async () => {
  closeMail();
  await inbox.stop();
  await rm(folder, { recursive: true, force: true });
});

const received = z.array(
  z.object({
    subject: z.string(),
    text: z.string(),
    to: z.array(z.object({ address: z.string() })),
  }),
);

async function mails() {
  const answer = await fetch(`http://127.0.0.1:${web}/api/email?sort=asc`);
  return received.parse(await answer.json());
}

const tokenIn = (text: string, page: string) =>
  new RegExp(`/${page}/([A-Za-z0-9_-]{43})`).exec(text)?.[1] ?? "";

describe("a signer's mail", () => {
  it("asks to confirm, at the address as typed, and its link works until the row ends", async () => {
    const email = "Aigerim.Sample+home@people.test";
    const createdAt = new Date(Date.now() - 3_600_000);
    const { id } = await make.signature({ state: "pending", locale: "ru", email, createdAt });
    await mailSigner({ signatureId: id });
    const [mail] = await mails();
    expect(mail?.to).toEqual([{ address: email }]);
    const token = tokenIn(mail?.text ?? "", "signatures");
    const stored = await db().token.findUniqueOrThrow({ where: { hash: hashToken(token) } });
    expect(stored.expiresAt).toEqual(new Date(createdAt.getTime() + 120 * 3_600_000));
    expect(JSON.stringify(stored)).not.toContain(token);
    expect(await findSignatureByToken(token, "ru", new Date())).toMatchObject({
      state: "confirmable",
    });
    expect(await confirmSignature(token, new Date())).toEqual({ ok: true });
    const own = tokenIn(mail?.text ?? "", "preferences");
    expect(
      await db().token.count({ where: { hash: hashToken(own), purpose: "preferences" } }),
    ).toBe(1);
  });

  it("of a repeated job has a new link, and each works", async () => {
    const { id } = await make.signature({ state: "pending" });
    await mailSigner({ signatureId: id });
    await mailSigner({ signatureId: id });
    const tokens = (await mails()).map(({ text }) => tokenIn(text, "signatures"));
    expect(new Set(tokens).size).toBe(2);
    for (const token of tokens) {
      expect(await findSignatureByToken(token, "kk", new Date())).not.toBeNull();
    }
  });

  it("tells somebody who has signed, with a link that can withdraw", async () => {
    const { id } = await make.signature({ state: "counted", locale: "en" });
    await mailSigner({ signatureId: id });
    const [mail] = await mails();
    expect(mail?.subject).toBe(translator("en", "mailPetitions")("already.subject"));
    const token = tokenIn(mail?.text ?? "", "signatures");
    expect(await findSignatureByToken(token, "en", new Date())).toMatchObject({
      state: "standing",
    });
  });

  it("names a contact when the signature was taken out", async () => {
    const { id } = await make.signature({ state: "invalidated", locale: "en" });
    await mailSigner({ signatureId: id });
    const [mail] = await mails();
    expect(mail?.text).toContain("contact@bosaga.test");
  });

  it("does not leave for rows that are gone, erased, withdrawn, or past their five days", async () => {
    const erased = await make.signature({ state: "counted" });
    await eraseSignature(null, erased.id, new Date());
    const withdrawn = await make.signature({ state: "withdrawn" });
    const createdAt = new Date(Date.now() - 121 * 3_600_000);
    const late = await make.signature({ state: "pending", createdAt });
    for (const { id } of [erased, withdrawn, late]) await mailSigner({ signatureId: id });
    await mailSigner({ signatureId: "0192f0c1-0000-7000-8000-000000000000" });
    expect(await mails()).toEqual([]);
  });
});
