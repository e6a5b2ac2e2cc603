// Owns the proof that one mailbox is one signature, that links do what they say, and that races end well.
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { waitingJobs } from "@/lib/testing/jobs";
import { make } from "@/lib/testing/make";
import { hashToken, newId, newToken } from "@/lib/tokens";
import { SealBrokenError } from "@/lib/vault/sealing";
import { openVault } from "@/lib/vault/vault";
import { closePetition } from "../commands";
import { tallyPetitions } from "../tally/commands";
import {
  confirmSignature,
  hideName,
  openOwnPage,
  rejectSignature,
  signPetition,
  withdrawSignature,
} from "./commands";
import { findSignatureByToken, listPublicNames } from "./queries";
import type { SignatureInput } from "./schema";

const input = (wish: Partial<SignatureInput> = {}): SignatureInput => ({
  name: "Aigerim Sample",
  email: "aigerim@people.test",
  place: "KZ-75",
  comment: "",
  showName: false,
  news: false,
  via: "",
  ...wish,
});

const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

async function tokenOf(signatureId: string, expiresAt = later(60)): Promise<string> {
  const token = newToken();
  await db().token.create({
    data: { id: newId(), purpose: "signature", hash: hashToken(token), signatureId, expiresAt },
  });
  return token;
}

async function pending(petitionId: string, wish: Parameters<typeof make.signature>[0] = {}) {
  const { id } = await make.signature({ petitionId, state: "pending", ...wish });
  return { id, token: await tokenOf(id) };
}

describe("signing", () => {
  it("keeps a pending row, sealed, with its consents and one mail to send", async () => {
    const { slug, id: petitionId } = await make.petition();
    const { code, id: shareLinkId } = await make.shareLink();
    const wish = input({ comment: "For homes.", showName: true, via: code.toUpperCase() });
    expect(await signPetition(slug, "kk", wish, new Date())).toEqual({ ok: true });
    const row = await db().signature.findFirstOrThrow({ include: { consents: true } });
    expect(row).toMatchObject({ petitionId, state: "pending", place: "KZ-75", shareLinkId });
    expect(row.consents).toMatchObject([{ purpose: "publishName", textVersion: 1, locale: "kk" }]);
    const cells = (await openVault(`petition:${petitionId}`)).row("signature", row.id, row.rowKey);
    expect(cells.open("name", row.sealedName)).toBe("Aigerim Sample");
    expect(cells.open("comment", row.sealedComment)).toBe("For homes.");
    expect(await waitingJobs("mailSigner")).toMatchObject([{ payload: { signatureId: row.id } }]);
  });

  it("makes one signature of 500 at once in 20 spellings of one address", async () => {
    const { slug } = await make.petition();
    const spellings = [
      "aigerim.sample@gmail.com",
      "Aigerim.Sample@gmail.com",
      "AIGERIM.SAMPLE@GMAIL.COM",
      "aigerimsample@gmail.com",
      "a.i.g.e.r.i.m.sample@gmail.com",
      "aigerim.sample+one@gmail.com",
      "aigerim.sample+two@googlemail.com",
      "aigerimsample@googlemail.com",
      " aigerim.sample@gmail.com ",
      "aigerim.sample@GoogleMail.com",
      "ａigerim.sample@gmail.com",
      "aigerim.sample@ｇmail.com",
      "aigerim.sample+@gmail.com",
      "aigerim.sample+a+b@gmail.com",
      "aigerim..sample@gmail.com",
      "AigerimSample+X@gmail.com",
      "aigerim.sample@gmail.com.",
      "aige.rim.sam.ple@gmail.com",
      "aigerim.sample+ё@gmail.com",
      "AIGERIMSAMPLE@googlemail.COM",
    ];
    const answers = await Promise.all(
      Array.from({ length: 500 }, (_, index) =>
        signPetition(slug, "ru", input({ email: spellings[index % 20] ?? "" }), new Date()),
      ),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"ok":true}']),
    );
    expect(await db().signature.count()).toBe(1);
    expect(await waitingJobs("mailSigner")).toHaveLength(1);
  });

  it("makes one row and one mail of one form posted 100 times at once", async () => {
    const { slug } = await make.petition();
    await Promise.all(
      Array.from({ length: 100 }, () =>
        signPetition(slug, "en", input({ news: true }), new Date()),
      ),
    );
    expect(await db().signature.count()).toBe(1);
    expect(await db().consent.count()).toBe(1);
    expect(await waitingJobs("mailSigner")).toHaveLength(1);
  });

  it("mails a known address again after ten minutes, and changes nothing it holds", async () => {
    const { slug, id: petitionId } = await make.petition();
    await make.signature({ petitionId, state: "counted", email: "aigerim@people.test" });
    const before = await db().signature.findFirstOrThrow();
    await signPetition(slug, "en", input({ name: "Somebody Else", showName: true }), later(5));
    expect(await waitingJobs()).toHaveLength(0);
    await signPetition(slug, "en", input({ name: "Somebody Else", showName: true }), later(11));
    expect(await waitingJobs("mailSigner")).toHaveLength(1);
    const { mailRequestedAt: _, ...after } = await db().signature.findFirstOrThrow();
    expect(before).toMatchObject(after);
    expect(await db().consent.count()).toBe(0);
  });

  it("refuses what is not published, and what is closed", async () => {
    const now = new Date();
    expect(await signPetition("no-such", "en", input(), now)).toMatchObject({ reason: "unknown" });
    const draft = await make.petition({ published: false });
    expect(await signPetition(draft.slug, "en", input(), now)).toMatchObject({ reason: "unknown" });
    const over = await make.petition({ closesAt: later(-1) });
    expect(await signPetition(over.slug, "en", input(), now)).toMatchObject({ reason: "closed" });
    const closed = await make.petition();
    await closePetition(null, closed.id, "Delivered", now);
    expect(await signPetition(closed.slug, "en", input(), now)).toMatchObject({ reason: "closed" });
    expect(await db().signature.count()).toBe(0);
  });
});

