// Erasing who wanted to come: at the guest's wish, and in time.
import { recordDeed } from "../../audit/commands";
import { inTransaction, notifyChanged, type Tx } from "../../db";
import { pathsShowingEvent } from "../../urls";
import { CONFIRM_MS, KEPT_MS } from "../attendances/rules";
import { findAttendanceIds } from "./queries";

/** Places are counted by confirmation and cancellation, which stay; everything personal goes. */
const nothing = {
  rowKey: null,
  emailHash: null,
  sealedName: null,
  sealedEmail: null,
};

/**
 * Erases everything about one guest: cells, key, look-up hash, consents, links. A coming guest's
 * place is given back, because nobody can cancel it any more; for a past event the number stays.
 * @param actorId the member who does it; null for the guest
 */
async function eraseAttendance(
  tx: Tx,
  id: string,
  now: Date,
  actorId: string | null = null,
): Promise<void> {
  await tx.token.deleteMany({ where: { attendanceId: id } });
  await tx.consent.deleteMany({ where: { attendanceId: id } });
  const { count } = await tx.attendance.updateMany({
    where: { id, cancelledAt: null, event: { endsAt: { gt: now } } },
    data: { cancelledAt: now },
  });
  const { event } = await tx.attendance.update({
    where: { id },
    data: { ...nothing, erasedAt: now },
    select: { event: { select: { slug: true } } },
  });
  if (count > 0) await notifyChanged(tx, pathsShowingEvent(event.slug));
  await recordDeed(tx, {
    actorId,
    action: "attendance:erase",
    subjectType: "attendance",
    subjectId: id,
  });
}

/**
 * Erases a person from every event.
 * @param email any spelling that leads to the same mailbox
 * @returns how many attendances were erased
 */
export async function eraseAttendancesOf(tx: Tx, email: string, now: Date): Promise<number> {
  const ids = await findAttendanceIds(tx, email);
  for (const id of ids) await eraseAttendance(tx, id, now);
  return ids.length;
}

/**
 * Forgets in time: guests who did not confirm within 72 hours of their last mail are deleted, and
 * those of an event that ended 30 days ago are erased.
 * @returns how many of each
 */
export function expireAttendances(now: Date): Promise<{ unconfirmed: number; past: number }> {
  return inTransaction(async (tx) => {
    const { count } = await tx.attendance.deleteMany({
      where: {
        confirmedAt: null,
        erasedAt: null,
        mailRequestedAt: { lt: new Date(now.getTime() - CONFIRM_MS) },
      },
    });
    const gone = {
      erasedAt: null,
      event: { endsAt: { lt: new Date(now.getTime() - KEPT_MS) } },
    };
    await tx.token.deleteMany({ where: { attendance: gone } });
    await tx.consent.deleteMany({ where: { attendance: gone } });
    const past = await tx.attendance.updateMany({
      where: gone,
      data: { ...nothing, erasedAt: now },
    });
    return { unconfirmed: count, past: past.count };
  });
}
