// Writes of blocks: organisers set, change and end them; "it was not me" sets one for a while.
import type { BlockKind } from "@/prisma/generated/enums";
import { recordDeed } from "../../audit/commands";
import { db, inTransaction, Prisma, type Tx } from "../../db";
import { ok, type Result, refuse } from "../../result";
import { newId } from "../../tokens";
import { domainHash, lookupHash } from "../../vault/lookup";
import { newRowKey, openVault, type Scope } from "../../vault/vault";
import { forgetPatterns, MOST_PATTERNS } from "./queries";
import { NOT_ME, NOT_ME_DAYS, writePattern } from "./rules";
import { type BlockInput, blockedValue } from "./schema";

const DAY = 86_400_000;

/** Under which scope an address or domain is hashed: the petition's own, or the one of all. */
const scopeOf = (petitionId: string | null): Scope =>
  petitionId === null ? "blocks" : `petition:${petitionId}`;

function hashOf(petitionId: string | null, input: BlockInput) {
  if (input.kind === "domain") return domainHash(scopeOf(petitionId), blockedValue(input));
  if (input.kind === "address") return lookupHash(scopeOf(petitionId), blockedValue(input));
  return null;
}

function written(input: BlockInput): { kind: BlockKind; plain: string } {
  const value = blockedValue(input);
  const { kind } = input;
  if (kind === "domain" || kind === "address") return { kind, plain: value };
  return { kind: "pattern", plain: writePattern({ on: kind, pattern: value }) };
}

/**
 * Blocks a mail domain, an address or a pattern, in one petition or in all. Who is blocked gets the
 * same page in the same time as everybody, and nothing is written. Signatures that were given before
 * stay: taking them out is a deed of its own (lib/petitions/removals).
 * @returns refused `over` when the end is past, `taken` when the same stands already, `full` when
 *   there are 200 patterns
 */
export async function createBlock(
  actorId: string | null,
  petitionId: string,
  input: BlockInput,
  now: Date,
): Promise<Result<{ id: string }, "over" | "taken" | "full">> {
  if (input.until !== null && input.until <= now) return refuse("over");
  const where = input.everywhere ? null : petitionId;
  const hash = hashOf(where, input);
  const { kind, plain } = written(input);
  const id = newId();
  const rowKey = newRowKey();
  const cells = (await openVault("blocks")).row("block", id, rowKey);
  const result = await inTransaction(async (tx) => {
    const standing = { kind, endedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: now } }] };
    if (hash === null) {
      if ((await tx.block.count({ where: standing })) >= MOST_PATTERNS) return refuse("full");
    } else {
      const same = await tx.block.count({ where: { ...standing, petitionId: where, hash } });
      if (same > 0) return refuse("taken");
    }
    await tx.block.create({
      data: {
        id,
        petitionId: where,
        kind,
        hash,
        rowKey,
        sealedValue: cells.sealText("value", plain),
        reason: input.reason,
        createdAt: now,
        createdById: actorId,
        endsAt: input.until,
      },
      select: { id: true },
    });
    await recordDeed(tx, {
      actorId,
      action: "block:create",
      subjectType: "petition",
      subjectId: petitionId,
      details: { block: id, kind: input.kind, everywhere: where === null, reason: input.reason },
    });
    return ok({ id });
  });
  forgetPatterns();
  return result;
}

/** A block as a page of this petition may name it. */
const standingOf = (petitionId: string, id: string, now: Date) => ({
  id,
  endedAt: null,
  AND: [
    { OR: [{ petitionId }, { petitionId: null }] },
    { OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
  ],
});

/**
 * Gives a standing block another reason or end.
 * @returns refused `unknown` (none such, or it has ended), or `over` when the new end is past
 */
export async function changeBlock(
  actorId: string | null,
  petitionId: string,
  id: string,
  change: { reason: string; until: Date | null },
  now: Date,
): Promise<Result<undefined, "unknown" | "over">> {
  if (change.until !== null && change.until <= now) return refuse("over");
  const result = await inTransaction(async (tx) => {
    const { count } = await tx.block.updateMany({
      // What its owner asked for is not an organiser's to change.
      where: { ...standingOf(petitionId, id, now), NOT: { createdById: null, reason: NOT_ME } },
      data: { reason: change.reason, endsAt: change.until },
    });
    if (count === 0) return refuse("unknown");
    await recordDeed(tx, {
      actorId,
      action: "block:change",
      subjectType: "petition",
      subjectId: petitionId,
      details: { block: id, reason: change.reason, until: change.until?.toISOString() ?? null },
    });
    return ok();
  });
  forgetPatterns();
  return result;
}

/** Ends a block now. @returns refused `unknown` when it does not stand */
export async function endBlock(
  actorId: string | null,
  petitionId: string,
  id: string,
  now: Date,
): Promise<Result<undefined, "unknown">> {
  const result = await inTransaction(async (tx) => {
    const { count } = await tx.block.updateMany({
      where: standingOf(petitionId, id, now),
      data: { endedAt: now, endedById: actorId },
    });
    if (count === 0) return refuse("unknown");
    await recordDeed(tx, {
      actorId,
      action: "block:end",
      subjectType: "petition",
      subjectId: petitionId,
      details: { block: id },
    });
    return ok();
  });
  forgetPatterns();
  return result;
}

/**
 * Leaves an address alone for 30 days, because its owner said "it was not me". Only the hash that the
 * signature's row had is kept, so nobody can read whose it is.
 */
export async function leaveAlone(
  tx: Tx,
  petitionId: string,
  emailHash: Uint8Array<ArrayBuffer>,
  now: Date,
): Promise<void> {
  await tx.block.create({
    data: {
      id: newId(),
      petitionId,
      kind: "address",
      hash: emailHash,
      reason: NOT_ME,
      createdAt: now,
      endsAt: new Date(now.getTime() + NOT_ME_DAYS * DAY),
    },
    select: { id: true },
  });
}

/** Erases what blocks hold of an address, in every petition: at its owner's wish. */
export async function eraseBlocksOf(email: string): Promise<{ erased: number }> {
  const petitions = await db().petition.findMany({ select: { id: true } });
  const scopes: Scope[] = ["blocks", ...petitions.map(({ id }) => `petition:${id}` as const)];
  const hashes = scopes.map((scope) => lookupHash(scope, email));
  const { count } = await db().block.deleteMany({
    where: { kind: "address", hash: { in: hashes } },
  });
  return { erased: count };
}

/** Erases the addresses and patterns a petition's own blocks hold: when its retention is over. */
export async function eraseBlocksOfPetition(petitionId: string): Promise<void> {
  await db().block.deleteMany({ where: { petitionId, kind: { not: "domain" } } });
  forgetPatterns();
}

/** Days for which organisers still see a block that has ended. */
const SEEN_DAYS = 30;

/**
 * Deletes blocks that ended: those of "it was not me" at once, organisers' after 30 days.
 * @returns how many went
 */
export async function clearBlocks(now: Date): Promise<{ blocks: number }> {
  const before = new Date(now.getTime() - SEEN_DAYS * DAY);
  const blocks = await db().$executeRaw(Prisma.sql`
    DELETE FROM block WHERE least(ended_at, ends_at)
      <= CASE WHEN sealed_value IS NULL THEN ${now}::timestamptz ELSE ${before}::timestamptz END`);
  return { blocks };
}
