// Proves deliveries, documents, answers and outcomes on a real database: totals, dates, corrections, what readers see.
import { describe, expect, it } from "vitest";
import { db } from "../../db";
import { make } from "../../testing/make";
import { newId } from "../../tokens";
import { reopenPetition } from "../commands";
import { declareOutcome, retractOutcome } from "../outcomes/commands";
import { findOutcome } from "../outcomes/queries";
import { findPublishedPetition } from "../queries";
import {
  attachDocument,
  deleteAnswer,
  deleteDelivery,
  recordAnswer,
  recordDelivery,
  removeDocument,
  reviseDelivery,
} from "./commands";
import { findDocument, listDeliveries, totalOn } from "./queries";
import { dateOf, dayOf } from "./rules";

const DAY = 86_400_000;
const now = new Date();
const today = dayOf(now);
const daysAgo = (days: number) => dayOf(new Date(now.getTime() - days * DAY));
const each = <T>(text: T) => ({ kk: text, ru: text, en: text });
const input = (deliveredOn = today, fileId: string | null = null) => ({
  deliveredOn,
  fileId,
  texts: each({ to: "The Office", note: "" }),
});
const reply = (answeredOn = today) => ({ answeredOn, texts: each({ from: "It", text: "No." }) });
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2]);

async function petition() {
  const made = await make.petition();
  const publishedAt = new Date(now.getTime() - 30 * DAY);
  await db().publication.updateMany({ where: { petitionId: made.id }, data: { publishedAt } });
  const place = "KZ-75";
  const days = [
    { day: daysAgo(20), counted: 100, removed: 0, restored: 0 },
    { day: daysAgo(10), counted: 50, removed: 7, restored: 2 },
    { day: today, counted: 5, removed: 0, restored: 0 },
  ];
  await db().tallyDay.createMany({
    data: days.map((one) => ({ ...one, petitionId: made.id, place, day: dateOf(one.day) })),
  });
  await db().petitionTally.create({ data: { petitionId: made.id, place, total: 150 } });
  const { id: actor } = await make.member();
  return { ...made, actor };
}

async function delivered(on = daysAgo(5)) {
  const made = await petition();
  const result = await recordDelivery(made.actor, made.id, input(on), now);
  if (!result.ok) throw new Error(result.reason);
  return { ...made, delivery: result.value.id };
}

const actionsOf = async (subjectId: string) =>
  (await db().auditEntry.findMany({ where: { subjectId }, orderBy: { id: "asc" } })).map(
    ({ action }) => action,
  );

