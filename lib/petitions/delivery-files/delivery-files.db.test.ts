// Proves lists for the addressee on a real database: what is in them, hashes, sign-off, cancelling, crashes, erasure.
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { db } from "../../db";
import { waitingJobs } from "../../testing/jobs";
import { make } from "../../testing/make";
import { presetRule } from "../../thresholds/presets/rules";
import { newId } from "../../tokens";
import { SealBrokenError } from "../../vault/sealing";
import { closePetition } from "../commands";
import { recordDelivery } from "../deliveries/commands";
import { listDeliveries } from "../deliveries/queries";
import { dayOf } from "../deliveries/rules";
import { erasePetitionData, eraseSignaturesOf } from "../erasure/commands";
import { hideName, withdrawSignature } from "../signatures/commands";
import { cancelFile, eraseFile, expireFiles, orderFile, signOffFile } from "./commands";
import { makeDeliveryFile } from "./making/commands";
import { findFile, readFilePieces } from "./queries";
import type { FileFormat } from "./schema";

const DAY = 86_400_000;
const now = new Date();
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

async function read(petitionId: string, id: string, format: FileFormat): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of readFilePieces(petitionId, id, format)) parts.push(part);
  return Buffer.concat(parts);
}

/** Five who count: named, by initial, unnamed, erased, on paper; and one who does not. */
async function signed() {
  const { id, slug } = await make.petition();
  const { id: actor } = await make.member();
  const add = (wish: Parameters<typeof make.signature>[0]) =>
    make.signature({ petitionId: id, state: "counted", ...wish });
  const named = await add({ name: "=Aigerim Full", place: "KZ-75", consents: ["publishName"] });
  const initial = await add({ name: "Marat Half", place: "KZ-39", consents: ["publishName"] });
  const quiet = await add({ name: "Quiet Secretova", place: "KZ-75", comment: "Hidden words" });
  const gone = await add({ name: "Gone Person", place: "elsewhere", consents: ["publishName"] });
  const paper = await add({ name: "Paper Person", place: "KZ-75" });
  await add({ state: "confirmed", name: "Late Person", consents: ["publishName"] });
  await db().signature.update({ where: { id: initial.id }, data: { nameForm: "initial" } });
  await db().signature.update({ where: { id: paper.id }, data: { source: "paper" } });
  await eraseSignaturesOf(gone.email, now);
  return { id, slug, actor, named, quiet };
}

async function ordered() {
  const made = await signed();
  const result = await orderFile(made.actor, made.id, "en");
  if (!result.ok) throw new Error(result.reason);
  return { ...made, file: result.value.id };
}

async function finished() {
  const made = await ordered();
  await makeDeliveryFile({ fileId: made.file });
  return made;
}

const pieces = (fileId: string) => db().deliveryFilePiece.count({ where: { fileId } });
const stateOf = async (petitionId: string, id: string) => (await findFile(petitionId, id))?.state;

