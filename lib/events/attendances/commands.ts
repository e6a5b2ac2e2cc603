// Writes a guest makes: saying they will come, confirming, cancelling. A place is taken by confirming.
import { inTransaction, notifyChanged, type Tx } from "../../db";
import { inEvenTime } from "../../even-time";
import type { Locale } from "../../i18n/locales";
import { enqueue } from "../../jobs/queue";
import { hasMailLeft } from "../../mail/queries";
import { ok, type Result, refuse } from "../../result";
import { hashToken, looksLikeToken, newId } from "../../tokens";
import { pathsShowingEvent } from "../../urls";
import { lookupHash } from "../../vault/lookup";
import { newRowKey, openVault } from "../../vault/vault";
import { findEvent } from "../queries";
import { attendRefusal, eventPhase, placesLeft } from "../rules";
import { attendanceState, guestLinkEnd, mayMailAgain } from "./rules";
import type { AttendInput } from "./schema";

export type AttendRefusal = "unknown" | "past" | "calledOff" | "full";

type Coming = Omit<AttendInput, "via"> & { locale: Locale; shareLinkId: string | null };

/**
 * Somebody says they will come. They have a place when they confirm from the mailbox: held at once,
 * anybody could fill an event with invented addresses. New, repeated and known addresses get the
 * same answer in the same time.
 * @returns refused `unknown`, `past`, `calledOff` or `full`, which the event's page says to everybody
 */
export function attend(
  slug: string,
  input: Coming,
  now: Date,
): Promise<Result<undefined, AttendRefusal>> {
  return inEvenTime(() => takeAttendance(slug, input, now));
}

async function takeAttendance(
  slug: string,
  input: Coming,
  now: Date,
): Promise<Result<undefined, AttendRefusal>> {
  const event = await findEvent(slug, input.locale);
  if (event === null) return refuse("unknown");
  const left = placesLeft(event.capacity, event.taken);
  const refusal = attendRefusal(eventPhase(event, now), left);
  if (refusal !== null) return refuse(refusal);
  const scope = `event:${event.id}` as const;
  const vault = await openVault(scope);
  const emailHash = lookupHash(scope, input.email);
  return inTransaction(async (tx) => {
    const found = await lockByEmail(tx, event.id, emailHash);
    if (found && !mayMailAgain(found.mailRequestedAt, now)) return ok();
    if (found && !(await hasMailLeft(tx, { attendanceId: found.id }, now))) return ok();
    const id = found?.id ?? newId();
    if (found && found.confirmedAt !== null && found.cancelledAt === null) {
      await tx.attendance.update({
        where: { id },
        data: { mailRequestedAt: now },
        select: { id: true },
      });
    } else {
      const rowKey = newRowKey();
      const cells = vault.row("attendance", id, rowKey);
      const data = {
        locale: input.locale,
        rowKey,
        emailHash,
        sealedName: cells.seal("name", input.name),
        sealedEmail: cells.seal("email", input.email),
        mailRequestedAt: now,
        shareLinkId: input.shareLinkId,
      };
      if (found) {
        const again = { ...data, confirmedAt: null, cancelledAt: null };
        await tx.attendance.update({ where: { id }, data: again, select: { id: true } });
      } else {
        // Of several at once the unique index keeps one; the others have nothing left to do.
        const { count } = await tx.attendance.createMany({
          data: [{ id, eventId: event.id, createdAt: now, ...data }],
          skipDuplicates: true,
        });
        if (count === 0) return ok();
      }
    }
    await enqueue(tx, "mailAttendee", { attendanceId: id });
    return ok();
  });
}

type Locked = {
  id: string;
  confirmedAt: Date | null;
  cancelledAt: Date | null;
  mailRequestedAt: Date;
};

async function lockByEmail(tx: Tx, eventId: string, hash: Uint8Array): Promise<Locked | undefined> {
  const rows = await tx.$queryRaw<Locked[]>`
    SELECT id, confirmed_at AS "confirmedAt", cancelled_at AS "cancelledAt",
           mail_requested_at AS "mailRequestedAt"
      FROM attendance WHERE event_id = ${eventId}::uuid AND email_hash = ${hash} FOR UPDATE`;
  return rows[0];
}

