// Proves the road of an endorsement: given, confirmed from the mailbox, decided by an organiser, taken back.
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { waitingJobs } from "@/lib/testing/jobs";
import { make } from "@/lib/testing/make";
import { newToken } from "@/lib/tokens";
import { closePetition, retractPetition } from "../commands";
import { signPetition } from "../signatures/commands";
import { signatureForm } from "../signatures/schema";
import { throwSwitch } from "../switches/commands";
import { confirmEndorsement, endorse, rejectEndorsement, withdrawEndorsement } from "./commands";
import { decideEndorsement } from "./desk/commands";
import { countWaiting, listQueue } from "./desk/queries";
import { countEndorsements, findEndorsementByToken, listEndorsements } from "./queries";
import type { EndorsementInput } from "./schema";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const now = () => new Date();
const soon = (milliseconds: number) => new Date(Date.now() + milliseconds);

const input = (wish: Partial<EndorsementInput> = {}): EndorsementInput => ({
  organisation: "«Мысал» кәсіподағы, Жаңаөзен бөлімшесі",
  place: "KZ-47",
  standsFor: 1_240,
  contact: "Нұрлан Мысал",
  email: "nurlan@people.test",
  ...wish,
});

/** An endorsement as given through the form, and the link its mail would carry. */
async function given(wish: Partial<EndorsementInput> = {}) {
  const { id: petitionId, slug } = await make.petition();
  expect(await endorse(slug, "kk", input(wish), now())).toEqual({ ok: true });
  const { id } = await db().endorsement.findFirstOrThrow({ where: { petitionId } });
  return { petitionId, slug, id, token: await make.token("endorsement", { endorsementId: id }) };
}

async function confirmed() {
  const made = await given();
  expect(await confirmEndorsement(made.token, now())).toEqual({ ok: true });
  const { id: actor } = await make.member({ role: "organiser" });
  return { ...made, actor };
}

const shown = async (petitionId: string) =>
  (await listEndorsements(petitionId, 1)).endorsements.map(({ organisation }) => organisation);
const waiting = { state: "waiting" } as const;

