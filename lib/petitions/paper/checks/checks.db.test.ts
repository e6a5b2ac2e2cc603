// Owns the proof that a second person decides, that races end in one decision, and that decisions can be taken back.
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { accept, paperLine, tallyTwice, sheetToCheck as toCheck } from "@/lib/testing/make-paper";
import { hashToken, newId, newToken } from "@/lib/tokens";
import { openVault } from "@/lib/vault/vault";
import { withdrawSignature } from "../../signatures/commands";
import { listLines } from "../lines/queries";
import { getPaperCounts } from "../queries";
import { reopenLine } from "./commands";
import type { Choice } from "./schema";

const now = () => new Date();

describe("checking a sheet", () => {
  it("makes signatures of good lines, which the tally counts, and keeps the reasons of bad ones", async () => {
    const { petitionId, decide, sheetId, checker } = await toCheck([
      paperLine(1, { name: "Aliya Good", email: "aliya@people.test" }),
      paperLine(2, { name: "Bolat Good", place: "KZ-19" }),
      paperLine(3, { name: "Forged One" }),
    ]);
    const forged: Choice = { kind: "reject", rejection: "forged" };
    expect(await decide({ 1: accept, 2: accept, 3: forged })).toEqual({
      ok: true,
      value: { decided: 3 },
    });
    await tallyTwice();
    expect(await getPaperCounts(petitionId)).toMatchObject({
      collected: 0,
      checked: 2,
      joined: 0,
      rejected: 1,
      online: 0,
      paper: 2,
      total: 2,
    });
    const rows = await db().signature.findMany({ orderBy: { serial: "asc" } });
    expect(rows).toMatchObject([
      { source: "paper", state: "counted", serial: 1 },
      { source: "paper", state: "counted", serial: 2 },
    ]);
    const vault = await openVault(`petition:${petitionId}`);
    const names = rows.map((row) =>
      vault.row("signature", row.id, row.rowKey).open("name", row.sealedName),
    );
    expect(names.sort()).toEqual(["Aliya Good", "Bolat Good"]);
    expect((await listLines(petitionId, sheetId))[2]).toMatchObject({
      state: "rejected",
      rejection: "forged",
      decidedById: checker,
    });
  });

  it("is not for who entered, here and in the database", async () => {
    const { decide, enterer, petitionId, lineId } = await toCheck([paperLine(1)]);
    expect(await decide({ 1: accept }, enterer)).toMatchObject({
      ok: false,
      problems: [{ position: 1, problem: "own" }],
    });
    const behindTheBack = db().paperLine.update({
      where: { id: lineId(1).lineId },
      data: { state: "rejected", rejection: "forged", decidedAt: now(), decidedById: enterer },
      select: { id: true },
    });
    await expect(behindTheBack).rejects.toThrow(/paper_line_second_person/);
    expect(await getPaperCounts(petitionId)).toMatchObject({ collected: 1, checked: 0 });
  });

  it("does all of one form or nothing, and tells which line is in the way", async () => {
    const { decide, petitionId } = await toCheck([
      paperLine(1),
      paperLine(2, { name: "", isIllegible: true }),
      paperLine(3, { isUnsigned: true }),
    ]);
    expect(await decide({ 1: accept, 2: accept, 3: accept, 9: accept })).toMatchObject({
      ok: false,
      problems: [
        { position: 2, problem: "incomplete" },
        { position: 3, problem: "flagged" },
        { position: null, problem: "gone" },
      ],
    });
    expect(await db().signature.count()).toBe(0);
    expect(await getPaperCounts(petitionId)).toMatchObject({ collected: 3, entered: 3 });
  });

  it("by two people at once decides each line once", async () => {
    const { decide, petitionId } = await toCheck([paperLine(1), paperLine(2)]);
    const others = await Promise.all([make.member(), make.member(), make.member()]);
    const results = await Promise.all(
      others.map(({ id }) => decide({ 1: accept, 2: { kind: "reject", rejection: "forged" } }, id)),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await getPaperCounts(petitionId)).toMatchObject({
      collected: 0,
      checked: 1,
      rejected: 1,
    });
    expect(await db().signature.count()).toBe(1);
  });

  it("sent twice by the same person changes nothing the second time", async () => {
    const { decide } = await toCheck([paperLine(1)]);
    expect(await decide({ 1: accept })).toMatchObject({ value: { decided: 1 } });
    expect(await decide({ 1: accept })).toMatchObject({ value: { decided: 0 } });
  });
});

