// Reads of blocks: for organisers, and the patterns that signing is held against.
import { db } from "../../db";
import { canonicalEmail, domainHash, lookupHash } from "../../vault/lookup";
import { openVault } from "../../vault/vault";
import { matchesPattern, NOT_ME, type Pattern, readPattern } from "./rules";

export type BlockRow = {
  id: string;
  kind: "domain" | "address" | "pattern";
  /** Of a pattern: what it is held against. */
  on: Pattern["on"] | null;
  /** What is blocked; null when its owner said "it was not me": then nobody can read it. */
  value: string | null;
  /** Null when the owner of the address asked for it. */
  reason: string | null;
  isEverywhere: boolean;
  createdAt: Date;
  createdById: string | null;
  endsAt: Date | null;
  endedAt: Date | null;
};

const columns = {
  id: true,
  petitionId: true,
  kind: true,
  rowKey: true,
  sealedValue: true,
  reason: true,
  createdAt: true,
  createdById: true,
  endsAt: true,
  endedAt: true,
} as const;

type Stored = Omit<BlockRow, "on" | "value" | "reason" | "isEverywhere"> & {
  petitionId: string | null;
  rowKey: Uint8Array | null;
  sealedValue: Uint8Array | null;
  reason: string;
};

async function opener(): Promise<(row: Stored) => BlockRow> {
  const vault = await openVault("blocks");
  return ({ petitionId, rowKey, sealedValue, reason, ...row }) => {
    const value = vault.row("block", row.id, rowKey).show("value", sealedValue);
    const pattern = row.kind === "pattern" && value !== null ? readPattern(value) : null;
    return {
      ...row,
      on: pattern?.on ?? null,
      value: pattern?.pattern ?? value,
      reason: reason === NOT_ME && row.createdById === null ? null : reason,
      isEverywhere: petitionId === null,
    };
  };
}

/**
 * Blocks of a petition and those of all petitions, newest first, opened. Addresses are personal data:
 * ask for `watch:edit`.
 * @param before rows older than this one; null for the first page
 */
export async function listBlocks(
  petitionId: string,
  before: { createdAt: Date; id: string } | null,
  limit = 50,
): Promise<{ rows: BlockRow[]; next: { createdAt: Date; id: string } | null }> {
  const stored = await db().block.findMany({
    where: {
      OR: [{ petitionId }, { petitionId: null }],
      ...(before && {
        AND: {
          OR: [
            { createdAt: { lt: before.createdAt } },
            { createdAt: before.createdAt, id: { lt: before.id } },
          ],
        },
      }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: columns,
  });
  const open = await opener();
  const rows = stored.slice(0, limit).map(open);
  const last = rows.at(-1);
  return { rows, next: stored.length > limit && last ? last : null };
}

/** One block of this petition or of all; null when there is none. */
export async function findBlock(petitionId: string, id: string): Promise<BlockRow | null> {
  const row = await db().block.findFirst({
    where: { id, OR: [{ petitionId }, { petitionId: null }] },
    select: columns,
  });
  return row === null ? null : (await opener())(row);
}

type Standing = Pattern & { petitionId: string | null; endsAt: Date | null };
type Kept = { at: number; patterns: Promise<Standing[]> };

declare global {
  var bosagaPatterns: Kept | undefined;
}

/** How long a list of patterns is used: another server's new pattern works here after this. */
const KEPT_MS = 5_000;
/** More patterns than this are refused (blocks/commands): each signature is held against them all. */
export const MOST_PATTERNS = 200;

async function readPatterns(): Promise<Standing[]> {
  const rows = await db().block.findMany({
    where: { kind: "pattern", endedAt: null },
    orderBy: { createdAt: "desc" },
    take: MOST_PATTERNS,
    select: columns,
  });
  const vault = rows.length === 0 ? null : await openVault("blocks");
  return rows.flatMap(({ id, rowKey, sealedValue, petitionId, endsAt }) => {
    const pattern = readPattern(vault?.row("block", id, rowKey).openIf("value", sealedValue) ?? "");
    return pattern === null ? [] : [{ ...pattern, petitionId, endsAt }];
  });
}

/**
 * Whether an address may not sign now: by itself, by its domain or by a pattern; of this petition or
 * of all. Signing itself asks the same in its own statement (lib/petitions/intake).
 */
export async function isAddressBlocked(
  petitionId: string,
  email: string,
  now: Date,
): Promise<boolean> {
  const scopes = ["blocks", `petition:${petitionId}`] as const;
  const hashes = scopes.flatMap((scope) => [lookupHash(scope, email), domainHash(scope, email)]);
  const [patterns, standing] = await Promise.all([
    findPatterns(petitionId, now),
    db().block.count({
      where: {
        hash: { in: hashes },
        endedAt: null,
        OR: [{ endsAt: null }, { endsAt: { gt: now } }],
      },
    }),
  ]);
  const address = canonicalEmail(email);
  return (
    standing > 0 ||
    patterns.some(({ on, pattern }) => on === "email" && matchesPattern(pattern, address))
  );
}

/** A block of an address as its owner downloads it. */
export type OwnBlock = {
  /** Null: of all petitions. */
  petition: string | null;
  /** Whether the owner asked for it ("it was not me"), or organisers set it. */
  isOwnWish: boolean;
  since: Date;
  until: Date | null;
};

/** Blocks of exactly this address, in every petition, for its owner. */
export async function exportBlocksOf(email: string): Promise<OwnBlock[]> {
  const petitions = await db().petition.findMany({ select: { id: true } });
  const scopes = ["blocks", ...petitions.map(({ id }) => `petition:${id}`)];
  const rows = await db().block.findMany({
    where: { kind: "address", hash: { in: scopes.map((scope) => lookupHash(scope, email)) } },
    orderBy: { createdAt: "asc" },
    select: {
      reason: true,
      createdById: true,
      createdAt: true,
      endsAt: true,
      endedAt: true,
      petition: { select: { slug: true } },
    },
  });
  return rows.map(({ petition, reason, createdById, createdAt, endsAt, endedAt }) => ({
    petition: petition?.slug ?? null,
    isOwnWish: createdById === null && reason === NOT_ME,
    since: createdAt,
    until: endedAt ?? endsAt,
  }));
}

/** Lets the kept list go: after a change here, and between tests. */
export function forgetPatterns(): void {
  globalThis.bosagaPatterns = undefined;
}

/** Patterns in force for a petition. Kept for some seconds, so that signing asks for none. */
export async function findPatterns(petitionId: string, now: Date): Promise<Pattern[]> {
  const kept = globalThis.bosagaPatterns;
  const fresh =
    kept !== undefined && Math.abs(Date.now() - kept.at) < KEPT_MS
      ? kept
      : { at: Date.now(), patterns: readPatterns() };
  globalThis.bosagaPatterns = fresh;
  try {
    const patterns = await fresh.patterns;
    return patterns.filter(
      (one) =>
        (one.petitionId === null || one.petitionId === petitionId) &&
        (one.endsAt === null || one.endsAt > now),
    );
  } catch (error) {
    // A database that was away is asked again by the next signer.
    if (globalThis.bosagaPatterns === fresh) forgetPatterns();
    throw error;
  }
}