describe("an endorsement", () => {
  it("is sealed, waits for its contact, then for an organiser, and then is on the page", async () => {
    const { petitionId, id, token } = await given();
    const row = await db().endorsement.findUniqueOrThrow({ where: { id } });
    const bytes = [row.sealedContact, row.sealedEmail].map((cell) => Buffer.from(cell ?? []));
    expect(Buffer.concat(bytes).includes("Нұрлан")).toBe(false);
    expect(await waitingJobs("mailEndorser")).toMatchObject([{ payload: { endorsementId: id } }]);
    // What nobody confirmed is in no organiser's list, and on no page.
    expect(await countWaiting(petitionId)).toBe(0);
    expect((await listQueue(petitionId, waiting, null)).rows).toEqual([]);
    expect(await findEndorsementByToken(token, "kk", now())).toMatchObject({
      state: "confirmable",
      contact: "Нұрлан Мысал",
      standsFor: 1_240,
    });

    expect(await confirmEndorsement(token, now())).toEqual({ ok: true });
    expect(await shown(petitionId)).toEqual([]);
    expect((await listQueue(petitionId, waiting, null)).rows).toMatchObject([
      { id, contact: "Нұрлан Мысал", email: "nurlan@people.test", standsFor: 1_240 },
    ]);
    const { id: actor } = await make.member({ role: "organiser" });
    const approve = { from: "waiting", decision: "approved" } as const;
    expect(await decideEndorsement(actor, petitionId, id, approve, now())).toEqual({ ok: true });
    expect(await listEndorsements(petitionId, 1)).toEqual({
      endorsements: [{ organisation: input().organisation, standsFor: 1_240, place: "KZ-47" }],
      total: 1,
    });
    expect(await countEndorsements(petitionId)).toBe(1);
    expect(await findEndorsementByToken(token, "kk", now())).toMatchObject({ state: "approved" });
    // The count of signatures knows nothing of it.
    expect(await db().petitionTally.count()).toBe(0);
  });

  it("keeps what was given first, whatever is typed with the address later", async () => {
    const { petitionId, slug, id } = await given();
    const other = input({ organisation: "Somebody Else’s Club", standsFor: 9 });
    expect(await endorse(slug, "ru", other, now())).toEqual({ ok: true });
    expect(await waitingJobs("mailEndorser")).toHaveLength(1);
    const later = soon(11 * MINUTE);
    expect(await endorse(slug, "ru", other, later)).toEqual({ ok: true });
    expect(await waitingJobs("mailEndorser")).toHaveLength(2);
    const rows = await db().endorsement.findMany({ where: { petitionId } });
    expect(rows).toMatchObject([
      { id, organisation: input().organisation, standsFor: 1_240, createdAt: later },
    ]);
    // Plus-tags and capitals are the same mailbox; another petition is another matter.
    await endorse(slug, "kk", input({ email: "NURLAN+union@people.test" }), soon(22 * MINUTE));
    expect(await db().endorsement.count({ where: { petitionId } })).toBe(1);
  });

  it("is one, however many are sent at the same instant", async () => {
    const { slug } = await make.petition();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => endorse(slug, "kk", input(), now())),
    );
    expect(answers).toEqual(answers.map(() => ({ ok: true })));
    expect(await db().endorsement.count()).toBe(1);
    expect(await waitingJobs("mailEndorser")).toHaveLength(1);
  });

  it("is refused where it cannot be given", async () => {
    const draft = await make.petition({ published: false });
    const over = await make.petition({ closesAt: soon(-MINUTE) });
    const closed = await make.petition();
    await closePetition(null, closed.id, "Delivered", now());
    const retracted = await make.petition();
    await retractPetition(null, retracted.id, "Taken down", now());
    const paused = await make.petition();
    const reason = { kind: "pauseSigning", reason: "A flood.", texts: null } as const;
    await throwSwitch(null, paused.id, reason, now());
    const open = await make.petition();
    const cases = [
      [draft.slug, {}, "unknown"],
      ["no-such", {}, "unknown"],
      ["'; DROP TABLE", {}, "unknown"],
      [retracted.slug, {}, "unknown"],
      [over.slug, {}, "closed"],
      [closed.slug, {}, "closed"],
      [paused.slug, {}, "paused"],
      [open.slug, { place: "DE" }, "foreign-place"],
    ] as const;
    for (const [slug, wish, reason] of cases) {
      expect(await endorse(slug, "kk", input(wish), now())).toEqual({ ok: false, reason });
    }
    expect(await db().endorsement.count()).toBe(0);
  });

  it("leaves nothing behind from who is blocked, and answers the same", async () => {
    const { id: petitionId, slug } = await make.petition();
    await make.block({ petitionId, kind: "domain", value: "flood.test" });
    await make.block({ petitionId, kind: "address", value: "one@people.test" });
    await make.block({ petitionId, kind: "name", value: "*casino*" });
    for (const wish of [
      { email: "a@flood.test" },
      { email: "one+tag@people.test" },
      { organisation: "The Casino Union" },
      { contact: "Casino Manager" },
    ]) {
      expect(await endorse(slug, "kk", input(wish), now())).toEqual({ ok: true });
    }
    expect(await db().endorsement.count()).toBe(0);
    expect(await waitingJobs()).toEqual([]);
  });
});

