// Proves what the mailbox of an organisation's contact gets, and when it gets nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { completeEnvironment } from "@/lib/env";
import { closeMail } from "@/lib/mail/send";
import { findPerson } from "@/lib/rights/queries";
import { type FakeSmtp, fakeSmtp } from "@/lib/testing/fake-smtp";
import { make } from "@/lib/testing/make";
import { confirmEndorsement, withdrawEndorsement } from "../commands";
import { findEndorsementByToken } from "../queries";
import { mailEndorser } from "./commands";

let smtp: FakeSmtp;

beforeAll(async () => {
  smtp = await fakeSmtp();
  completeEnvironment({ SMTP_URL: smtp.url });
});

beforeEach(() => {
  smtp.manner = "take";
  smtp.letters.length = 0;
});

afterAll(async () => {
  closeMail();
  await smtp.stop();
});

const now = () => new Date();

/** The secret in a letter's link to a page; soft line breaks (RFC 2045 §6.7) joined first. */
const tokenIn = (source: string, page: string) =>
  new RegExp(`/${page}/([A-Za-z0-9_-]{43})`).exec(source.replaceAll(/=\r?\n/g, ""))?.[1] ?? "";

/** An endorsement whose links only its mails hold. */
async function given(wish: Parameters<typeof make.endorsement>[0] = {}) {
  const made = await make.endorsement({ state: "unconfirmed", ...wish });
  await db().token.deleteMany({ where: { endorsementId: made.id } });
  return made;
}

describe("a contact's mail", () => {
  it("asks to confirm, and leads to the page and to the person's own data", async () => {
    const { id, email } = await given({ email: "nurlan+union@people.test" });
    await mailEndorser({ endorsementId: id });
    const [letter] = smtp.letters;
    expect(letter?.to).toContain(email);
    const token = tokenIn(letter?.source ?? "", "endorsements");
    expect(await findEndorsementByToken(token, "kk", now())).toMatchObject({
      state: "confirmable",
    });
    const data = tokenIn(letter?.source ?? "", "preferences");
    expect(await findPerson(data, now())).toMatchObject({ email, from: "endorsement" });
    // Once more goes to the mailbox itself, and the first link works on.
    await mailEndorser({ endorsementId: id });
    expect(smtp.letters[1]?.to).toContain("nurlan@people.test");
    expect(await confirmEndorsement(token, now())).toEqual({ ok: true });
    await mailEndorser({ endorsementId: id });
    const standing = tokenIn(smtp.letters[2]?.source ?? "", "endorsements");
    expect(await findEndorsementByToken(standing, "kk", now())).toMatchObject({ state: "waiting" });
  });

  it("is none once withdrawn, gone or over", async () => {
    const withdrawn = await make.endorsement();
    await withdrawEndorsement(withdrawn.token, now());
    const old = await given({ createdAt: new Date(Date.now() - 121 * 3_600_000) });
    const gone = await given();
    await db().endorsement.delete({ where: { id: gone.id } });
    for (const { id } of [withdrawn, old, gone]) await mailEndorser({ endorsementId: id });
    expect(smtp.letters).toEqual([]);
  });

  it("tries again when the mail server is away", async () => {
    const { id } = await given();
    closeMail();
    smtp.manner = "away";
    await expect(mailEndorser({ endorsementId: id })).rejects.toThrow();
  });
});
