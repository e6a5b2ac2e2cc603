// Owns the proof that a namesake who signs online after the paper was accepted is shown, once, and counts once.
import { expect, it } from "vitest";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { enteredSheet, paperLine, tallyTwice } from "@/lib/testing/make-paper";
import { hashToken, newId, newToken } from "@/lib/tokens";
import { eraseSignature } from "../../erasure/commands";
import { confirmSignature, signPetition } from "../../signatures/commands";
import { decideLines, reopenLine } from "../checks/commands";
import { listLines } from "../lines/queries";
import { getPaperCounts } from "../queries";
import { decideDuplicate } from "./commands";
import { listPossibleDuplicates } from "./queries";

/** Signs and confirms online as the form does. */
async function signsOnline(slug: string, name: string, email: string) {
  const typed = { name, email, place: "KZ-75" as const, comment: "" };
  await signPetition(slug, "kk", { ...typed, showName: false, news: false, via: "" }, new Date());
  const { id } = await db().signature.findFirstOrThrow({ where: { state: "pending" } });
  const token = newToken();
  await db().token.create({
    data: {
      id: newId(),
      purpose: "signature",
      hash: hashToken(token),
      signatureId: id,
      expiresAt: new Date(Date.now() + 60_000),
    },
  });
  expect(await confirmSignature(token, new Date(Date.now() + 1))).toEqual({ ok: true });
  return id;
}

it("shows each pair until it is decided, and joins or keeps both", async () => {
  const { id: petitionId, slug } = await make.petition();
  const { sheetId, enterer } = await enteredSheet(
    [paperLine(1, { name: "Aliya Same" }), paperLine(2, { name: "Bolat Other" })],
    { petitionId },
  );
  const { id: checker } = await make.member();
  const lines = await listLines(petitionId, sheetId);
  const decisions = lines.map(({ id }) => ({ lineId: id, choice: { kind: "accept" as const } }));
  await decideLines(checker, petitionId, sheetId, decisions, new Date());
  await tallyTwice();
  expect(await listPossibleDuplicates(petitionId)).toEqual([]);
  await signsOnline(slug, "same ALIYA", "aliya@people.test");
  const bolat = await signsOnline(slug, "Bolat Other", "bolat@people.test");
  await tallyTwice();
  expect(await getPaperCounts(petitionId)).toMatchObject({ total: 4, paper: 2 });

  const pairs = await listPossibleDuplicates(petitionId);
  expect(pairs.map(({ name }) => name)).toEqual(["Aliya Same", "Bolat Other"]);
  const decide = (who: string, index: number, isSame: boolean) => {
    const { lineId = "", online } = pairs[index] ?? {};
    const pair = { lineId, signatureId: online?.signatureId ?? "" };
    return decideDuplicate(who, petitionId, pair, isSame, "Same phone.", new Date());
  };
  expect(await decide(enterer, 0, true)).toMatchObject({ reason: "own" });
  expect(await decide(checker, 0, true)).toEqual({ ok: true });
  expect(await decide(checker, 0, true)).toMatchObject({ reason: "decided" });
  expect(await decide(checker, 1, false)).toEqual({ ok: true });
  expect(await listPossibleDuplicates(petitionId)).toEqual([]);
  await tallyTwice();
  expect(await getPaperCounts(petitionId)).toMatchObject({
    total: 3,
    paper: 1,
    checked: 1,
    joined: 1,
  });
  expect(await db().signatureRemoval.findMany()).toMatchObject([{ category: "duplicate" }]);

  // Another namesake afterwards is a new question.
  await signsOnline(slug, "Bolat Other", "bolat.two@people.test");
  const again = await listPossibleDuplicates(petitionId);
  expect(again).toMatchObject([{ name: "Bolat Other" }]);
  expect(again[0]?.online.signatureId).not.toBe(bolat);
});

it("asks about every namesake by itself, however many had confirmed before the first decision", async () => {
  const { id: petitionId, slug } = await make.petition();
  const { sheetId } = await enteredSheet([paperLine(1, { name: "Aliya Same" })], { petitionId });
  const { id: checker } = await make.member();
  const [line] = await listLines(petitionId, sheetId);
  const lineId = line?.id ?? "";
  // One namesake stands already when the line is checked, and is found to be somebody else.
  const before = await signsOnline(slug, "Aliya Same", "aliya.before@people.test");
  const apart = [{ lineId, choice: { kind: "distinct" as const } }];
  expect(await decideLines(checker, petitionId, sheetId, apart, new Date())).toMatchObject({
    ok: true,
  });
  expect(await listPossibleDuplicates(petitionId)).toEqual([]);
  const one = await signsOnline(slug, "Aliya Same", "aliya.one@people.test");
  const other = await signsOnline(slug, "Aliya Same", "aliya.other@people.test");
  await tallyTwice();
  const asked = async () =>
    (await listPossibleDuplicates(petitionId)).map(({ online }) => online.signatureId).toSorted();
  expect(await asked()).toEqual([one, other].toSorted());
  const decide = (signatureId: string, isSame: boolean) =>
    decideDuplicate(checker, petitionId, { lineId, signatureId }, isSame, "Asked.", new Date());
  expect(await decide(one, false)).toEqual({ ok: true });
  expect(await decide(one, false)).toEqual({ ok: true });
  expect(await asked()).toEqual([other]);
  expect(await decide(other, true)).toEqual({ ok: true });
  await tallyTwice();
  expect(await getPaperCounts(petitionId)).toMatchObject({ total: 3, paper: 0, joined: 1 });

  // Taken back, the line is asked about anew: against all of them.
  await reopenLine(checker, petitionId, { sheetId, lineId }, "A mistake.", new Date());
  expect(await db().paperDistinct.count()).toBe(0);
  expect(await decideLines(checker, petitionId, sheetId, apart, new Date())).toMatchObject({
    ok: true,
  });
  expect(await listPossibleDuplicates(petitionId)).toEqual([]);
  expect(await db().paperDistinct.count({ where: { signatureId: before } })).toBe(1);
  await eraseSignature(null, before, new Date());
  expect(await db().paperDistinct.count({ where: { signatureId: before } })).toBe(0);
});
