// Owns the proof that lines of paper go with their signature, at a person's wish and after retention, and are exported.
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { enteredSheet, paperLine } from "@/lib/testing/make-paper";
import { closePetition } from "../../commands";
import { erasePetitionData, eraseSignature, eraseSignaturesOf } from "../../erasure/commands";
import { tallyPetitions } from "../../tally/commands";
import { decideLines } from "../checks/commands";
import { listLines } from "../lines/queries";
import { listOrders } from "../orders/queries";
import { getPaperCounts } from "../queries";
import { exportLinesOf } from "./queries";

const email = "Aliya.Own@gmail.com";
const now = () => new Date();

/** One accepted line, one that waits, one rejected; all hold the address but the last. */
async function threeLines() {
  const sheet = await enteredSheet([
    paperLine(1, { name: "Aliya Own", email, locality: "Kaskelen" }),
    paperLine(2, { name: "Aliya Own", email: "aliyaown@gmail.com" }),
    paperLine(3, { name: "Somebody Else", phone: "+7 701 000 00 00" }),
  ]);
  const { petitionId, sheetId } = sheet;
  const { id: checker } = await make.member();
  const [first, , third] = await listLines(petitionId, sheetId);
  const decisions = [
    { lineId: first?.id ?? "", choice: { kind: "accept" as const } },
    { lineId: third?.id ?? "", choice: { kind: "reject" as const, rejection: "forged" as const } },
  ];
  const result = await decideLines(checker, petitionId, sheetId, decisions, now());
  expect(result.ok).toBe(true);
  await tallyPetitions();
  return sheet;
}

describe("a person's lines of paper", () => {
  it("are exported with the rest, also before anybody accepted them", async () => {
    await threeLines();
    const lines = await exportLinesOf("aliyaown@googlemail.com", "kk");
    expect(lines).toMatchObject([
      { sheet: 1, line: 1, state: "checked", name: "Aliya Own", locality: "Kaskelen", email },
      { sheet: 1, line: 2, state: "collected", email: "aliyaown@gmail.com" },
    ]);
  });

  it("go at their wish: what waits altogether, what is decided but for the decision", async () => {
    const { petitionId, sheetId } = await threeLines();
    await eraseSignaturesOf(email, now());
    expect(await exportLinesOf(email, "kk")).toEqual([]);
    const lines = await listLines(petitionId, sheetId);
    expect(lines).toMatchObject([
      { position: 1, state: "checked", name: null, email: null, locality: null, isErased: true },
      { position: 3, state: "rejected", name: "Somebody Else", isErased: false },
    ]);
    expect(await getPaperCounts(petitionId)).toMatchObject({
      collected: 0,
      checked: 1,
      rejected: 1,
      total: 1,
    });
  });

  it("go with their signature when an organiser erases it", async () => {
    const { petitionId, sheetId, actorId } = await threeLines();
    const { id } = await db().signature.findFirstOrThrow();
    await eraseSignature(actorId, id, now());
    expect((await listLines(petitionId, sheetId))[0]).toMatchObject({ name: null, isErased: true });
  });

  it("go when retention ends, collectors' names with them, also without any signature", async () => {
    const { petitionId, sheetId, actorId } = await enteredSheet([paperLine(1)]);
    await closePetition(actorId, petitionId, "Done.", now());
    const later = new Date(Date.now() + 400 * 86_400_000);
    expect(await erasePetitionData(later, { isDryRun: true })).toMatchObject([{ petitionId }]);
    expect((await listLines(petitionId, sheetId))[0]?.name).toBe("Signer 1");
    await erasePetitionData(later, { isDryRun: false });
    expect((await listLines(petitionId, sheetId))[0]).toMatchObject({ name: null, isErased: true });
    expect((await listOrders(petitionId))[0]?.collector).toBeNull();
    expect(await getPaperCounts(petitionId)).toMatchObject({ collected: 1 });
    expect(await erasePetitionData(later, { isDryRun: false })).toEqual([]);
  });
});
