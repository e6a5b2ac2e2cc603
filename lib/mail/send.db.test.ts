// Mail leaves through real SMTP as it was written, and what would smuggle a header does not leave.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { MailDev } from "maildev";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { freePort } from "../cli/ports";
import { completeEnvironment } from "../env";
import { layOut } from "./layout";
import { closeMail, type Mail, sendMail } from "./send";

let inbox: MailDev;
let folder: string;
let web: number;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "bosaga-mail-"));
  const smtp = await freePort();
  web = await freePort();
  completeEnvironment({ SMTP_URL: `smtp://127.0.0.1:${smtp}` });
  inbox = new MailDev({
    smtp,
    web,
    ip: "127.0.0.1",
    webIp: "127.0.0.1",
    mailDirectory: folder,
    silent: true,
  });
  await inbox.start();
});

afterEach(() => vi.restoreAllMocks());

afterAll(async () => {
  closeMail();
  await inbox.stop();
  await rm(folder, { recursive: true, force: true });
});

const received = z.array(
  z.object({ id: z.string(), subject: z.string(), text: z.string(), html: z.string() }),
);

async function mails() {
  const answer = await fetch(`http://127.0.0.1:${web}/api/email`);
  return received.parse(await answer.json());
}

const letter: Mail = {
  to: "Signer+tag@example.org",
  ...layOut({
    locale: "kk",
    subject: "Мекенжайыңызды растаңыз",
    paragraphs: ["Сәлем, <b>Ә & Ғ</b>"],
    action: { label: "Растау", href: "http://bosaga.test:3000/kk/signatures/token" },
    dataHref: "http://bosaga.test:3000/kk/preferences/token",
  }),
};

describe("a mail", () => {
  test("arrives as text and HTML, from our address, with our host in its id", async () => {
    await sendMail({ ...letter, unsubscribe: "http://bosaga.test:3000/kk/preferences/token" });
    const [mail] = await mails();
    const answer = await fetch(`http://127.0.0.1:${web}/api/email/${mail?.id}/source`);
    const source = await answer.text();
    const head = source.slice(0, source.search(/\r?\n\r?\n/));
    expect(mail?.subject).toBe("Мекенжайыңызды растаңыз");
    expect(mail?.text).toContain("Сәлем, <b>Ә & Ғ</b>");
    expect(mail?.text).toContain("http://bosaga.test:3000/kk/signatures/token");
    expect(mail?.html).toContain("&lt;b&gt;Ә &amp; Ғ&lt;/b&gt;");
    expect(mail?.html).not.toMatch(/<img|<script|<link/);
    expect(head).toMatch(/^From: post@bosaga\.invalid\r?$/m);
    expect(head).toMatch(/^To: Signer\+tag@example\.org\r?$/m);
    expect(head).toMatch(/^Message-ID: <[0-9a-f-]{36}@bosaga\.test>\r?$/m);
    expect(head).toMatch(/^Date: .+\r?$/m);
    expect(head).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
    expect(head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
    expect(head).not.toMatch(/^(X-Mailer|User-Agent):/im);
  });

  test.each([
    "a@example.org\r\nBcc: b@example.org",
    "a@example.org, b@example.org",
    "a@example.org\0",
    "A <a@example.org>",
    "a@example.org b@example.org",
    "no-address",
  ])("goes to one address or to none: %j", async (to) => {
    const before = (await mails()).length;
    await expect(sendMail({ ...letter, to })).rejects.toThrow("not one address");
    expect(await mails()).toHaveLength(before);
  });

  test.each(["Subject\r\nBcc: b@example.org", "Subject\nX: y", "Subject\0"])(
    "is refused with a header in its subject: %j",
    async (subject) => {
      await expect(sendMail({ ...letter, subject })).rejects.toThrow("line break or NUL");
    },
  );

  test("that cannot leave is an error, so that its job tries again", async () => {
    closeMail();
    completeEnvironment({ SMTP_URL: `smtp://127.0.0.1:${await freePort()}` });
    await expect(sendMail(letter)).rejects.toThrow("ECONNREFUSED");
    closeMail();
  });
});
