// Proves when a comment is seen and by whom: consent first, an organiser second, and gone at once when either ends.
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { eraseSignature } from "../erasure/commands";
import { exportSignaturesOf } from "../erasure/queries";
import { invalidateSignatures } from "../removals/commands";
import { withdrawSignature } from "../signatures/commands";
import { listPublicNames } from "../signatures/queries";
import { changeVoice, decideComments } from "./commands";
import { countWaiting, findVoice, listApprovedComments, listQueue } from "./queries";

const now = () => new Date();

async function signer(wish: Parameters<typeof make.signature>[0] = {}) {
  return make.signature({
    state: "counted",
    name: "Әйгерім Қасымова",
    comment: "Үйімді бермеймін.",
    ...wish,
  });
}

async function approved(wish: Parameters<typeof make.signature>[0] = {}) {
  return signer({ consents: ["publishName", "publishComment"], commentState: "approved", ...wish });
}

const shown = async (petitionId: string) =>
  (await listApprovedComments(petitionId, null)).comments.map(({ comment, name }) => [
    name,
    comment,
  ]);

describe("a comment", () => {
  it("waits only once its signer, confirmed, wishes it shown", async () => {
    const { petitionId, token } = await signer();
    expect((await listQueue(petitionId, "waiting", null)).rows).toEqual([]);
    const wish = { nameForm: "initial", showComment: true } as const;
    expect(await changeVoice(token, wish, now())).toEqual({ ok: true });
    const { rows } = await listQueue(petitionId, "waiting", null);
    expect(rows).toMatchObject([
      { comment: "Үйімді бермеймін.", name: "Әйгерім Қасымова", shownAs: "Әйгерім Қ." },
    ]);
    expect(await countWaiting(petitionId)).toBe(1);
    expect(await shown(petitionId)).toEqual([]);
    const pending = await signer({ state: "pending" });
    expect(await changeVoice(pending.token, wish, now())).toMatchObject({ reason: "unknown" });
    expect(await db().consent.count({ where: { signatureId: pending.id } })).toBe(0);
  });

  it("without words has nothing to show, whatever is ticked", async () => {
    const { id, token } = await signer({ comment: null });
    await changeVoice(token, { nameForm: "full", showComment: true }, now());
    const row = await db().signature.findUniqueOrThrow({ where: { id } });
    expect(row.commentState).toBeNull();
    expect(
      await db().consent.count({ where: { signatureId: id, purpose: "publishComment" } }),
    ).toBe(0);
  });

  it("is read by everybody once approved, under the chosen form of the name", async () => {
    const { id, petitionId, token } = await signer();
    const { id: actor } = await make.member({ role: "organiser" });
    await changeVoice(token, { nameForm: "initial", showComment: true }, now());
    expect(await decideComments(actor, petitionId, [id], "approved", now())).toEqual({
      ok: true,
      value: { decided: [id] },
    });
    expect(await shown(petitionId)).toEqual([["Әйгерім Қ.", "Үйімді бермеймін."]]);
    expect(await listPublicNames(petitionId)).toEqual(["Әйгерім Қ."]);
    await changeVoice(token, { nameForm: "anonymous", showComment: true }, now());
    expect(await shown(petitionId)).toEqual([[null, "Үйімді бермеймін."]]);
    expect(await listPublicNames(petitionId)).toEqual([]);
    await changeVoice(token, { nameForm: "full", showComment: true }, now());
    expect(await shown(petitionId)).toEqual([["Әйгерім Қасымова", "Үйімді бермеймін."]]);
    // Each choice is a consent of its own, in words that are known.
    const consents = await db().consent.findMany({
      where: { signatureId: id, purpose: "publishName" },
      orderBy: { givenAt: "asc" },
    });
    expect(consents.map(({ textVersion }) => textVersion)).toEqual([2, 2]);
    expect(consents.filter(({ withdrawnAt }) => withdrawnAt === null)).toHaveLength(1);
  });

  it("is queued with its signer's place, of whichever set the petition counts by", async () => {
    const { id: petitionId } = await make.petition({
      rule: { total: 100, regionSet: "europeanUnion", regionMinimum: null },
    });
    await make.signature({
      ...{ petitionId, state: "counted", place: "DE", comment: "Ja." },
      ...{ consents: ["publishComment"], commentState: "waiting" },
    });
    expect((await listQueue(petitionId, "waiting", null)).rows).toMatchObject([{ place: "DE" }]);
  });

  it("taken back is gone at once, and waits again when shown again", async () => {
    const { id, petitionId, token } = await approved();
    expect(await shown(petitionId)).toHaveLength(1);
    await changeVoice(token, { nameForm: "full", showComment: false }, now());
    expect(await shown(petitionId)).toEqual([]);
    expect(await findVoice(token, now())).toMatchObject({ showComment: false, commentState: null });
    await changeVoice(token, { nameForm: "full", showComment: true }, now());
    expect(await shown(petitionId)).toEqual([]);
    expect((await listQueue(petitionId, "waiting", null)).rows.map((row) => row.id)).toEqual([id]);
  });

  it("goes with its signature: withdrawn, invalidated, erased", async () => {
    const { id: petitionId } = await make.petition();
    const [one, two, three] = [
      await approved({ petitionId }),
      await approved({ petitionId }),
      await approved({ petitionId }),
    ];
    const { id: actor } = await make.member();
    await db().commentReview.create({
      data: { id: crypto.randomUUID(), signatureId: three.id, decision: "approved", byId: actor },
    });
    await withdrawSignature(one.token, now());
    expect(await shown(petitionId)).toHaveLength(2);
    await invalidateSignatures(actor, petitionId, [two.id], "error", "test", now());
    expect(await shown(petitionId)).toHaveLength(1);
    await eraseSignature(null, three.id, now());
    expect(await shown(petitionId)).toEqual([]);
    expect(await db().commentReview.count()).toBe(0);
  });

  it("is part of what its author can take along", async () => {
    const { email } = await approved({ nameForm: "initial", email: "own@people.test" });
    expect(await exportSignaturesOf(email, "kk")).toMatchObject([
      { nameForm: "initial", commentState: "approved", updatesMailed: [] },
    ]);
  });
});

