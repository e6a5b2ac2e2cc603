// Reads of mailings: who would get an update, and how far one on its way is.
import { db, Prisma } from "../../db";
import { type MailingState, mailingState, UNSURE_MS } from "./rules";

/**
 * Who gets a petition's updates, of signature `s`: confirmed, standing, not erased, and with the
 * consent to news still given. Asked again for each letter.
 * @param until confirmed no later
 */
export const inAudience = (until: Prisma.Sql): Prisma.Sql => Prisma.sql`
  s.state IN ('confirmed', 'counted') AND s.erased_at IS NULL AND s.sealed_email IS NOT NULL
  AND s.confirmed_at <= ${until}
  AND EXISTS (SELECT FROM consent c WHERE c.signature_id = s.id AND c.purpose = 'news'
    AND c.withdrawn_at IS NULL)`;

/** How many would get an update of this petition. @param until confirmed no later */
export async function countAudience(
  petitionId: string,
  until: Date,
  client: Pick<Prisma.TransactionClient, "$queryRaw"> = db(),
): Promise<number> {
  const [row] = await client.$queryRaw<{ size: number }[]>`
    SELECT count(*)::int AS size FROM signature s
    WHERE s.petition_id = ${petitionId}::uuid AND ${inAudience(Prisma.sql`${until}::timestamptz`)}`;
  return row?.size ?? 0;
}

export type Mailing = {
  id: string;
  state: MailingState;
  startedAt: Date;
  startedById: string | null;
  finishedAt: Date | null;
  audience: number;
  sent: number;
  /** Refused for good, or unreadable. */
  failed: number;
  /** Of those: passed over, because the sealed address does not open. */
  unreadable: number;
  /** Handed to the mail server when something broke: perhaps delivered, not sent again by itself. */
  unsure: number;
};

/** The mailing of an update; null when it was never started. @param now decides what is unsure */
export async function findMailing(updateId: string, now: Date): Promise<Mailing | null> {
  const row = await db().updateMailing.findUnique({
    where: { updateId },
    select: {
      id: true,
      startedAt: true,
      startedById: true,
      pausedAt: true,
      cancelledAt: true,
      finishedAt: true,
      audience: true,
      sent: true,
      failed: true,
      unreadable: true,
    },
  });
  if (row === null) return null;
  const { pausedAt, cancelledAt, ...rest } = row;
  const unsure = await db().updateMailed.count({
    where: {
      mailingId: row.id,
      sentAt: null,
      failedAt: null,
      claimedAt: { lt: new Date(now.getTime() - UNSURE_MS) },
    },
  });
  return { ...rest, unsure, state: mailingState({ ...rest, pausedAt, cancelledAt }) };
}
