// The mail that belongs to an attendance's present state, with fresh links.
import { db } from "../../db";
import { sendMail } from "../../mail/send";
import {
  calledOffLetter,
  confirmAttendanceLetter,
  type GuestLinks,
  placeLetter,
} from "../../mail/templates/events";
import { hashToken, newId, newToken } from "../../tokens";
import { absolute, paths } from "../../urls";
import { openVault } from "../../vault/vault";
import { attendanceState, CONFIRM_MS, guestLinkEnd } from "../attendances/rules";
import { findEvent } from "../queries";
import { eventPhase } from "../rules";

async function findGuest(id: string) {
  const row = await db().attendance.findUnique({
    where: { id },
    select: {
      eventId: true,
      locale: true,
      rowKey: true,
      sealedEmail: true,
      confirmedAt: true,
      cancelledAt: true,
      erasedAt: true,
      event: { select: { slug: true } },
    },
  });
  if (row === null) return null;
  const vault = await openVault(`event:${row.eventId}`);
  const to = vault.row("attendance", id, row.rowKey).open("email", row.sealedEmail);
  return to === null ? null : { ...row, to, state: attendanceState(row) };
}

/**
 * The job `mailAttendee`: asks a guest to confirm, sends who has a place the where and when, or says
 * that the event is called off. Nothing goes to who cancelled, or about an event that is over or was
 * taken down. Links are made here and only their hashes kept; a repeated job sends new ones.
 * @throws what sendMail throws, so that the queue tries again
 */
export async function mailAttendee({ attendanceId }: { attendanceId: string }): Promise<void> {
  const guest = await findGuest(attendanceId);
  if (guest === null || guest.state === "cancelled" || guest.state === "erased") return;
  const { locale } = guest;
  const event = await findEvent(guest.event.slug, locale);
  if (event === null) return;
  const now = new Date();
  const phase = eventPhase(event, now);
  if (phase === "past" || (phase === "calledOff" && guest.state === "waiting")) return;

  const dataToken = newToken();
  const guestToken = newToken();
  const end = guestLinkEnd(event.endsAt);
  await db().token.createMany({
    data: [
      {
        id: newId(),
        purpose: "preferences",
        hash: hashToken(dataToken),
        attendanceId,
        expiresAt: end,
      },
      {
        id: newId(),
        purpose: "attendance",
        hash: hashToken(guestToken),
        attendanceId,
        expiresAt: guest.state === "coming" ? end : new Date(now.getTime() + CONFIRM_MS),
      },
    ],
  });
  const links: GuestLinks = {
    guest: absolute(paths.attendance(locale, guestToken)),
    event: absolute(paths.event(locale, event.slug)),
    calendar: absolute(paths.eventCalendar(locale, event.slug)),
    data: absolute(paths.preferences(locale, dataToken)),
  };
  const letter =
    guest.state === "waiting"
      ? confirmAttendanceLetter(locale, links)
      : phase === "calledOff"
        ? calledOffLetter(locale, event, event.callOffReason ?? "", links)
        : placeLetter(locale, event, links);
  await sendMail({ to: guest.to, ...letter });
}