describe("organisers", () => {
  it("who press at once decide once, and a decision taken back is a row too", async () => {
    const { id, petitionId } = await approved({ commentState: "waiting" });
    const [first, second] = [await make.member(), await make.member()];
    const answers = await Promise.all([
      decideComments(first.id, petitionId, [id], "approved", now()),
      decideComments(second.id, petitionId, [id], "declined", now()),
    ]);
    const decided = answers.map((answer) => (answer.ok ? answer.value.decided.length : -1));
    expect(decided.toSorted()).toEqual([0, 1]);
    expect(await db().commentReview.count({ where: { signatureId: id } })).toBe(1);
    await decideComments(first.id, petitionId, [id], "waiting", now());
    expect((await listQueue(petitionId, "waiting", null)).rows).toHaveLength(1);
    expect(await db().commentReview.count({ where: { signatureId: id } })).toBe(2);
    expect(
      await db().auditEntry.count({
        where: { subjectId: petitionId, action: { startsWith: "comment:" } },
      }),
    ).toBe(2);
  });

  it("many at once, in any order, never wait for each other", async () => {
    const { id: petitionId } = await make.petition();
    const ids: string[] = [];
    for (let made = 0; made < 12; made += 1) {
      ids.push((await approved({ petitionId, commentState: "waiting" })).id);
    }
    const { id: actor } = await make.member();
    await Promise.all(
      Array.from({ length: 6 }, (_, turn) =>
        decideComments(actor, petitionId, turn % 2 ? ids : ids.toReversed(), "approved", now()),
      ),
    );
    expect(await db().commentReview.count({ where: { signatureId: { in: ids } } })).toBe(12);
  });

  it("cannot decide about another petition's comment, or about one that may not be shown", async () => {
    const { id, token } = await approved({ commentState: "waiting" });
    const other = await make.petition();
    const { id: actor } = await make.member();
    expect(await decideComments(actor, other.id, [id], "approved", now())).toEqual({
      ok: true,
      value: { decided: [] },
    });
    const { petitionId } = await db().signature.findUniqueOrThrow({ where: { id } });
    await changeVoice(token, { nameForm: "full", showComment: false }, now());
    expect(await decideComments(actor, petitionId, [id], "approved", now())).toMatchObject({
      value: { decided: [] },
    });
    expect(await decideComments(actor, id, [id], "approved", now())).toMatchObject({
      reason: "unknown",
    });
  });

  it("page through the queue oldest first, readers newest first, each comment once", async () => {
    const { id: petitionId } = await make.petition();
    for (let made = 0; made < 7; made += 1) {
      const createdAt = new Date(Date.UTC(2026, 0, 1 + made));
      const commentState = made % 2 ? "approved" : "waiting";
      await approved({ petitionId, comment: `number ${made}`, createdAt, commentState });
    }
    const first = await listQueue(petitionId, "waiting", null, 3);
    const rest = await listQueue(petitionId, "waiting", first.next, 3);
    expect([...first.rows, ...rest.rows].map(({ comment }) => comment)).toEqual(
      [0, 2, 4, 6].map((made) => `number ${made}`),
    );
    expect(rest.next).toBeNull();
    const newest = await listApprovedComments(petitionId, null, 2);
    const older = await listApprovedComments(petitionId, newest.next, 2);
    expect([...newest.comments, ...older.comments].map(({ comment }) => comment)).toEqual(
      [5, 3, 1].map((made) => `number ${made}`),
    );
    expect(older.next).toBeNull();
  });
});
