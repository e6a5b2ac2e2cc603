// Reads of deeds that take signatures out: one with its conditions opened, and the list of a petition's.
import { db } from "../../db";
import { openVault } from "../../vault/vault";
import type { Conditions } from "./conditions/queries";
import { type RemovalCategory, type RemovalState, removalState } from "./rules";
import { type OpenConditions, openConditions, sealedTerms } from "./schema";

export type Removal = {
  id: string;
  state: RemovalState;
  conditions: OpenConditions;
  category: RemovalCategory;
  reason: string;
  /** How many the dry run found, how many are out, and how many of those came back. */
  matched: number;
  removed: number;
  restored: number;
  plannedAt: Date;
  plannedById: string | null;
  startedAt: Date | null;
  startedById: string | null;
  cancelledAt: Date | null;
  cancelledById: string | null;
  finishedAt: Date | null;
  undoStartedAt: Date | null;
  undoStartedById: string | null;
  undoneAt: Date | null;
};

const columns = {
  id: true,
  conditions: true,
  category: true,
  reason: true,
  matched: true,
  removed: true,
  restored: true,
  plannedAt: true,
  plannedById: true,
  startedAt: true,
  startedById: true,
  cancelledAt: true,
  cancelledById: true,
  finishedAt: true,
  undoStartedAt: true,
  undoStartedById: true,
  undoneAt: true,
} as const;

const LIST = 100;

/** A petition's deeds of this kind, newest first, at most 100. */
export async function listRemovals(petitionId: string): Promise<Removal[]> {
  const rows = await db().invalidation.findMany({
    where: { petitionId },
    orderBy: [{ plannedAt: "desc" }, { id: "desc" }],
    take: LIST,
    select: columns,
  });
  return rows.map((row) => ({
    ...row,
    conditions: openConditions.parse(row.conditions),
    state: removalState(row),
  }));
}

/** One deed of a petition; null when it has none such. */
export async function findRemoval(petitionId: string, id: string): Promise<Removal | null> {
  const row = await db().invalidation.findFirst({ where: { id, petitionId }, select: columns });
  if (row === null) return null;
  return {
    ...row,
    conditions: openConditions.parse(row.conditions),
    state: removalState(row),
  };
}

/** What a deed means, its sealed terms opened; null when there is none such, or its terms do not open. */
export async function findConditions(id: string): Promise<Conditions | null> {
  const row = await db().invalidation.findUnique({
    where: { id },
    select: {
      petitionId: true,
      conditions: true,
      plannedAt: true,
      rowKey: true,
      sealedTerms: true,
    },
  });
  if (row === null) return null;
  const vault = await openVault(`petition:${row.petitionId}`);
  const terms = vault.row("invalidation", id, row.rowKey).openIf("terms", row.sealedTerms);
  if (terms === null && row.sealedTerms !== null) return null;
  return {
    petitionId: row.petitionId,
    open: openConditions.parse(row.conditions),
    terms: sealedTerms.parse(JSON.parse(terms ?? "{}")),
    plannedAt: row.plannedAt,
  };
}
