// The one order in which several signatures are locked, so that two deeds never wait for each other.
import { Prisma, type Tx } from "../../db";

/**
 * Locks signatures until the transaction ends, in the order of their ids. Batches that pass over what
 * others hold (SKIP LOCKED) wait for nobody and need no order.
 * @param which over the table `signature`
 */
export async function lockSignatures(tx: Tx, which: Prisma.Sql): Promise<void> {
  await tx.$queryRaw`SELECT id FROM signature WHERE ${which} ORDER BY id FOR UPDATE`;
}

/** The signatures of one petition with these ids. */
export const withIds = (petitionId: string, ids: readonly string[]): Prisma.Sql =>
  Prisma.sql`petition_id = ${petitionId}::uuid AND id = ANY (${[...ids]}::uuid[])`;
