// Owns the proof that a row which does not open takes no list, page, export or search with it.
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { enteredSheet, paperLine } from "@/lib/testing/make-paper";
import { newRowKey, UNREADABLE } from "@/lib/vault/vault";
import { findEverything } from "../../rights/queries";
import { listSupporters } from "../../supporters/lists/queries";
import { isAddressBlocked, listBlocks } from "../blocks/queries";
import { listApprovedComments, listQueue } from "../comments/queries";
import { listSignatures, searchSignaturesByName } from "../lists/queries";
import { decideLines } from "../paper/checks/commands";
import { listLines } from "../paper/lines/queries";
import { listOrders } from "../paper/orders/queries";
import { sampleMeant } from "../removals/conditions/queries";
import { findConditions } from "../removals/queries";
import { listPublicNames } from "../signatures/queries";

const email = "bad@people.test";
let petitionId: string;

/** Two signers with comments; of the second no cell opens. */
beforeEach(async () => {
  petitionId = (await make.petition()).id;
  const wish = {
    petitionId,
    state: "counted",
    comment: "Our homes",
    commentState: "approved",
    consents: ["publishName", "publishComment"],
  } as const;
  await make.signature({ ...wish, consents: [...wish.consents], name: "Aliya Good" });
  const bad = await make.signature({ ...wish, consents: [...wish.consents], email });
  await db().signature.update({ where: { id: bad.id }, data: { rowKey: newRowKey() } });
});

const none = {};

describe("a row that does not open", () => {
  it("stands in organisers' lists and exports as what it is", async () => {
    const { rows } = await listSignatures(petitionId, none, null);
    expect(rows.map(({ name, email: address }) => [name, address])).toEqual([
      [UNREADABLE, UNREADABLE],
      ["Aliya Good", expect.stringContaining("@")],
    ]);
    expect((await searchSignaturesByName(petitionId, "good", none, null)).rows).toHaveLength(1);
    const queue = await listQueue(petitionId, "approved", null);
    expect(queue.rows.map(({ name, comment, shownAs }) => [name, comment, shownAs])).toEqual([
      [UNREADABLE, UNREADABLE, null],
      ["Aliya Good", "Our homes", "Aliya Good"],
    ]);
  });

  it("is left out where readers look", async () => {
    expect(await listPublicNames(petitionId)).toEqual(["Aliya Good"]);
    expect((await listApprovedComments(petitionId, null)).comments).toMatchObject([
      { comment: "Our homes", name: "Aliya Good" },
    ]);
    const [first] = (await listApprovedComments(petitionId, null, 1)).comments;
    const { next } = await listApprovedComments(petitionId, null, 1);
    expect([first?.comment, next === null]).toEqual([undefined, false]);
  });

  it("hides nothing from its person", async () => {
    const { signatures } = await findEverything(email, "kk");
    expect(signatures).toMatchObject([{ name: UNREADABLE, state: "counted" }]);
  });

  it("takes no deed on many with it", async () => {
    const plan = await make.removal({ petitionId, domain: "", pattern: "*@people.test" });
    const conditions = await findConditions(plan.id);
    if (conditions === null) throw new Error("The plan opens.");
    expect(await sampleMeant(conditions)).toMatchObject([{ name: "Aliya Good" }]);
    await db().invalidation.updateMany({ data: { rowKey: newRowKey() } });
    expect(await findConditions(plan.id)).toBeNull();
  });

  it("on paper cannot be accepted, and the sheet stays readable", async () => {
    const sheet = await enteredSheet([paperLine(1), paperLine(2)], { petitionId });
    const { id: checker } = await make.member();
    const [line] = await listLines(petitionId, sheet.sheetId);
    if (!line) throw new Error("There are lines.");
    await db().paperLine.update({ where: { id: line.id }, data: { rowKey: newRowKey() } });
    await db().paperOrder.updateMany({ data: { rowKey: newRowKey() } });
    expect(await listLines(petitionId, sheet.sheetId)).toMatchObject([
      { name: null, isBroken: true },
      { name: "Signer 2", isBroken: false },
    ]);
    expect(await listOrders(petitionId)).toMatchObject([{ collector: UNREADABLE }]);
    const accept = { lineId: line.id, choice: { kind: "accept" } } as const;
    expect(
      await decideLines(checker, petitionId, sheet.sheetId, [accept], new Date()),
    ).toMatchObject({ problems: [{ problem: "incomplete" }] });
  });

  it("of a block or a supporter stops neither signing nor the list", async () => {
    await make.block({ petitionId, kind: "email", value: "*@spam.test" });
    await make.supporter();
    await db().block.updateMany({ data: { rowKey: newRowKey() } });
    await db().supporter.updateMany({ data: { rowKey: newRowKey() } });
    globalThis.bosagaPatterns = undefined;
    expect(await isAddressBlocked(petitionId, "a@spam.test", new Date())).toBe(false);
    expect(JSON.stringify(await listBlocks(petitionId, null))).toContain(UNREADABLE);
    expect((await listSupporters({}, null, "kk")).rows).toMatchObject([{ email: UNREADABLE }]);
  });
});