describe("a delivery", () => {
  it("takes its total from the count at the end of its day", async () => {
    const { id } = await petition();
    const totals = [25, 20, 15, 10, 1, 0].map((days) => totalOn(db(), id, daysAgo(days), now));
    expect(await Promise.all(totals)).toEqual([0, 100, 100, 145, 145, 150]);
  });

  it("is recorded, corrected and deleted, each with who did it", async () => {
    const { id, actor, delivery } = await delivered(daysAgo(15));
    expect(await listDeliveries(id)).toMatchObject([{ total: 100, answers: [], document: null }]);
    expect(await reviseDelivery(actor, id, delivery, input(daysAgo(10)), now)).toEqual({
      ok: true,
    });
    expect(await listDeliveries(id)).toMatchObject([{ total: 145, deliveredOn: daysAgo(10) }]);
    expect(await deleteDelivery(actor, id, delivery, "Twice")).toEqual({ ok: true });
    expect(await listDeliveries(id)).toEqual([]);
    expect(await actionsOf(id)).toEqual(["delivery:record", "delivery:revise", "delivery:delete"]);
  });

  it("cannot be before publication, in the future, of a draft, or with another's list", async () => {
    const { id, actor, delivery } = await delivered();
    const tomorrow = dayOf(new Date(now.getTime() + DAY));
    const tries = [input(daysAgo(31)), input(tomorrow), input(today, newId())];
    for (const [index, reason] of ["too-early", "in-future", "unknown-file"].entries()) {
      const given = tries[index] ?? input();
      expect(await recordDelivery(actor, id, given, now)).toMatchObject({ reason });
      expect(await reviseDelivery(actor, id, delivery, given, now)).toMatchObject({ reason });
    }
    const draft = await make.petition({ published: false });
    expect(await recordDelivery(actor, draft.id, input(), now)).toMatchObject({ reason: "draft" });
    expect(await recordDelivery(actor, newId(), input(), now)).toMatchObject({ reason: "unknown" });
    const other = await make.petition();
    expect(await deleteDelivery(actor, other.id, delivery, "x")).toMatchObject({
      reason: "unknown",
    });
  });

  it("carries a public document that is judged by content and named by us", async () => {
    const { id, slug, actor, delivery } = await delivered();
    const html = new Uint8Array(Buffer.from("<script>alert(1)</script>"));
    expect(await attachDocument(actor, id, delivery, html)).toMatchObject({ reason: "wrong-kind" });
    const large = new Uint8Array(5 * 1_024 * 1_024 + 1);
    expect(await attachDocument(actor, id, delivery, large)).toMatchObject({ reason: "too-large" });
    expect(await attachDocument(actor, id, delivery, png)).toEqual({ ok: true });
    expect(await findDocument(slug, delivery)).toMatchObject({
      name: `delivery-${daysAgo(5)}.png`,
      type: "image/png",
    });
    expect(await findDocument("other", delivery)).toBeNull();
    expect(await findDocument(slug, "not-an-id")).toBeNull();
    expect(await listDeliveries(id)).toMatchObject([{ document: { bytes: 10 } }]);
    await db().publication.updateMany({ where: { petitionId: id }, data: { endedAt: now } });
    expect(await findDocument(slug, delivery)).toBeNull();
    expect(await removeDocument(actor, id, delivery)).toEqual({ ok: true });
    expect(await listDeliveries(id)).toMatchObject([{ document: null }]);
  });
});

describe("an answer", () => {
  it("ends the silence, can be corrected, and gives the silence back when deleted", async () => {
    const { id, actor, delivery } = await delivered();
    expect(await recordAnswer(actor, id, delivery, null, reply(daysAgo(2)), now)).toEqual({
      ok: true,
    });
    const answer = (await listDeliveries(id))[0]?.answers[0];
    if (!answer) throw new Error("It was recorded.");
    await recordAnswer(actor, id, delivery, answer.id, reply(daysAgo(1)), now);
    expect(await listDeliveries(id)).toMatchObject([{ answers: [{ answeredOn: daysAgo(1) }] }]);
    const late = await reviseDelivery(actor, id, delivery, input(today), now);
    expect(late).toMatchObject({ reason: "answered-before" });
    expect(await deleteAnswer(actor, id, delivery, answer.id)).toEqual({ ok: true });
    expect(await deleteAnswer(actor, id, delivery, answer.id)).toMatchObject({ reason: "unknown" });
    expect(await listDeliveries(id)).toMatchObject([{ answers: [] }]);
  });

  it("cannot come before the delivery or from the future", async () => {
    const { id, actor, delivery } = await delivered();
    const record = (on: string) => recordAnswer(actor, id, delivery, null, reply(on), now);
    expect(await record(daysAgo(6))).toMatchObject({ reason: "too-early" });
    expect(await record(dayOf(new Date(now.getTime() + DAY)))).toMatchObject({
      reason: "in-future",
    });
    expect(await recordAnswer(actor, id, newId(), null, reply(), now)).toMatchObject({
      reason: "unknown",
    });
  });
});

