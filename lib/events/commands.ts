// Writes of events: making, revising, publishing, taking down, calling off.
import { recordDeed } from "../audit/commands";
import { inTransaction, isUniqueViolation, notifyChanged, Prisma, type Tx } from "../db";
import { type Locale, locales } from "../i18n/locales";
import { jobFor } from "../jobs/queue";
import { beginPublication, endPublication, standingOf } from "../publications";
import { ok, type Result, refuse } from "../result";
import { newId } from "../tokens";
import { pathsShowingEvent } from "../urls";
import { missingEventTexts } from "./rules";
import type { EventInput, EventText } from "./schema";

const deed = (actorId: string | null, verb: string, id: string, details = {}) => ({
  actorId,
  action: `event:${verb}`,
  subjectType: "event",
  subjectId: id,
  details,
});

/** Takes the event's row for this transaction, so that deeds on one event follow one another. */
async function hold(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM event WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.event.findUnique({
    where: { id },
    select: {
      slug: true,
      texts: { select: { locale: true, title: true, summary: true, body: true, venue: true } },
      publications: { select: { id: true, endedAt: true } },
      callOff: { select: { id: true } },
    },
  });
}

type Held = NonNullable<Awaited<ReturnType<typeof hold>>>;

const noText: EventText = { title: "", summary: "", body: "", venue: "" };

function textsOf(held: Held): Record<Locale, EventText> {
  const textIn = (wanted: Locale) => held.texts.find(({ locale }) => locale === wanted) ?? noText;
  return { kk: textIn("kk"), ru: textIn("ru"), en: textIn("en") };
}

function columns({ texts: _texts, ...rest }: EventInput) {
  return rest;
}

/**
 * Makes a draft.
 * @param actorId the member; null for the seed
 * @returns its id; refused `slug-taken`
 */
export async function createEvent(
  actorId: string | null,
  input: EventInput,
): Promise<Result<{ id: string }, "slug-taken">> {
  try {
    return await inTransaction(async (tx) => {
      const id = newId();
      await tx.event.create({
        data: {
          id,
          ...columns(input),
          createdById: actorId,
          texts: { create: locales.map((locale) => ({ locale, ...input.texts[locale] })) },
        },
        select: { id: true },
      });
      await recordDeed(tx, deed(actorId, "create", id, { slug: input.slug }));
      return ok({ id });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refuse("slug-taken");
    throw error;
  }
}

/**
 * Changes an event. Its sequence number rises, so that calendars take the change (RFC 5545 §3.8.7.4).
 * Lowering the capacity below what is taken sends nobody away; nobody more can come.
 * @returns refused `unknown`; `slug-taken`; `slug-fixed` once it was ever published; `texts-missing`
 *   when it is published and a language would lack a text
 */
export async function reviseEvent(
  actorId: string | null,
  id: string,
  input: EventInput,
  now: Date,
): Promise<Result<undefined, "unknown" | "slug-taken" | "slug-fixed" | "texts-missing">> {
  try {
    return await inTransaction(async (tx) => {
      const held = await hold(tx, id);
      if (held === null) return refuse("unknown");
      if (held.publications.length > 0 && held.slug !== input.slug) return refuse("slug-fixed");
      const isPublished = standingOf(held.publications) !== undefined;
      if (isPublished && missingEventTexts(input.texts).length > 0) return refuse("texts-missing");
      await tx.event.update({
        where: { id },
        data: { ...columns(input), sequence: { increment: 1 }, revisedAt: now },
        select: { id: true },
      });
      for (const locale of locales) {
        const text = input.texts[locale];
        await tx.eventText.upsert({
          where: { eventId_locale: { eventId: id, locale } },
          create: { eventId: id, locale, ...text },
          update: text,
          select: { locale: true },
        });
      }
      await recordDeed(tx, deed(actorId, "revise", id));
      if (isPublished) await notifyChanged(tx, pathsShowingEvent(held.slug));
      return ok();
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refuse("slug-taken");
    throw error;
  }
}

/**
 * Publishes an event: from the commit on it stands on the board in three languages.
 * @returns refused `unknown`; `already-published`; `texts-missing` while a language lacks a text
 */
export function publishEvent(
  actorId: string | null,
  id: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "already-published" | "texts-missing">> {
  return inTransaction(async (tx) => {
    const held = await hold(tx, id);
    if (held === null) return refuse("unknown");
    if (standingOf(held.publications)) return refuse("already-published");
    if (missingEventTexts(textsOf(held)).length > 0) return refuse("texts-missing");
    await beginPublication(tx, { eventId: id }, actorId, now);
    await recordDeed(tx, deed(actorId, "publish", id, { slug: held.slug }));
    await notifyChanged(tx, pathsShowingEvent(held.slug));
    return ok();
  });
}

/**
 * Takes an event off the board: its address answers that there is nothing. For an event that will
 * not happen, callOff() is the honest deed: the page stays and says so.
 * @param reason in the organiser's words; kept with the publication
 * @returns refused `unknown`, or `not-published`
 */
export function retractEvent(
  actorId: string | null,
  id: string,
  reason: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "not-published">> {
  return inTransaction(async (tx) => {
    const held = await hold(tx, id);
    if (held === null) return refuse("unknown");
    const standing = standingOf(held.publications);
    if (!standing) return refuse("not-published");
    await endPublication(tx, standing.id, actorId, reason, now);
    await recordDeed(tx, deed(actorId, "retract", id, { slug: held.slug }));
    await notifyChanged(tx, pathsShowingEvent(held.slug));
    return ok();
  });
}

/**
 * Calls an event off. Its page stays and says why; calendars are told; everybody who has a place
 * gets a mail.
 * @param reason shown on the page, in the organiser's words
 * @returns how many mails will go; refused `unknown`, or `already-called-off`
 */
export function callOff(
  actorId: string | null,
  id: string,
  reason: string,
  now: Date,
): Promise<Result<{ mails: number }, "unknown" | "already-called-off">> {
  return inTransaction(async (tx) => {
    const held = await hold(tx, id);
    if (held === null) return refuse("unknown");
    if (held.callOff !== null) return refuse("already-called-off");
    await tx.callOff.create({
      data: { id: newId(), eventId: id, calledOffAt: now, calledOffById: actorId, reason },
      select: { id: true },
    });
    await tx.event.update({
      where: { id },
      data: { sequence: { increment: 1 }, revisedAt: now },
      select: { id: true },
    });
    const payload = Prisma.sql`json_build_object('attendanceId', guest.id)`;
    const mails = await tx.$executeRaw`
      SELECT job.id FROM attendance guest, ${jobFor("mailAttendee", payload)} AS job
      WHERE guest.event_id = ${id}::uuid AND guest.confirmed_at IS NOT NULL
        AND guest.cancelled_at IS NULL AND guest.erased_at IS NULL`;
    await recordDeed(tx, deed(actorId, "call-off", id, { mails }));
    await notifyChanged(tx, pathsShowingEvent(held.slug));
    return ok({ mails });
  });
}
