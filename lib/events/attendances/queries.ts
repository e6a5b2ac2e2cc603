// Reads for the page behind a guest's link.
import { db } from "../../db";
import type { Locale } from "../../i18n/locales";
import { hashToken, looksLikeToken } from "../../tokens";
import { openVault } from "../../vault/vault";
import { type EventView, findEvent } from "../queries";
import { attendRefusal, eventPhase, placesLeft } from "../rules";
import { attendanceState } from "./rules";

export type GuestLinkView = {
  /** waiting and cancelled: a place can be taken; coming: it can be cancelled; the rest say why not. */
  state:
    | "waiting"
    | "coming"
    | "cancelled"
    | "expired"
    | "past"
    | "calledOff"
    | "full"
    | "retracted";
  name: string;
  event: EventView | null;
};

/**
 * What a guest's link can do now.
 * @returns null for an unknown link, or an erased guest
 */
export async function findGuestLink(
  token: string,
  locale: Locale,
  now: Date,
): Promise<GuestLinkView | null> {
  if (!looksLikeToken(token)) return null;
  const link = await db().token.findUnique({
    where: { hash: hashToken(token), purpose: "attendance" },
    select: {
      expiresAt: true,
      attendance: {
        select: {
          id: true,
          eventId: true,
          rowKey: true,
          sealedName: true,
          confirmedAt: true,
          cancelledAt: true,
          erasedAt: true,
          event: { select: { slug: true } },
        },
      },
    },
  });
  if (!link?.attendance) return null;
  const { attendance } = link;
  const state = attendanceState(attendance);
  if (state === "erased") return null;
  const vault = await openVault(`event:${attendance.eventId}`);
  const cells = vault.row("attendance", attendance.id, attendance.rowKey);
  const name = cells.openIf("name", attendance.sealedName) ?? "";
  const event = await findEvent(attendance.event.slug, locale);
  if (event === null) return { state: "retracted", name, event };
  const phase = eventPhase(event, now);
  if (phase === "past" || phase === "calledOff") return { state: phase, name, event };
  if (state === "coming") return { state, name, event };
  if (link.expiresAt <= now) return { state: "expired", name, event };
  const refusal = attendRefusal(phase, placesLeft(event.capacity, event.taken));
  return { state: refusal === "full" ? "full" : state, name, event };
}
