// Writing the audit log: who did what to what, when. Ids, numbers and the reasons organisers wrote, never a signer's data.
import { inTransaction, type Prisma, type Tx } from "../db";
import { newId } from "../tokens";

/** What may stand in a row's details: numbers, codes, counts. Never a name, an address or a token. */
export type DeedDetails = Record<string, string | number | boolean | null | string[]>;

export type Deed = {
  /** The member who did it; null for the system, and for the person a record is about. */
  actorId: string | null;
  /** noun:verb, as in lib/auth/permissions.ts, for example `petition:publish`. */
  action: string;
  /** The kind of thing, in the schema's words: `petition`, `signature`, `supporter`, `event`, … */
  subjectType: string;
  /** Its row id; null for deeds about no single row, for example an export of a list. */
  subjectId: string | null;
  details?: DeedDetails;
};

/**
 * Writes one row of the audit log in the caller's transaction: the log has it exactly if the deed happened.
 * @param deed ids and numbers; the time is the database's
 */
export async function recordDeed(tx: Tx, deed: Deed): Promise<void> {
  const details: Prisma.InputJsonObject = deed.details ?? {};
  await tx.auditEntry.create({
    data: {
      id: newId(),
      actorId: deed.actorId,
      action: deed.action,
      subjectType: deed.subjectType,
      subjectId: deed.subjectId,
      details,
    },
    select: { id: true },
  });
}

/** Writes one row of the audit log on its own: for reads, which have no transaction to be part of. */
export function recordRead(deed: Deed): Promise<void> {
  return inTransaction((tx) => recordDeed(tx, deed));
}
