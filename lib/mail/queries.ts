// How many mails a record has brought its mailbox: bounds what anybody can do to it by typing an address again and again.
import type { Tx } from "../db";

/** Mails a record brings its mailbox in a day at most, however often its address is typed. */
export const MAILS_A_DAY = 5;

const DAY = 86_400_000;

export type MailOwner =
  | { signatureId: string }
  | { supporterId: string }
  | { attendanceId: string }
  | { lineId: string }
  | { endorsementId: string };

/**
 * Whether another mail may leave for a record today. Every mail carries one link to the person's own
 * data, so these links are what is counted; those that a button gave in a page are used from the start.
 * @param owner the record; @param now the end of the 24 hours
 */
export async function hasMailLeft(tx: Tx, owner: MailOwner, now: Date): Promise<boolean> {
  return (await mailsSince(tx, owner, new Date(now.getTime() - DAY))) < MAILS_A_DAY;
}

/** How many mails a record brought its mailbox after an instant. */
export function mailsSince(tx: Tx, owner: MailOwner, since: Date): Promise<number> {
  return tx.token.count({
    where: { ...owner, purpose: "preferences", usedAt: null, createdAt: { gt: since } },
  });
}
