// Owns the proof that erasing leaves nothing behind but numbers: by wish, after five days, after retention.
import { describe, expect, it, vi } from "vitest";
import { CHANGED_CHANNEL, db } from "@/lib/db";
import { env } from "@/lib/env";
import { listenForChanges } from "@/lib/http/changes";
import { make } from "@/lib/testing/make";
import { lookupHash } from "@/lib/vault/lookup";
import { closePetition, publishPetition, retractPetition } from "../commands";
import { getCount } from "../queries";
import { invalidateSignatures } from "../removals/commands";
import { tallyPetitions } from "../tally/commands";
import {
  erasePetitionData,
  eraseSignature,
  eraseSignaturesOf,
  expirePendingSignatures,
} from "./commands";
import { exportSignaturesOf } from "./queries";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const fromNow = (milliseconds: number) => new Date(Date.now() + milliseconds);
const email = "aigerim.sample@gmail.com";

/** Every byte of the tables that could hold something about a signer. */
async function everything(): Promise<string> {
  const rows = await Promise.all([
    db().signature.findMany(),
    db().consent.findMany(),
    db().token.findMany(),
    db().signatureRemoval.findMany(),
    db().auditEntry.findMany(),
  ]);
  return JSON.stringify(rows, (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value,
  );
}

async function total(petitionId: string): Promise<number> {
  const { totals } = await getCount(petitionId);
  return [...totals.values()].reduce((sum, one) => sum + one, 0);
}

describe("erasing", () => {
  it("takes everything about an address from every petition; counts keep their numbers", async () => {
    const one = await make.petition();
    const other = await make.petition();
    const counted = await make.signature({
      petitionId: one.id,
      state: "counted",
      email,
      comment: "For homes",
      consents: ["publishName", "news"],
    });
    await make.signature({ petitionId: other.id, state: "pending", email });
    await make.signature({ petitionId: one.id, state: "counted", email: "else@people.test" });
    const hashes = [one, other].map(({ id }) =>
      Buffer.from(lookupHash(`petition:${id}`, email)).toString("hex"),
    );
    const { rowKey } = await db().signature.findUniqueOrThrow({ where: { id: counted.id } });
    const seed = Buffer.from(rowKey ?? []).toString("hex");

    const found = await exportSignaturesOf("Aigerim.Sample+x@googlemail.com", "en");
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({ email, comment: "For homes", consents: [{}, {}] });

    expect(await eraseSignaturesOf("aigerimsample@gmail.com", new Date())).toEqual({ erased: 2 });
    const left = await everything();
    for (const trace of [...hashes, seed, email]) expect(left).not.toContain(trace);
    expect(await exportSignaturesOf(email, "en")).toEqual([]);
    expect(await total(one.id)).toBe(2);
    expect(await db().signature.count()).toBe(2);
    expect(await db().consent.count()).toBe(0);
    expect(await db().token.count({ where: { signatureId: counted.id } })).toBe(0);
  });

  it.each(["at a person's wish", "when retention ends"])(
    "%s takes the name off the kept pages as well",
    async (why) => {
      const { id, slug } = await make.petition({ closesAt: fromNow(-181 * DAY) });
      const shown = { state: "counted" as const, consents: ["publishName" as const] };
      const signature = await make.signature({ petitionId: id, ...shown });
      const heard: string[] = [];
      let listens = false;
      const listening = listenForChanges(
        env().DATABASE_URL,
        CHANGED_CHANNEL,
        (paths) => heard.push(...paths),
        () => {
          listens = true;
        },
      );
      await vi.waitFor(() => expect(listens).toBe(true));
      if (why === "when retention ends") await erasePetitionData(new Date(), { isDryRun: false });
      else await eraseSignature(null, signature.id, new Date());
      await vi.waitFor(() => expect(heard).toContain(`/kk/petitions/${slug}`));
      await listening.stop();
    },
  );

  it("lets the tally count what was confirmed before it was erased", async () => {
    const { id } = await make.petition();
    const signature = await make.signature({ petitionId: id, state: "confirmed" });
    await eraseSignature(null, signature.id, new Date());
    await eraseSignature(null, signature.id, new Date());
    await tallyPetitions();
    expect(await total(id)).toBe(1);
    expect(await db().auditEntry.count({ where: { action: "signature:erase" } })).toBe(1);
  });
});

describe("five days", () => {
  it("are what an unconfirmed signature has, and no other", async () => {
    const { id: petitionId } = await make.petition();
    const old = fromNow(-121 * HOUR);
    await make.signature({ petitionId, state: "pending", createdAt: old, consents: ["news"] });
    await make.signature({ petitionId, state: "pending", createdAt: fromNow(-71 * HOUR) });
    await make.signature({ petitionId, state: "confirmed", createdAt: old });
    await make.signature({ petitionId, state: "counted", createdAt: old });
    expect(await expirePendingSignatures(new Date())).toEqual({ expired: 1 });
    expect(await expirePendingSignatures(new Date())).toEqual({ expired: 0 });
    const states = await db().signature.findMany({ select: { state: true } });
    expect(states.map(({ state }) => state).sort()).toEqual(["confirmed", "counted", "pending"]);
    expect(await db().consent.count()).toBe(0);
  });
});

describe("retention", () => {
  it("erases what a closed petition holds, in a dry run first", async () => {
    const { id: petitionId, slug } = await make.petition({ closesAt: fromNow(-181 * DAY) });
    await make.petition({ closesAt: fromNow(-179 * DAY) });
    const open = await make.petition();
    await make.signature({ petitionId, state: "counted", consents: ["publishName"] });
    await make.signature({ petitionId, state: "pending" });
    const bad = await make.signature({ petitionId, state: "counted" });
    await make.signature({ petitionId: open.id, state: "counted" });
    await invalidateSignatures(null, petitionId, [bad.id], "duplicate", "Test", new Date());
    await tallyPetitions();

    const told = [{ petitionId, slug, signatures: 3 }];
    expect(await erasePetitionData(new Date(), { isDryRun: true })).toEqual(told);
    expect(await db().signature.count({ where: { erasedAt: { not: null } } })).toBe(0);
    expect(await erasePetitionData(new Date(), { isDryRun: false })).toEqual(told);
    expect(await erasePetitionData(new Date(), { isDryRun: false })).toEqual([]);
    expect(await db().signature.count({ where: { petitionId, erasedAt: null } })).toBe(0);
    expect(await db().signature.count({ where: { petitionId: open.id, erasedAt: null } })).toBe(1);
    expect(await total(petitionId)).toBe(1);
    expect(await db().auditEntry.count({ where: { action: "petition:erase" } })).toBe(1);
  });

  it("begins when a petition that nobody closed was taken off the site, unless it is back", async () => {
    const { id, slug } = await make.petition({ closesAt: null });
    await make.signature({ petitionId: id, state: "counted" });
    await retractPetition(null, id, "Names were wrong", fromNow(-179 * DAY));
    expect(await erasePetitionData(new Date(), { isDryRun: true })).toEqual([]);
    const told = [{ petitionId: id, slug, signatures: 1 }];
    expect(await erasePetitionData(fromNow(2 * DAY), { isDryRun: true })).toEqual(told);
    await publishPetition(null, id, new Date());
    expect(await erasePetitionData(fromNow(2 * DAY), { isDryRun: true })).toEqual([]);
    await retractPetition(null, id, "Again", new Date());
    expect(await erasePetitionData(fromNow(179 * DAY), { isDryRun: true })).toEqual([]);
    expect(await erasePetitionData(fromNow(181 * DAY), { isDryRun: false })).toEqual(told);
    expect(await db().signature.count({ where: { petitionId: id, erasedAt: null } })).toBe(0);
  });

  it("begins when an organiser closed, if that was first", async () => {
    const { id } = await make.petition({ closesAt: fromNow(DAY) });
    await make.signature({ petitionId: id, state: "counted" });
    await closePetition(null, id, "Delivered", fromNow(-200 * DAY));
    expect(await erasePetitionData(new Date(), { isDryRun: true })).toHaveLength(1);
  });
});