describe("an outcome", () => {
  const victory = { outcome: "victory", texts: each("The homes are kept.") } as const;

  it("closes the petition, is corrected in place, and leaves it closed when taken back", async () => {
    const { id, slug, actor } = await delivered();
    expect(await declareOutcome(actor, id, victory, "Victory", now)).toEqual({ ok: true });
    expect(await findPublishedPetition(slug, "en", now)).toMatchObject({ state: "closed" });
    const partial = { ...victory, outcome: "partial" as const };
    expect(await declareOutcome(actor, id, partial, "Partly", now)).toEqual({ ok: true });
    expect(await db().closure.count({ where: { petitionId: id } })).toBe(1);
    expect(await findOutcome(id)).toMatchObject({ outcome: "partial" });
    expect(await retractOutcome(actor, id)).toEqual({ ok: true });
    expect(await retractOutcome(actor, id)).toMatchObject({ reason: "none" });
    expect(await findOutcome(id)).toBeNull();
    expect(await findPublishedPetition(slug, "en", now)).toMatchObject({ state: "closed" });
  });

  it("that stands is not contradicted: a deed which would is refused until it is corrected", async () => {
    const { id, actor, delivery } = await delivered();
    const answer = () => recordAnswer(actor, id, delivery, null, reply(), now);
    const silent = { ...victory, outcome: "unanswered" as const };
    await declareOutcome(actor, id, silent, "x", now);
    expect(await answer()).toMatchObject({ reason: "outcome-stands" });
    expect(await deleteDelivery(actor, id, delivery, "x")).toMatchObject({
      reason: "outcome-stands",
    });
    const second = await recordDelivery(actor, id, input(), now);
    if (!second.ok) throw new Error(second.reason);
    expect(await deleteDelivery(actor, id, second.value.id, "Twice")).toEqual({ ok: true });
    expect(await findOutcome(id)).toMatchObject({ outcome: "unanswered" });
    await retractOutcome(actor, id);
    expect(await answer()).toEqual({ ok: true });
    expect(await deleteDelivery(actor, id, delivery, "x")).toEqual({ ok: true });
    await declareOutcome(actor, id, { ...victory, outcome: "undelivered" }, "x", now);
    expect(await recordDelivery(actor, id, input(), now)).toMatchObject({
      reason: "outcome-stands",
    });
    await reopenPetition(actor, id, now);
    expect(await recordDelivery(actor, id, input(), now)).toMatchObject({ ok: true });
  });

  it("of no answer and an answer at the same instant never stand both", async () => {
    const { id, actor, delivery } = await delivered();
    const silent = { ...victory, outcome: "unanswered" as const };
    const both = await Promise.all([
      declareOutcome(actor, id, silent, "x", now),
      recordAnswer(actor, id, delivery, null, reply(), now),
    ]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
  });

  it("goes when the petition is reopened", async () => {
    const { id, actor } = await delivered();
    await declareOutcome(actor, id, victory, "Victory", now);
    await reopenPetition(actor, id, now);
    expect(await findOutcome(id)).toBeNull();
  });

  it("of one whose date has passed counts retention from that date", async () => {
    const closesAt = new Date(now.getTime() - DAY);
    const { id } = await make.petition({ closesAt });
    const { id: actor } = await make.member();
    await declareOutcome(actor, id, victory, "Victory", now);
    expect(await db().closure.findFirst({ where: { petitionId: id } })).toMatchObject({
      closedAt: closesAt,
    });
  });

  it("must fit the record, and needs a petition that was published", async () => {
    const { id, actor } = await delivered();
    const undelivered = { ...victory, outcome: "undelivered" as const };
    expect(await declareOutcome(actor, id, undelivered, "x", now)).toMatchObject({
      reason: "delivered",
    });
    const fresh = await make.petition();
    const silent = { ...victory, outcome: "unanswered" as const };
    expect(await declareOutcome(actor, fresh.id, silent, "x", now)).toMatchObject({
      reason: "not-delivered",
    });
    const draft = await make.petition({ published: false });
    expect(await declareOutcome(actor, draft.id, victory, "x", now)).toMatchObject({
      reason: "draft",
    });
  });

  it("is said once when two say it at the same time", async () => {
    const { id, actor } = await delivered();
    const both = [victory, { ...victory, outcome: "refused" as const }];
    await Promise.all(both.map((one) => declareOutcome(actor, id, one, "x", now)));
    expect(await db().closure.count({ where: { petitionId: id, reopenedAt: null } })).toBe(1);
  });
});
