// Proves that a name which is taken back stands in no list, however the taking back and the writing meet.
import { describe, expect, it } from "vitest";
import { db, inTransaction } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { hideName, withdrawSignature } from "../../signatures/commands";
import { eraseFilesNaming, orderFile } from "../commands";
import { findFile, readFilePieces } from "../queries";
import { makeDeliveryFile } from "./commands";

const now = new Date();

/** Two who count, one of whom shows her name. */
async function signed() {
  const { id } = await make.petition();
  const { id: actor } = await make.member();
  await make.signature({ petitionId: id, state: "counted", name: "Quiet Person" });
  const signer = await make.signature({
    petitionId: id,
    state: "counted",
    name: "Aigerim Full",
    consents: ["publishName"],
  });
  return { id, actor, signer };
}

async function order(petitionId: string, actor: string): Promise<string> {
  const result = await orderFile(actor, petitionId, "en");
  if (!result.ok) throw new Error(result.reason);
  return result.value.id;
}

async function ordered() {
  const { id, actor, signer } = await signed();
  return { id, signer, file: await order(id, actor) };
}

const pieces = (fileId: string) => db().deliveryFilePiece.count({ where: { fileId } });
const stateOf = async (petitionId: string, id: string) => (await findFile(petitionId, id))?.state;

async function names(petitionId: string, id: string): Promise<boolean> {
  const parts: Uint8Array[] = [];
  for await (const part of readFilePieces(petitionId, id, "csv")) parts.push(part);
  return Buffer.concat(parts).toString("utf8").includes("Aigerim Full");
}

describe("taking a name back", () => {
  it("leaves a list that nobody began alone: it is made without who took the name back", async () => {
    const { id, file, signer } = await ordered();
    await hideName(signer.token, now);
    await makeDeliveryFile({ fileId: file });
    expect([await stateOf(id, file), await names(id, file)]).toEqual(["finished", false]);
  });

  it("is waited for by a list that is ordered and begun while a name is being taken back", async () => {
    const { id, actor, signer } = await signed();
    let file = "";
    let isMade = false;
    let making: Promise<void> = Promise.resolve();
    await inTransaction(async (tx) => {
      // No list is there yet to be erased.
      await eraseFilesNaming(tx, signer.id, now);
      file = await order(id, actor);
      making = makeDeliveryFile({ fileId: file }).then(() => {
        isMade = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 300));
      await tx.consent.updateMany({
        where: { signatureId: signer.id },
        data: { withdrawnAt: now },
      });
    });
    expect(isMade).toBe(false);
    await making;
    expect([await stateOf(id, file), await names(id, file)]).toEqual(["finished", false]);
  });

  it.each([0, 5, 15, 30, 60])(
    "leaves no list with the name, begun %s ms before it is taken back",
    async (ms) => {
      const { id, file, signer } = await ordered();
      const making = makeDeliveryFile({ fileId: file });
      await new Promise((resolve) => setTimeout(resolve, ms));
      await withdrawSignature(signer.token, now);
      await making;
      expect(await names(id, file)).toBe(false);
      if ((await stateOf(id, file)) !== "finished") expect(await pieces(file)).toBe(0);
    },
  );
});