describe("the contact's link", () => {
  it("confirms once, however often it is pressed at once, and then is good for longer", async () => {
    const { id, token } = await given();
    const presses = await Promise.all(
      Array.from({ length: 8 }, () => confirmEndorsement(token, now())),
    );
    expect(presses).toEqual(presses.map(() => ({ ok: true })));
    const { confirmedAt } = await db().endorsement.findUniqueOrThrow({ where: { id } });
    await confirmEndorsement(token, soon(MINUTE));
    const again = await db().endorsement.findUniqueOrThrow({ where: { id } });
    expect(again.confirmedAt).toEqual(confirmedAt);
    const link = await db().token.findFirstOrThrow({ where: { endorsementId: id } });
    expect(link.expiresAt.getTime()).toBeGreaterThan(Date.now() + 365 * DAY);
  });

  it("is unknown, expired or late", async () => {
    expect(await confirmEndorsement(newToken(), now())).toMatchObject({ reason: "unknown" });
    expect(await confirmEndorsement("../../etc", now())).toMatchObject({ reason: "unknown" });
    const { id, petitionId, token } = await given();
    const old = await make.token("endorsement", { endorsementId: id }, soon(-1));
    expect(await confirmEndorsement(old, now())).toMatchObject({ reason: "expired" });
    await closePetition(null, petitionId, "Delivered", now());
    expect(await confirmEndorsement(token, now())).toMatchObject({ reason: "late" });
    expect(await findEndorsementByToken(token, "kk", now())).toMatchObject({ state: "late" });
    // Another purpose's secret opens nothing here.
    const data = await make.token("preferences", { endorsementId: id });
    expect(await findEndorsementByToken(data, "kk", now())).toBeNull();
  });

  it("says it was not me: all is erased, and the address is left alone for 30 days", async () => {
    const { petitionId, slug, token } = await given();
    expect(await rejectEndorsement(token, now())).toEqual({ ok: true });
    expect(await rejectEndorsement(token, now())).toEqual({ ok: true });
    expect(await db().endorsement.count()).toBe(0);
    expect(await db().token.count({ where: { purpose: "endorsement" } })).toBe(0);
    await endorse(slug, "kk", input(), soon(29 * DAY));
    const signer = signatureForm.parse({ name: "A", email: "nurlan@people.test", place: "KZ-75" });
    await signPetition(slug, "kk", signer, soon(29 * DAY));
    expect(await db().endorsement.count()).toBe(0);
    expect(await db().signature.count()).toBe(0);
    await endorse(slug, "kk", input(), soon(31 * DAY));
    expect(await db().endorsement.count({ where: { petitionId } })).toBe(1);
  });

  it("begins anew without blocking when only something was filled in wrong", async () => {
    const { slug, token } = await given();
    expect(await rejectEndorsement(token, now(), { isTheirs: true })).toEqual({ ok: true });
    await endorse(slug, "kk", input({ standsFor: 12 }), now());
    expect(await db().endorsement.findMany()).toMatchObject([{ standsFor: 12 }]);
  });

  it("takes an approved one back: off the page, its contact erased, pressed twice as good as once", async () => {
    const { petitionId, slug, id, token, actor } = await confirmed();
    expect(await rejectEndorsement(token, now())).toMatchObject({ reason: "standing" });
    const approve = { from: "waiting", decision: "approved" } as const;
    await decideEndorsement(actor, petitionId, id, approve, now());
    const presses = await Promise.all(
      Array.from({ length: 5 }, () => withdrawEndorsement(token, now())),
    );
    expect(presses).toEqual(presses.map(() => ({ ok: true })));
    expect(await shown(petitionId)).toEqual([]);
    expect(await db().endorsement.findUniqueOrThrow({ where: { id } })).toMatchObject({
      rowKey: null,
      emailHash: null,
      sealedContact: null,
      sealedEmail: null,
    });
    expect(
      await db().auditEntry.count({ where: { action: "endorsement:withdraw", actorId: null } }),
    ).toBe(1);
    expect(await findEndorsementByToken(token, "kk", now())).toMatchObject({
      state: "withdrawn",
      contact: null,
    });
    expect((await listQueue(petitionId, { state: "withdrawn" }, null)).rows).toMatchObject([
      { id, contact: null, email: null },
    ]);
    const decline = { from: "approved", decision: "declined" } as const;
    expect(await decideEndorsement(actor, petitionId, id, decline, now())).toMatchObject({
      reason: "decided",
    });
    // It can be given again, as a new one.
    await endorse(slug, "kk", input(), now());
    expect(await db().endorsement.count({ where: { petitionId } })).toBe(2);
  });

  it("has nothing to take back before it confirmed", async () => {
    const { token } = await given();
    expect(await withdrawEndorsement(token, now())).toMatchObject({ reason: "unconfirmed" });
    expect(await withdrawEndorsement(newToken(), now())).toMatchObject({ reason: "unknown" });
  });
});

it("refuses in the database what no command would write", async () => {
  const { id } = await make.endorsement({ state: "unconfirmed" });
  const at = now();
  for (const data of [{ approvedAt: at }, { declinedAt: at }, { standsFor: 0 }]) {
    await expect(db().endorsement.update({ where: { id }, data })).rejects.toThrow();
  }
  const approved = await make.endorsement();
  const both = db().endorsement.update({ where: { id: approved.id }, data: { declinedAt: at } });
  await expect(both).rejects.toThrow();
});