describe("taking a decision back", () => {
  it("takes the paper signature out with a reason, and lets the line be accepted again", async () => {
    const { decide, lineId, petitionId, checker } = await toCheck([
      paperLine(1, { email: "aliya@people.test" }),
    ]);
    await decide({ 1: accept });
    await tallyTwice();
    const reopen = () => reopenLine(checker, petitionId, lineId(1), "Wrong line.", now());
    expect(await reopen()).toEqual({ ok: true });
    expect(await reopen()).toMatchObject({ reason: "undecided" });
    await tallyTwice();
    expect(await getPaperCounts(petitionId)).toMatchObject({
      total: 0,
      paper: 0,
      collected: 1,
      checked: 0,
    });
    expect(await db().signatureRemoval.findMany()).toMatchObject([
      { kind: "invalidated", category: "error", reason: "Wrong line.", restoredAt: null },
    ]);
    expect(await decide({ 1: accept })).toMatchObject({ ok: true });
    await tallyTwice();
    expect(await getPaperCounts(petitionId)).toMatchObject({
      total: 1,
      paper: 1,
      collected: 0,
      checked: 1,
    });
    const { lastSerial } = await db().petition.findUniqueOrThrow({ where: { id: petitionId } });
    expect(lastSerial).toBe(2);
  });

  it("of a joined or rejected line leaves the online signature alone", async () => {
    const { id: petitionId } = await make.petition();
    await make.signature({ petitionId, state: "counted", email: "aliya@people.test" });
    const { decide, lineId, checker } = await toCheck(
      [paperLine(1, { email: "aliya@people.test" }), paperLine(2)],
      petitionId,
    );
    await decide({ 1: accept, 2: { kind: "reject", rejection: "ineligible" } });
    for (const position of [1, 2]) {
      expect(await reopenLine(checker, petitionId, lineId(position), "Look again.", now())).toEqual(
        {
          ok: true,
        },
      );
    }
    expect(await getPaperCounts(petitionId)).toMatchObject({
      collected: 2,
      joined: 0,
      rejected: 0,
      total: 1,
    });
    expect(await db().signatureRemoval.count()).toBe(0);
  });

  it("is not possible when the signature was withdrawn or declared invalid since", async () => {
    const { decide, lineId, petitionId, checker } = await toCheck([
      paperLine(1, { email: "aliya@people.test" }),
      paperLine(2),
    ]);
    await decide({ 1: accept, 2: accept });
    const lines = await db().paperLine.findMany({ orderBy: { position: "asc" } });
    const [first, second] = lines.map(({ signatureId }) => signatureId ?? "");
    await db().signature.update({ where: { id: second ?? "" }, data: { state: "invalidated" } });
    expect(await reopenLine(checker, petitionId, lineId(2), "No.", now())).toMatchObject({
      reason: "removed",
    });
    const token = newToken();
    await db().token.create({
      data: {
        id: newId(),
        purpose: "signature",
        hash: hashToken(token),
        signatureId: first ?? "",
        expiresAt: new Date(Date.now() + 60_000),
      },
    });
    expect(await withdrawSignature(token, now())).toEqual({ ok: true });
    expect(await reopenLine(checker, petitionId, lineId(1), "No.", now())).toMatchObject({
      reason: "erased",
    });
  });
});