/** Finds what a guest's link belongs to and locks first the event, then the attendance: everybody
 *  who changes how many places are taken waits here for their turn. */
async function lockByToken(tx: Tx, token: string) {
  if (!looksLikeToken(token)) return null;
  const link = await tx.token.findUnique({
    where: { hash: hashToken(token), purpose: "attendance" },
    select: { id: true, expiresAt: true, attendance: { select: { id: true, eventId: true } } },
  });
  if (!link?.attendance) return null;
  const { id, eventId } = link.attendance;
  await tx.$queryRaw`SELECT id FROM event WHERE id = ${eventId}::uuid FOR UPDATE`;
  await tx.$queryRaw`SELECT id FROM attendance WHERE id = ${id}::uuid FOR UPDATE`;
  const attendance = await tx.attendance.findUnique({
    where: { id },
    select: {
      id: true,
      confirmedAt: true,
      cancelledAt: true,
      erasedAt: true,
      event: {
        select: {
          id: true,
          slug: true,
          startsAt: true,
          endsAt: true,
          capacity: true,
          publications: { where: { endedAt: null }, select: { id: true } },
          callOff: { select: { id: true } },
        },
      },
    },
  });
  if (attendance === null || attendance.erasedAt !== null) return null;
  return { link, attendance, state: attendanceState(attendance) };
}

/** How many places of an event are taken. Inside a transaction that holds the event's row, for certain. */
function countTaken(tx: Tx, eventId: string): Promise<number> {
  return tx.attendance.count({
    where: { eventId, confirmedAt: { not: null }, cancelledAt: null },
  });
}

/**
 * The guest presses the button behind the link in the mail, and has a place. Also after cancelling:
 * the same link takes a place again while there is one. Pressing twice is as good as once.
 * @returns refused `unknown` (no such link), `expired` (not confirmed within 72 hours), `past`,
 *   `calledOff`, or `full`: however many press at once, no more come than there are places
 */
export function confirmAttendance(
  token: string,
  now: Date,
): Promise<Result<undefined, AttendRefusal | "expired">> {
  return inTransaction(async (tx) => {
    const found = await lockByToken(tx, token);
    if (found === null) return refuse("unknown");
    const { link, attendance, state } = found;
    if (state === "coming") return ok();
    if (link.expiresAt <= now) return refuse("expired");
    const { event } = attendance;
    const phase = eventPhase(
      {
        ...event,
        isPublished: event.publications.length > 0,
        isCalledOff: event.callOff !== null,
      },
      now,
    );
    const left = placesLeft(event.capacity, await countTaken(tx, event.id));
    const refusal = attendRefusal(phase, left);
    if (refusal !== null) return refuse(refusal);
    await tx.attendance.update({
      where: { id: attendance.id },
      data: { confirmedAt: now, cancelledAt: null, mailRequestedAt: now },
      select: { id: true },
    });
    await tx.token.updateMany({
      where: { attendanceId: attendance.id, purpose: "attendance" },
      data: { expiresAt: guestLinkEnd(event.endsAt), usedAt: now },
    });
    await enqueue(tx, "mailAttendee", { attendanceId: attendance.id });
    await notifyChanged(tx, pathsShowingEvent(event.slug));
    return ok();
  });
}

/**
 * A guest will not come after all, or never said so: the place is free again at once. An attendance
 * that was not confirmed is deleted. Pressing twice is as good as once.
 * @returns refused `unknown` (no such link), or `past` once the event is over
 */
export function cancelAttendance(
  token: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "past">> {
  return inTransaction(async (tx) => {
    const found = await lockByToken(tx, token);
    if (found === null) return refuse("unknown");
    const { attendance, state } = found;
    if (state === "cancelled") return ok();
    if (state === "waiting") {
      await tx.attendance.delete({ where: { id: attendance.id }, select: { id: true } });
      return ok();
    }
    if (attendance.event.endsAt <= now) return refuse("past");
    await tx.attendance.update({
      where: { id: attendance.id },
      data: { cancelledAt: now },
      select: { id: true },
    });
    await notifyChanged(tx, pathsShowingEvent(attendance.event.slug));
    return ok();
  });
}
