// Owns the proof that the count is right: contiguous numbers, parts that add up, races, crashes.
import { describe, expect, it } from "vitest";
import { db, inTransaction } from "@/lib/db";
import { places } from "@/lib/regions";
import { make } from "@/lib/testing/make";
import { hashToken, newId, newToken } from "@/lib/tokens";
import { getCount } from "../queries";
import { invalidateSignatures } from "../removals/commands";
import { confirmSignature, withdrawSignature } from "../signatures/commands";
import { tallyPetitions } from "./commands";

/** Rows without personal data: the tally never looks at it. */
async function signatures(
  petitionId: string,
  count: number,
  state: "pending" | "confirmed" = "confirmed",
) {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: newId(),
    petitionId,
    state,
    place: places[index % places.length] ?? "not-given",
    locale: "kk" as const,
    confirmedAt: state === "confirmed" ? new Date() : null,
  }));
  await db().signature.createMany({ data: rows });
  const tokens = rows.map(({ id }) => ({ signatureId: id, token: newToken() }));
  await db().token.createMany({
    data: tokens.map(({ signatureId, token }) => ({
      id: newId(),
      purpose: "signature" as const,
      hash: hashToken(token),
      signatureId,
      expiresAt: new Date(Date.now() + 3_600_000),
    })),
  });
  return tokens.map(({ token }) => token);
}

async function total(petitionId: string): Promise<number> {
  const { totals } = await getCount(petitionId);
  return [...totals.values()].reduce((sum, one) => sum + one, 0);
}

async function serials(petitionId: string): Promise<number[]> {
  const rows = await db().signature.findMany({
    where: { petitionId, serial: { not: null } },
    orderBy: { serial: "asc" },
    select: { serial: true },
  });
  return rows.flatMap(({ serial }) => serial ?? []);
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

async function tallyAll(limit = 5_000): Promise<void> {
  for (;;) {
    const { hasRun, counted, removed } = await tallyPetitions(limit);
    if (hasRun && counted + removed === 0) return;
  }
}

describe("the tally", () => {
  it("counts by place and day, with contiguous numbers, in batches", async () => {
    const one = await make.petition();
    const other = await make.petition();
    await signatures(one.id, 95);
    await signatures(other.id, 40);
    await signatures(one.id, 10, "pending");
    expect(await tallyPetitions(30)).toMatchObject({ hasRun: true, counted: 30 });
    await tallyAll(30);
    expect(await serials(one.id)).toEqual(upTo(95));
    expect(await serials(other.id)).toEqual(upTo(40));
    expect(await total(one.id)).toBe(95);
    const { totals } = await getCount(one.id);
    expect(totals.get("KZ-39")).toBe(5);
    expect(totals.get("not-given")).toBe(4);
    const days = await db().tallyDay.aggregate({ _sum: { counted: true, removed: true } });
    expect(days._sum).toEqual({ counted: 135, removed: 0 });
    expect(await tallyPetitions()).toEqual({ hasRun: true, counted: 0, removed: 0, restored: 0 });
  });

  it("gives numbers in another order than people confirmed in", async () => {
    const { id } = await make.petition();
    await signatures(id, 200);
    await tallyPetitions();
    const rows = await db().signature.findMany({
      orderBy: { id: "asc" },
      select: { serial: true },
    });
    expect(rows.map(({ serial }) => serial)).not.toEqual(upTo(200));
  });

  it("dates a count by the campaign's day, not the server's", async () => {
    const { id } = await make.petition();
    await signatures(id, 1);
    await tallyPetitions();
    const [row] = await db().tallyDay.findMany();
    const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Almaty" }).format(new Date());
    expect(row?.day.toISOString().slice(0, 10)).toBe(day);
  });

  it("subtracts what was withdrawn and invalidated, once", async () => {
    const { id } = await make.petition();
    const tokens = await signatures(id, 22);
    await tallyAll();
    await withdrawSignature(tokens[0] ?? "", new Date());
    const rows = await db().signature.findMany({ where: { state: "counted" }, take: 2 });
    const ids = rows.map((row) => row.id);
    expect(await invalidateSignatures(null, id, ids, "duplicate", "Test", new Date())).toEqual({
      invalidated: 2,
    });
    expect(await invalidateSignatures(null, id, ids, "duplicate", "Test", new Date())).toEqual({
      invalidated: 0,
    });
    expect(await tallyPetitions()).toMatchObject({ removed: 3 });
    await tallyAll();
    expect(await total(id)).toBe(19);
    expect(await serials(id)).toEqual(upTo(22));
    expect(await db().signatureRemoval.count({ where: { countedAt: null } })).toBe(0);
  });

  it("never counts what was withdrawn before, and looks at it once", async () => {
    const { id } = await make.petition();
    const [token] = await signatures(id, 1);
    await withdrawSignature(token ?? "", new Date());
    expect(await tallyPetitions()).toMatchObject({ counted: 0, removed: 0 });
    expect(await total(id)).toBe(0);
    expect(await db().signatureRemoval.count({ where: { countedAt: null } })).toBe(0);
  });

  it("ends right when people confirm and withdraw while it runs, twice at once", async () => {
    const { id } = await make.petition();
    const tokens = await signatures(id, 300, "pending");
    const leaving = tokens.filter((_, index) => index % 3 === 0);
    let isOver = false;
    const tallies = [0, 1].map(async () => {
      while (!isOver) await tallyPetitions(25);
    });
    await Promise.all(tokens.map((token) => confirmSignature(token, new Date())));
    await Promise.all(leaving.map((token) => withdrawSignature(token, new Date())));
    isOver = true;
    await Promise.all(tallies);
    await tallyAll();
    expect(await total(id)).toBe(200);
    const { lastSerial } = await db().petition.findUniqueOrThrow({ where: { id } });
    expect(await serials(id)).toEqual(upTo(lastSerial));
    expect(await db().signature.count({ where: { state: "counted" } })).toBe(200);
  });

  it("lets one tally work while another holds the lock", async () => {
    const { id } = await make.petition();
    await signatures(id, 500);
    const runs = await Promise.all(Array.from({ length: 5 }, () => tallyPetitions()));
    expect(runs.reduce((sum, { counted }) => sum + counted, 0)).toBe(500);
    expect(await serials(id)).toEqual(upTo(500));
  });

  it("moves nothing when it breaks in the middle", async () => {
    const { id } = await make.petition();
    await signatures(id, 50);
    // The tally's last step cannot be written, as when the server dies before the commit.
    await db().$executeRaw`ALTER TABLE tally_day ADD CONSTRAINT broken CHECK (counted < 1)`;
    await expect(tallyPetitions()).rejects.toThrow();
    await db().$executeRaw`ALTER TABLE tally_day DROP CONSTRAINT broken`;
    expect(await total(id)).toBe(0);
    expect(await serials(id)).toEqual([]);
    await tallyAll();
    expect(await total(id)).toBe(50);
    expect(await serials(id)).toEqual(upTo(50));
  });

  it("leaves a row that somebody holds for the next time", async () => {
    const { id } = await make.petition();
    await signatures(id, 3);
    const [held] = await db().signature.findMany({ take: 1, select: { id: true } });
    await inTransaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM signature WHERE id = ${held?.id}::uuid FOR UPDATE`;
      expect(await tallyPetitions()).toMatchObject({ counted: 2 });
    });
    expect(await tallyPetitions()).toMatchObject({ counted: 1 });
    expect(await serials(id)).toEqual([1, 2, 3]);
  });
});
