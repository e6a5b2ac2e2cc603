// Proves that nothing about a contact outlives its time: by wish, unconfirmed, declined, when retention ends.
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { lookupHash } from "@/lib/vault/lookup";
import { erasePetitionData } from "../../erasure/commands";
import { listEndorsements } from "../queries";
import { eraseEndorsementsOf, expireEndorsements } from "./commands";
import { exportEndorsementsOf } from "./queries";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds);
const email = "nurlan.sample@gmail.com";

/** Every byte of the tables that could hold something about a contact. */
async function everything(): Promise<string> {
  const rows = await Promise.all([
    db().endorsement.findMany(),
    db().token.findMany(),
    db().auditEntry.findMany(),
  ]);
  return JSON.stringify(rows, (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value,
  );
}

describe("a contact's own wish", () => {
  it("takes every endorsement with the address, row, links and all, off the pages", async () => {
    const one = await make.endorsement({ email, contact: "Нұрлан Мысал", organisation: "Нұрлан" });
    const other = await make.endorsement({ email, state: "unconfirmed" });
    const stranger = await make.endorsement({ petitionId: one.petitionId });
    const found = await exportEndorsementsOf("Nurlan.Sample+x@googlemail.com", "en");
    expect(found).toMatchObject([
      { contact: "Нұрлан Мысал", email, state: "approved", agreedVersion: 1 },
      { state: "unconfirmed" },
    ]);
    const hashes = [one, other].map(({ petitionId }) =>
      Buffer.from(lookupHash(`petition:${petitionId}`, email)).toString("hex"),
    );
    expect(await eraseEndorsementsOf("nurlansample@gmail.com")).toEqual({ erased: 2 });
    const left = await everything();
    for (const trace of [...hashes, "Нұрлан"]) expect(left).not.toContain(trace);
    expect(await exportEndorsementsOf(email, "en")).toEqual([]);
    expect((await listEndorsements(one.petitionId, 1)).endorsements).toMatchObject([
      { organisation: stranger.organisation },
    ]);
    expect(await eraseEndorsementsOf(email)).toEqual({ erased: 0 });
    expect(await db().auditEntry.count({ where: { action: "endorsement:erase" } })).toBe(2);
  });
});

describe("time", () => {
  it("takes what nobody confirmed in five days and what was declined 30 days ago, nothing else", async () => {
    const { id: petitionId } = await make.petition();
    const keep = [
      await make.endorsement({ petitionId, state: "unconfirmed", createdAt: ago(119 * HOUR) }),
      await make.endorsement({ petitionId, state: "waiting", createdAt: ago(90 * DAY) }),
      await make.endorsement({ petitionId, state: "approved", createdAt: ago(90 * DAY) }),
      await make.endorsement({ petitionId, state: "declined", createdAt: ago(29 * DAY) }),
    ];
    await make.endorsement({ petitionId, state: "unconfirmed", createdAt: ago(121 * HOUR) });
    await make.endorsement({ petitionId, state: "declined", createdAt: ago(31 * DAY) });
    const gone = { unconfirmed: 1, declined: 1 };
    expect(await expireEndorsements(new Date())).toEqual(gone);
    expect(await expireEndorsements(new Date())).toEqual({ unconfirmed: 0, declined: 0 });
    const left = await db().endorsement.findMany({ orderBy: { id: "asc" } });
    expect(left.map(({ id }) => id)).toEqual(keep.map(({ id }) => id));
  });
});

describe("the end of retention", () => {
  it("erases every contact; an organisation on the page stays, all others go", async () => {
    const { id: petitionId } = await make.petition({ closesAt: ago(181 * DAY) });
    const shown = await make.endorsement({ petitionId });
    await make.endorsement({ petitionId, state: "waiting" });
    await make.endorsement({ petitionId, state: "declined" });
    const open = await make.endorsement();
    const told = await erasePetitionData(new Date(), { isDryRun: true });
    expect(told).toMatchObject([{ petitionId, signatures: 0 }]);
    expect(await db().endorsement.count({ where: { petitionId } })).toBe(3);
    await erasePetitionData(new Date(), { isDryRun: false });
    expect(await erasePetitionData(new Date(), { isDryRun: false })).toEqual([]);
    const rows = await db().endorsement.findMany({ where: { petitionId } });
    expect(rows).toMatchObject([
      { id: shown.id, rowKey: null, emailHash: null, sealedContact: null, sealedEmail: null },
    ]);
    expect(await db().token.count({ where: { endorsementId: shown.id } })).toBe(0);
    expect((await listEndorsements(petitionId, 1)).total).toBe(1);
    expect(await exportEndorsementsOf(shown.email, "en")).toEqual([]);
    expect(await exportEndorsementsOf(open.email, "en")).toHaveLength(1);
  });
});
