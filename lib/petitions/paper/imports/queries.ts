// Reads of imports: the latest, with what became of their lines.
import { db } from "../../../db";
import type { RegionSetName } from "../../../region-sets";
import { regionSetOf } from "../../rules";

export type ImportRow = {
  id: string;
  lineCount: number;
  createdAt: Date;
  createdById: string | null;
  undoneAt: Date | null;
  /** Lines somebody has decided: then it cannot be undone as a whole. */
  decided: number;
};

/** The latest imports, newest first. */
export function listImports(petitionId: string, limit = 50): Promise<ImportRow[]> {
  return db().$queryRaw<ImportRow[]>`
    SELECT i.id, i.line_count AS "lineCount", i.created_at AS "createdAt",
      i.created_by_id AS "createdById", i.undone_at AS "undoneAt",
      (SELECT count(*)::int FROM paper_line l WHERE l.import_id = i.id AND l.state <> 'collected')
        AS decided
    FROM paper_import i WHERE i.petition_id = ${petitionId}::uuid
    ORDER BY i.created_at DESC LIMIT ${limit}::int`;
}

export type ImportFacts = {
  /** Whose regions the petition counts by. */
  regionSet: RegionSetName;
  closesAt: Date | null;
  firstOrderAt: Date | null;
};

/** What a file's days and places are judged by; null when there is no such petition. */
export async function findImportFacts(petitionId: string): Promise<ImportFacts | null> {
  const petition = await db().petition.findUnique({
    where: { id: petitionId },
    select: {
      rule: true,
      closesAt: true,
      paperOrders: { orderBy: { createdAt: "asc" }, take: 1, select: { createdAt: true } },
    },
  });
  if (petition === null) return null;
  const { closesAt, paperOrders } = petition;
  const firstOrderAt = paperOrders[0]?.createdAt ?? null;
  return { regionSet: regionSetOf(petition), closesAt, firstOrderAt };
}