describe("the link from the mail", () => {
  it("confirms once, however often and however many press", async () => {
    const { id: petitionId } = await make.petition();
    const { token } = await pending(petitionId);
    const presses = await Promise.all(
      Array.from({ length: 20 }, () => confirmSignature(token, new Date())),
    );
    expect(presses.every((press) => press.ok)).toBe(true);
    await tallyPetitions();
    expect(await confirmSignature(token, new Date())).toEqual({ ok: true });
    await tallyPetitions();
    expect(await db().petitionTally.findMany()).toMatchObject([{ place: "KZ-75", total: 1 }]);
  });

  it("says what it leads to, and reading changes nothing", async () => {
    const { id: petitionId, slug } = await make.petition();
    const { id, token } = await pending(petitionId, { consents: ["news"] });
    const view = await findSignatureByToken(token, "ru", new Date());
    expect(view).toMatchObject({
      state: "confirmable",
      slug,
      name: "Aigerim Sample",
      consents: { publishName: false, news: true },
    });
    expect((await db().signature.findUniqueOrThrow({ where: { id } })).state).toBe("pending");
    expect(await findSignatureByToken(newToken(), "ru", new Date())).toBeNull();
    expect(await findSignatureByToken("'; drop table", "ru", new Date())).toBeNull();
  });

  it("joins the supporters when news was ticked, in the same transaction", async () => {
    const { id: petitionId } = await make.petition();
    const { token } = await pending(petitionId, { consents: ["news"] });
    expect(await db().supporter.count()).toBe(0);
    await confirmSignature(token, new Date());
    const supporter = await db().supporter.findFirstOrThrow({ include: { consents: true } });
    expect(supporter.confirmedAt).not.toBeNull();
    expect(supporter.consents).toMatchObject([{ purpose: "news" }]);
  });

  it("is late after closing, expired after its time, spent after withdrawing", async () => {
    const { id: petitionId } = await make.petition();
    const one = await pending(petitionId);
    const expired = await tokenOf(one.id, later(-1));
    expect(await confirmSignature(expired, new Date())).toMatchObject({ reason: "expired" });
    await closePetition(null, petitionId, "Delivered", new Date());
    expect(await confirmSignature(one.token, new Date())).toMatchObject({ reason: "late" });
    const { id, token } = await make.signature({ state: "counted" });
    const link = token ?? (await tokenOf(id));
    expect(await withdrawSignature(link, new Date())).toEqual({ ok: true });
    expect(await withdrawSignature(link, new Date())).toEqual({ ok: true });
    expect(await confirmSignature(link, new Date())).toMatchObject({ reason: "withdrawn" });
    expect(await db().signatureRemoval.count()).toBe(1);
  });

  it("stays good for withdrawing after the five days", async () => {
    const { id: petitionId } = await make.petition({ closesAt: later(60 * 24 * 30) });
    const { token } = await pending(petitionId);
    await confirmSignature(token, new Date());
    await tallyPetitions();
    expect(await findSignatureByToken(token, "en", later(60 * 24 * 100))).toMatchObject({
      state: "standing",
    });
    expect(await withdrawSignature(token, later(60 * 24 * 100))).toEqual({ ok: true });
  });

  it("deletes what was never confirmed when it was not the person", async () => {
    const { id: petitionId } = await make.petition();
    const { token } = await pending(petitionId, { consents: ["news", "publishName"] });
    expect(await rejectSignature(token, new Date())).toEqual({ ok: true });
    expect(await rejectSignature(token, new Date())).toEqual({ ok: true });
    const left = await Promise.all([
      db().signature.count(),
      db().consent.count(),
      db().token.count(),
      db().signatureRemoval.count(),
    ]);
    expect(left).toEqual([0, 0, 0, 0]);
  });

  it("lets the address sign again after withdrawing", async () => {
    const { id: petitionId, slug } = await make.petition();
    const { id } = await make.signature({
      petitionId,
      state: "counted",
      email: "aigerim@people.test",
    });
    await withdrawSignature(await tokenOf(id), new Date());
    await signPetition(slug, "en", input(), new Date());
    expect(await db().signature.count({ where: { state: "pending" } })).toBe(1);
  });
});

