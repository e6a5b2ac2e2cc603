// Erasing contacts of organisations: at their wish, when nobody confirmed or an organiser declined, when retention ends.
import { recordDeed } from "../../../audit/commands";
import { db, inTransaction, notifyChanged } from "../../../db";
import { pathsShowingPetition } from "../../../urls";
import { PENDING_HOURS } from "../../signatures/rules";
import { DECLINED_DAYS, endorsementState, noContact } from "../rules";
import { findEndorsementIdsOf } from "./queries";

const HOUR = 3_600_000;

/**
 * Erases every endorsement an address is the contact of, in all petitions: row, name of the organisation
 * and links. It leaves the page: nobody is left who could answer for it, and a contact may have typed
 * their own name as the organisation's.
 * @param email any spelling that leads to the same mailbox
 * @returns how many there were
 */
export async function eraseEndorsementsOf(email: string): Promise<{ erased: number }> {
  const ids = await findEndorsementIdsOf(email);
  if (ids.length === 0) return { erased: 0 };
  return inTransaction(async (tx) => {
    const rows = await tx.endorsement.findMany({
      where: { id: { in: ids } },
      select: {
        ...{ id: true, petitionId: true, petition: { select: { slug: true } } },
        ...{ confirmedAt: true, approvedAt: true, declinedAt: true, withdrawnAt: true },
      },
    });
    const { count } = await tx.endorsement.deleteMany({ where: { id: { in: ids } } });
    for (const { id, petitionId, petition, ...times } of rows) {
      await recordDeed(tx, {
        actorId: null,
        action: "endorsement:erase",
        subjectType: "petition",
        subjectId: petitionId,
        details: { endorsement: id },
      });
      if (endorsementState(times) !== "approved") continue;
      await notifyChanged(tx, pathsShowingPetition(petition.slug));
    }
    return { erased: count };
  });
}

/**
 * Deletes endorsements nobody confirmed within five days, as signatures are, and those declined 30 days ago.
 * @returns how many of each
 */
export async function expireEndorsements(
  now: Date,
): Promise<{ unconfirmed: number; declined: number }> {
  const before = (hours: number) => new Date(now.getTime() - hours * HOUR);
  const unconfirmed = await db().endorsement.deleteMany({
    where: { confirmedAt: null, createdAt: { lte: before(PENDING_HOURS) } },
  });
  const declined = await db().endorsement.deleteMany({
    where: { declinedAt: { lte: before(24 * DECLINED_DAYS) }, withdrawnAt: null },
  });
  return { unconfirmed: unconfirmed.count, declined: declined.count };
}

/**
 * Erases the contacts of a petition whose retention is over. An organisation that stands on the page
 * stays there, as the count does, and organisers can still take it down; all others go altogether.
 */
export async function eraseContacts(petitionId: string, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.endorsement.deleteMany({
      where: {
        petitionId,
        OR: [{ approvedAt: null }, { declinedAt: { not: null } }, { withdrawnAt: { not: null } }],
      },
    });
    await tx.token.deleteMany({ where: { endorsement: { petitionId } } });
    await tx.endorsement.updateMany({
      where: { petitionId, erasedAt: null },
      data: { ...noContact, erasedAt: now },
    });
  });
}
