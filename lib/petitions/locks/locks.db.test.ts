// Owns the proof that deeds on the same signatures follow each other instead of failing, whichever order they name them in.
import { describe, expect, it } from "vitest";
import { db, inTransaction, isGivenUp, type Tx } from "@/lib/db";
import { make } from "@/lib/testing/make";
import { paperLine, sheetToCheck } from "@/lib/testing/make-paper";
import { invalidateSignatures } from "../removals/commands";

/** A door that somebody waits behind. */
function door() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** How many connections of this database wait for a lock. */
async function waiting(): Promise<number> {
  const [row] = await db().$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS waiting FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.waiting ?? 0;
}

async function untilWaiting(many: number): Promise<void> {
  for (let look = 0; look < 200 && (await waiting()) < many; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Two online signers, and a sheet that names the later one first. */
async function met() {
  const { id: petitionId } = await make.petition();
  const first = await make.signature({ petitionId, state: "counted", email: "a@people.test" });
  const second = await make.signature({ petitionId, state: "counted", email: "b@people.test" });
  const sheet = await sheetToCheck(
    [
      paperLine(1, { name: "Bolat Later", email: "b@people.test" }),
      paperLine(2, { name: "Aliya Earlier", email: "a@people.test" }),
    ],
    petitionId,
  );
  return { ids: [first.id, second.id], ...sheet };
}

/** Signatures that somebody holds at this instant. */
async function held(petitionId: string): Promise<number> {
  return db().$transaction(async (tx) => {
    const free = await tx.$queryRaw<unknown[]>`
      SELECT id FROM signature WHERE petition_id = ${petitionId}::uuid FOR UPDATE SKIP LOCKED`;
    return (await tx.signature.count({ where: { petitionId } })) - free.length;
  });
}

describe("checking paper while the same signatures are taken out", () => {
  it("takes all it needs in one order, and both deeds are done", async () => {
    const { petitionId, ids, decide, lineId, checker } = await met();
    const between = door();
    // Holds the checker between the first line and the second.
    const holding = db().$transaction(
      async (tx) => {
        await tx.$queryRaw`
          SELECT id FROM paper_line WHERE id = ${lineId(1).lineId}::uuid FOR UPDATE`;
        await between.opened;
      },
      { timeout: 20_000 },
    );
    const accept = { kind: "accept" } as const;
    const checking = decide({ 1: accept, 2: accept });
    await untilWaiting(1);
    expect(await held(petitionId)).toBe(2);
    const removing = invalidateSignatures(checker, petitionId, ids, "forged", "Test.", new Date());
    await untilWaiting(2);
    between.open();
    await holding;
    expect(await checking).toEqual({ ok: true, value: { decided: 2 } });
    expect(await removing).toEqual({ invalidated: 2 });
  });

  it("never fails, raced many times over", async () => {
    const { petitionId, ids, decide, checker } = await met();
    const accept = { kind: "accept" } as const;
    const all = await Promise.all([
      ...Array.from({ length: 4 }, () => decide({ 1: accept, 2: accept })),
      ...Array.from({ length: 4 }, (_, at) =>
        invalidateSignatures(
          checker,
          petitionId,
          at % 2 ? ids : ids.toReversed(),
          "forged",
          "Test.",
          new Date(),
        ),
      ),
    ]);
    const removed = all.flatMap((one) => ("invalidated" in one ? [one.invalidated] : []));
    expect(removed.reduce((sum, one) => sum + one, 0)).toBe(2);
  });
});

/** Locks one signature, waits for the other transaction to do the same, then wants the other's. */
function crossing(one: string, other: string, own: ReturnType<typeof door>, theirs: Promise<void>) {
  let tries = 0;
  const work = async (tx: Tx) => {
    tries += 1;
    await tx.$queryRaw`SELECT id FROM signature WHERE id = ${one}::uuid FOR UPDATE`;
    own.open();
    await theirs;
    await tx.signature.update({ where: { id: other }, data: { reminders: { increment: 1 } } });
    return tries;
  };
  return { work, tries: () => tries };
}

describe("a transaction that Postgres gives up", () => {
  it("is done again, and both of two that wait for each other are done", async () => {
    const { ids } = await met();
    const [one = "", other = ""] = ids;
    const [mine, theirs] = [door(), door()];
    const here = crossing(one, other, mine, theirs.opened);
    const there = crossing(other, one, theirs, mine.opened);
    await Promise.all([inTransaction(here.work), inTransaction(there.work)]);
    expect(here.tries() + there.tries()).toBe(3);
    const rows = await db().signature.findMany({ where: { id: { in: ids } } });
    expect(rows.map(({ reminders }) => reminders)).toEqual([1, 1]);
  });

  it("is not tried for ever, and nothing else is tried twice", async () => {
    let tries = 0;
    const conflict = async (tx: Tx) => {
      tries += 1;
      await tx.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '40001'; END $$`;
    };
    const failure = await inTransaction(conflict).catch((error: unknown) => error);
    expect([isGivenUp(failure), tries]).toEqual([true, 4]);
    tries = 0;
    const broken = async (tx: Tx) => {
      tries += 1;
      await tx.$executeRaw`SELECT 1 / 0`;
    };
    await expect(inTransaction(broken)).rejects.toThrow();
    expect(tries).toBe(1);
  });
});