describe("names shown publicly", () => {
  it("are those of counted signers who ticked the box, latest first", async () => {
    const { id: petitionId } = await make.petition();
    for (const name of ["First Person", "Second Person"]) {
      await make.signature({ petitionId, state: "counted", name, consents: ["publishName"] });
    }
    await make.signature({ petitionId, state: "counted", name: "Quiet Person" });
    await make.signature({ petitionId, state: "confirmed", consents: ["publishName"] });
    expect(await listPublicNames(petitionId)).toEqual(["Second Person", "First Person"]);
  });
});

describe("a signer's own deeds", () => {
  it("take the name off the page without touching the signature", async () => {
    const { id: petitionId } = await make.petition();
    const { id } = await make.signature({
      petitionId,
      state: "counted",
      consents: ["publishName"],
    });
    const token = await tokenOf(id);
    expect(await hideName(token, new Date())).toEqual({ ok: true });
    expect(await hideName(token, new Date())).toEqual({ ok: true });
    expect(await listPublicNames(petitionId)).toEqual([]);
    expect(await findSignatureByToken(token, "kk", new Date())).toMatchObject({
      state: "standing",
      consents: { publishName: false },
    });
    expect(await hideName(newToken(), new Date())).toMatchObject({ reason: "unknown" });
  });

  it("open the way to everything kept about them, for a day", async () => {
    const { id } = await make.signature({ state: "counted" });
    const result = await openOwnPage(await tokenOf(id), new Date());
    if (!result.ok) throw new Error(result.reason);
    const own = await db().token.findUniqueOrThrow({
      where: { hash: hashToken(result.value.token) },
    });
    expect(own).toMatchObject({ purpose: "preferences", signatureId: id });
    expect(own.expiresAt.getTime()).toBeLessThan(Date.now() + 25 * 3_600_000);
    const { id: waiting } = await make.signature({ state: "pending" });
    expect(await openOwnPage(await tokenOf(waiting), new Date())).toMatchObject({
      reason: "unknown",
    });
  });
});

describe("sealed cells", () => {
  it("open nowhere but in their own row and column", async () => {
    const { id: petitionId } = await make.petition();
    await make.signature({ petitionId });
    await make.signature({ petitionId });
    const [one, other] = await db().signature.findMany();
    if (!one || !other) throw new Error("two rows were made");
    const vault = await openVault(`petition:${petitionId}`);
    const opens = (column: string, sealed: Uint8Array | null) => () =>
      vault.row("signature", one.id, one.rowKey).open(column, sealed);
    expect(opens("name", one.sealedName)()).toBe("Aigerim Sample");
    expect(opens("name", other.sealedName)).toThrow(SealBrokenError);
    expect(opens("email", one.sealedName)).toThrow(SealBrokenError);
    expect(opens("name", one.sealedEmail)).toThrow(SealBrokenError);
  });
});
