// Owns the proof that one person online and on paper counts once, whoever is first, and that namesakes are asked about.
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { accept, paperLine, tallyTwice, sheetToCheck as toCheck } from "@/lib/testing/make-paper";
import { newId } from "@/lib/tokens";
import { lookupHash } from "@/lib/vault/lookup";
import { openVault } from "@/lib/vault/vault";
import { confirmSignature, signPetition, withdrawSignature } from "../../signatures/commands";
import { enterLines } from "../lines/commands";
import { listLines } from "../lines/queries";
import { getPaperCounts } from "../queries";
import { listLinesToCheck } from "./queries";
import type { Choice } from "./schema";

const now = () => new Date();

describe("one person online and on paper", () => {
  it("counts once: the same address joins the online signature", async () => {
    const { id: petitionId } = await make.petition();
    const signature = await make.signature({
      petitionId,
      state: "counted",
      email: "Aliya.Same@gmail.com",
    });
    const { decide, sheetId } = await toCheck(
      [paperLine(1, { email: "aliyasame+x@googlemail.com" })],
      petitionId,
    );
    const [shown] = await listLinesToCheck(petitionId, sheetId);
    expect(shown?.byEmail).toMatchObject({ signatureId: signature.id, source: "online" });
    expect(await decide({ 1: accept })).toMatchObject({ ok: true });
    await tallyTwice();
    expect(await getPaperCounts(petitionId)).toMatchObject({
      joined: 1,
      checked: 0,
      total: 1,
      paper: 0,
    });
    const [line] = await listLines(petitionId, sheetId);
    expect(line).toMatchObject({ isJoined: true, signatureId: signature.id, state: "checked" });
  });

  it("counts once while the online one waits: it becomes the paper one, its link withdraws", async () => {
    const { id: petitionId } = await make.petition();
    const waiting = await make.signature({
      petitionId,
      email: "aliya@people.test",
      name: "Typed Online",
      comment: "Not confirmed",
      consents: ["publishName", "news"],
    });
    const { decide } = await toCheck(
      [paperLine(1, { name: "Written By Hand", email: "aliya@people.test" })],
      petitionId,
    );
    expect(await decide({ 1: accept })).toMatchObject({ ok: true });
    await tallyTwice();
    const row = await db().signature.findUniqueOrThrow({
      where: { id: waiting.id },
      include: { consents: true },
    });
    expect(row).toMatchObject({
      source: "paper",
      state: "counted",
      sealedComment: null,
      consents: [],
    });
    const vault = await openVault(`petition:${petitionId}`);
    const cells = vault.row("signature", row.id, row.rowKey);
    expect(cells.open("name", row.sealedName)).toBe("Written By Hand");
    expect(await confirmSignature(waiting.token, now())).toEqual({ ok: true });
    expect(await withdrawSignature(waiting.token, now())).toEqual({ ok: true });
    await tallyTwice();
    expect(await getPaperCounts(petitionId)).toMatchObject({ total: 0, paper: 0, checked: 1 });
  });

  it("counts once, whoever is first: confirming and checking at the same moment", async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id: petitionId } = await make.petition();
      const waiting = await make.signature({ petitionId, email: "aliya@people.test" });
      const { decide } = await toCheck([paperLine(1, { email: "aliya@people.test" })], petitionId);
      const [confirmed, decided] = await Promise.all([
        confirmSignature(waiting.token, now()),
        decide({ 1: accept }),
      ]);
      expect([confirmed.ok, decided.ok]).toEqual([true, true]);
      await tallyTwice();
      const counts = await getPaperCounts(petitionId);
      expect(counts.total).toBe(1);
      expect(counts.checked + counts.joined).toBe(1);
      expect(counts.paper).toBe(counts.checked);
    }
  });

  it("counts once when the address signs online at the moment of checking", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id: petitionId, slug } = await make.petition();
      const { decide } = await toCheck([paperLine(1, { email: "aliya@people.test" })], petitionId);
      const typed = {
        name: "Aliya",
        email: "aliya@people.test",
        place: "KZ-75",
        comment: "",
      } as const;
      await Promise.all([
        signPetition(slug, "kk", { ...typed, showName: false, news: false, via: "" }, now()),
        decide({ 1: accept }),
      ]);
      await tallyTwice();
      expect(await getPaperCounts(petitionId)).toMatchObject({ total: 1, paper: 1 });
      expect(await db().signature.count({ where: { petitionId } })).toBe(1);
    }
  });

  it("of one name in one region asks which it is", async () => {
    const { id: petitionId } = await make.petition();
    const signature = await make.signature({
      petitionId,
      state: "counted",
      name: "Сәуле Ахметқызы",
    });
    const lines = [
      paperLine(1, { name: "ахметқызы  сәуле" }),
      paperLine(2, { name: "Сәуле Ахметқызы" }),
      paperLine(3, { name: "Сәуле Ахметқызы", place: "KZ-19" }),
    ];
    const { decide, sheetId } = await toCheck(lines, petitionId);
    const shown = await listLinesToCheck(petitionId, sheetId);
    expect(shown.map(({ namesakes }) => namesakes.length)).toEqual([1, 1, 0]);
    expect(await decide({ 1: accept })).toMatchObject({
      problems: [{ position: 1, problem: "namesake" }],
    });
    const same = (signatureId: string): Choice => ({ kind: "same", signatureId });
    expect(await decide({ 1: same(newId()) })).toMatchObject({
      problems: [{ position: 1, problem: "no-namesake" }],
    });
    expect(
      await decide({ 1: same(signature.id), 2: { kind: "distinct" }, 3: accept }),
    ).toMatchObject({
      value: { decided: 3 },
    });
    await tallyTwice();
    expect(await getPaperCounts(petitionId)).toMatchObject({
      joined: 1,
      checked: 2,
      total: 3,
      paper: 2,
    });
  });

  it("of one address on two lines of paper is told, also within one form and on two sheets at once", async () => {
    const email = "family@people.test";
    const one = await toCheck([paperLine(1, { email }), paperLine(2, { email })]);
    expect(await one.decide({ 1: accept, 2: accept })).toMatchObject({
      problems: [{ position: 2, problem: "on-paper" }],
    });
    const other = await toCheck([paperLine(1, { email })], one.petitionId);
    const results = await Promise.all([one.decide({ 1: accept }), other.decide({ 1: accept })]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    await tallyTwice();
    expect(await getPaperCounts(one.petitionId)).toMatchObject({
      total: 1,
      checked: 1,
      collected: 2,
    });
  });

  it("cannot come back on paper under an address that was declared invalid", async () => {
    const { id: petitionId } = await make.petition();
    await make.signature({ petitionId, email: "bot@people.test", state: "invalidated" });
    const { decide } = await toCheck([paperLine(1, { email: "bot@people.test" })], petitionId);
    expect(await decide({ 1: accept })).toMatchObject({
      problems: [{ position: 1, problem: "removed" }],
    });
  });
});

it("a paper signer who signs online is one row, and is told so", async () => {
  const { decide, petitionId } = await toCheck([paperLine(1, { email: "aliya@people.test" })]);
  await decide({ 1: accept });
  await tallyTwice();
  const { slug } = await db().petition.findUniqueOrThrow({ where: { id: petitionId } });
  const typed = { name: "Aliya", email: "aliya@people.test", place: "KZ-75", comment: "" } as const;
  await signPetition(slug, "kk", { ...typed, showName: true, news: true, via: "" }, now());
  await tallyTwice();
  expect(await getPaperCounts(petitionId)).toMatchObject({ total: 1, paper: 1, online: 0 });
  const hash = lookupHash(`petition:${petitionId}`, "aliya@people.test");
  expect(await db().signature.count({ where: { emailHash: hash } })).toBe(1);
  const { id: again } = await make.member();
  const more = await enterLines(again, petitionId, newId(), [paperLine(1)], now());
  expect(more).toMatchObject({ reason: "unknown" });
});