describe("a list", () => {
  it("holds every counted signature by region with what its owner agreed to show, and no more", async () => {
    const { id, file } = await finished();
    const csv = (await read(id, file, "csv")).toString("utf8");
    const lines = csv.trimEnd().split("\r\n");
    const day = lines[1]?.split(",")[3];
    expect(lines).toEqual([
      '\ufeff"No.","Name","Region","Date","Given"',
      `"1","Marat H.","Kostanay",${day},"online"`,
      `"2","'=Aigerim Full","Almaty",${day},"online"`,
      `"3","name withheld","Almaty",${day},"online"`,
      `"4","name withheld","Almaty",${day},"on paper"`,
      `"5","name withheld","Outside Kazakhstan",${day},"online"`,
    ]);
    expect(csv).not.toMatch(/Secretova|Hidden|people\.test|Late|Gone|Half/);
    const pdf = await read(id, file, "pdf");
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    // What it says of itself, its text, and the lines.
    expect(pdf.toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(3);
  });

  it("of a petition that counts by European states has every one of them, and counts all", async () => {
    const { id } = await make.petition({ rule: presetRule("initiative") });
    const { id: actor } = await make.member();
    for (const place of ["not-given", "FR", "elsewhere", "DE"] as const) {
      await make.signature({ petitionId: id, state: "counted", name: `Of ${place}`, place });
    }
    const ordering = await orderFile(actor, id, "en");
    if (!ordering.ok) throw new Error(ordering.reason);
    const file = ordering.value.id;
    await makeDeliveryFile({ fileId: file });
    const csv = (await read(id, file, "csv")).toString("utf8");
    expect(
      csv
        .trimEnd()
        .split("\r\n")
        .map((line) => line.split(",")[2]),
    ).toEqual([
      '"State"',
      '"Germany"',
      '"France"',
      '"Outside the European Union"',
      '"State not given"',
    ]);
    expect(await findFile(id, file)).toMatchObject({ total: 4, written: 4 });
  });

  it("has hashes that are its bytes', and pieces that open nowhere else", async () => {
    const { id, file } = await finished();
    const view = await findFile(id, file);
    expect(view).toMatchObject({ state: "finished", total: 5, written: 5 });
    for (const format of ["pdf", "csv"] as const) {
      const bytes = await read(id, file, format);
      expect(view?.hashes?.[format]).toBe(sha256(bytes));
      expect(view?.bytes?.[format]).toBe(bytes.length);
    }
    const stored = await db().deliveryFilePiece.findMany({ where: { fileId: file } });
    for (const { sealed } of stored) {
      expect(Buffer.from(sealed).toString("latin1")).not.toMatch(/%PDF|Aigerim/);
    }
    const [one] = stored;
    if (!one) throw new Error("There are pieces.");
    await db().deliveryFilePiece.updateMany({
      where: { fileId: file },
      data: { sealed: one.sealed },
    });
    await expect(read(id, file, one.format === "pdf" ? "csv" : "pdf")).rejects.toThrow(
      SealBrokenError,
    );
  });

  it("spreads over pieces when it is long, and joins again to the same bytes", async () => {
    const { id, file } = await ordered();
    const body = "A sentence of the petition that takes its room on the page.\n\n".repeat(4_000);
    await db().petitionText.updateMany({ where: { petitionId: id }, data: { body } });
    await makeDeliveryFile({ fileId: file });
    expect(await pieces(file)).toBeGreaterThan(2);
    expect(sha256(await read(id, file, "pdf"))).toBe((await findFile(id, file))?.hashes?.pdf);
  });

  it("is ordered one at a time, and not of nobody", async () => {
    const { id, actor, file } = await ordered();
    expect(await waitingJobs("makeDeliveryFile")).toMatchObject([{ payload: { fileId: file } }]);
    expect(await orderFile(actor, id, "ru")).toMatchObject({ reason: "running" });
    const both = await Promise.all([
      cancelFile(actor, id, file, now),
      cancelFile(actor, id, file, now),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const twice = await Promise.all([orderFile(actor, id, "ru"), orderFile(actor, id, "kk")]);
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    const empty = await make.petition();
    expect(await orderFile(actor, empty.id, "kk")).toMatchObject({ reason: "empty" });
    expect(await orderFile(actor, newId(), "kk")).toMatchObject({ reason: "unknown" });
  });
});

describe("making", () => {
  it("begins anew after a maker that was killed", async () => {
    const { id, file } = await ordered();
    await db().deliveryFile.update({
      where: { id: file },
      data: { startedAt: now, written: 3, rowKey: new Uint8Array(16) },
    });
    await db().deliveryFilePiece.createMany({
      data: [0, 1, 2].map((position) => ({
        fileId: file,
        format: "csv" as const,
        position,
        sealed: new Uint8Array([1]),
      })),
    });
    await makeDeliveryFile({ fileId: file });
    expect(await stateOf(id, file)).toBe("finished");
    expect(sha256(await read(id, file, "csv"))).toBe((await findFile(id, file))?.hashes?.csv);
    expect(await pieces(file)).toBe(2);
  });

  it("leaves nothing when it was cancelled, and does nothing twice", async () => {
    const { id, actor, file } = await ordered();
    await cancelFile(actor, id, file, now);
    await makeDeliveryFile({ fileId: file });
    expect([await stateOf(id, file), await pieces(file)]).toEqual(["cancelled", 0]);
    const done = await finished();
    const before = await findFile(done.id, done.file);
    await makeDeliveryFile({ fileId: done.file });
    expect(await findFile(done.id, done.file)).toEqual(before);
    expect(await cancelFile(actor, done.id, done.file, now)).toMatchObject({ reason: "over" });
    await makeDeliveryFile({ fileId: newId() });
  });

  it("is stopped by a cancellation that comes while it writes", async () => {
    const { id, actor, file } = await ordered();
    await Promise.all([makeDeliveryFile({ fileId: file }), cancelFile(actor, id, file, now)]);
    const state = await stateOf(id, file);
    // Whoever was first: finished whole, or cancelled and empty.
    if (state === "cancelled") expect(await pieces(file)).toBe(0);
    else expect([state, await pieces(file)]).toEqual(["finished", 2]);
  });

  it("is done once by two who try", async () => {
    const { id, file } = await ordered();
    await Promise.allSettled([
      makeDeliveryFile({ fileId: file }),
      makeDeliveryFile({ fileId: file }),
    ]);
    await makeDeliveryFile({ fileId: file });
    expect(sha256(await read(id, file, "pdf"))).toBe((await findFile(id, file))?.hashes?.pdf);
    const deeds = await db().auditEntry.count({ where: { action: "delivery-file:finish" } });
    expect(deeds).toBe(1);
  });
});

describe("signing off", () => {
  it("is done once, and only to what is finished", async () => {
    const { id, actor, file } = await ordered();
    expect(await signOffFile(actor, id, file, now)).toMatchObject({ reason: "not-finished" });
    await makeDeliveryFile({ fileId: file });
    const both = await Promise.all([
      signOffFile(actor, id, file, now),
      signOffFile(actor, id, file, now),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await signOffFile(actor, id, file, now)).toMatchObject({ reason: "signed-off" });
    const other = await make.petition();
    expect(await signOffFile(actor, other.id, file, now)).toMatchObject({ reason: "unknown" });
  });

  it("lets a delivery publish the hashes, also after the bytes are erased", async () => {
    const { id, actor, file } = await finished();
    const texts = { to: "Them", note: "" };
    const input = {
      deliveredOn: dayOf(now),
      fileId: file,
      texts: { kk: texts, ru: texts, en: texts },
    };
    expect(await recordDelivery(actor, id, input, now)).toMatchObject({ reason: "unknown-file" });
    await signOffFile(actor, id, file, now);
    expect((await recordDelivery(actor, id, input, now)).ok).toBe(true);
    const { hashes } = (await findFile(id, file)) ?? {};
    expect(await eraseFile(actor, id, file, now)).toEqual({ ok: true });
    expect(await eraseFile(actor, id, file, now)).toMatchObject({ reason: "unknown" });
    expect(await listDeliveries(id)).toMatchObject([
      { file: { pdfHash: hashes?.pdf, csvHash: hashes?.csv } },
    ]);
    expect(await pieces(file)).toBe(0);
  });
});

describe("erasure", () => {
  const tokenFor = (signatureId: string) =>
    make.token("signature", { signatureId }, new Date(now.getTime() + DAY));

  it.each(["withdraws", "hides the name", "erases everything"] as const)(
    "takes a list away when somebody named in it %s",
    async (deed) => {
      const { id, file, named, quiet } = await finished();
      await withdrawSignature(await tokenFor(quiet.id), now);
      // Nothing personal of theirs stands in it.
      expect(await stateOf(id, file)).toBe("finished");
      if (deed === "withdraws") await withdrawSignature(await tokenFor(named.id), now);
      else if (deed === "hides the name") await hideName(await tokenFor(named.id), now);
      else await eraseSignaturesOf(named.email, now);
      expect([await stateOf(id, file), await pieces(file)]).toEqual(["erased", 0]);
      expect((await read(id, file, "csv")).length).toBe(0);
    },
  );

  it("comes after two weeks, and with the petition's data", async () => {
    const old = await finished();
    const young = await finished();
    await db().deliveryFile.update({
      where: { id: old.file },
      data: { finishedAt: new Date(now.getTime() - 15 * DAY) },
    });
    expect(await expireFiles(now)).toEqual({ files: 1 });
    expect(await stateOf(old.id, old.file)).toBe("erased");
    await closePetition(null, young.id, "Over", new Date(now.getTime() - 400 * DAY));
    await erasePetitionData(now, { isDryRun: false });
    expect([await stateOf(young.id, young.file), await pieces(young.file)]).toEqual(["erased", 0]);
  });
});
