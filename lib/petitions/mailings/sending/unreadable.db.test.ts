// Proves that an address which does not open is passed over and told, and that everybody else gets the letter.
import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db";
import { completeEnvironment } from "@/lib/env";
import { closeMail } from "@/lib/mail/send";
import { type FakeSmtp, fakeSmtp } from "@/lib/testing/fake-smtp";
import { make } from "@/lib/testing/make";
import { newRowKey } from "@/lib/vault/vault";
import { startMailing } from "../commands";
import { findMailing } from "../queries";
import { mailUpdate } from "./commands";

let smtp: FakeSmtp;

beforeAll(async () => {
  smtp = await fakeSmtp();
  completeEnvironment({ SMTP_URL: smtp.url });
});

afterAll(async () => {
  closeMail();
  await smtp.stop();
});

it("an address that does not open is passed over, and the mailing goes on to its end", async () => {
  const { id: updateId, petitionId } = await make.update();
  const { id: actor } = await make.member();
  const people = [];
  for (let made = 0; made < 4; made += 1) {
    people.push(await make.signature({ petitionId, state: "counted", consents: ["news"] }));
  }
  const [first, second, third, fourth] = people;
  if (!first || !second || !third || !fourth) throw new Error("Four were made.");
  // One whose key is another's, and one that was cut.
  await db().signature.update({ where: { id: first.id }, data: { rowKey: newRowKey() } });
  await db().signature.update({
    where: { id: third.id },
    data: { sealedEmail: new Uint8Array([1, 2, 3]) },
  });
  const now = new Date();
  expect(await startMailing(actor, petitionId, updateId, now, now)).toMatchObject({ ok: true });
  const { id: mailingId } = await db().updateMailing.findUniqueOrThrow({ where: { updateId } });
  for (let batch = 0; batch < 3; batch += 1) await mailUpdate({ mailingId }, 1);
  expect(smtp.letters.map(({ to }) => to).toSorted()).toEqual(
    [second.email, fourth.email].toSorted(),
  );
  expect(await findMailing(updateId, new Date(Date.now() + 3_600_000))).toMatchObject({
    state: "finished",
    audience: 4,
    sent: 2,
    failed: 2,
    unreadable: 2,
    unsure: 0,
  });
});
