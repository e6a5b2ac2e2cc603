// What organisers do to petitions: create, publish, retract, close, reopen. Each is a row with who, when and why.
import { inTransaction } from "../db";
import { locales } from "../i18n/locales";
import { beginPublication, endPublication, standingOf } from "../publications";
import { ok, type Result, refuse } from "../result";
import { soundRule } from "../thresholds/fields/schema";
import { newId } from "../tokens";
import { holdPetition, recordPetitionDeed } from "./deeds/commands";
import type { PetitionInput } from "./schema";
import { keepVersion, orSlugTaken } from "./versions/commands";

/**
 * Makes a draft, seen by nobody outside.
 * @param actorId the member; null for the seed
 * @returns its id; refused `slug-taken`
 */
export function createPetition(
  actorId: string | null,
  input: PetitionInput,
): Promise<Result<{ id: string }, "slug-taken">> {
  const work = inTransaction(async (tx) => {
    const id = newId();
    await tx.petition.create({
      data: {
        id,
        slug: input.slug,
        rule: soundRule.parse(input.rule),
        closesAt: input.closesAt,
        retentionDays: input.retentionDays,
        createdById: actorId,
        texts: { create: locales.map((locale) => ({ locale, ...input.texts[locale] })) },
      },
      select: { id: true },
    });
    await recordPetitionDeed(tx, actorId, "petition:create", { id, slug: input.slug });
    return ok({ id });
  });
  return orSlugTaken(work);
}

/**
 * Shows the petition to everybody. The first time its rule and texts become version 1: from then on
 * they change by amendments.
 * @returns refused `unknown`, or `published` when it is already
 */
export function publishPetition(
  actorId: string | null,
  id: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "published">> {
  return inTransaction(async (tx) => {
    const petition = await holdPetition(tx, id);
    if (petition === null) return refuse("unknown");
    if (standingOf(petition.publications)) return refuse("published");
    if (petition.publications.length === 0) await keepVersion(tx, petition, actorId, now);
    await beginPublication(tx, { petitionId: id }, actorId, now);
    await recordPetitionDeed(tx, actorId, "petition:publish", petition);
    return ok();
  });
}

/**
 * Takes the petition off the public site; signatures stay. @param reason kept with the deed
 * @returns refused `unknown`, or `draft` when it is not published
 */
export function retractPetition(
  actorId: string | null,
  id: string,
  reason: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "draft">> {
  return inTransaction(async (tx) => {
    const petition = await holdPetition(tx, id);
    if (petition === null) return refuse("unknown");
    const publication = standingOf(petition.publications);
    if (!publication) return refuse("draft");
    await endPublication(tx, publication.id, actorId, reason, now);
    await recordPetitionDeed(tx, actorId, "petition:retract", petition, { reason });
    return ok();
  });
}

/**
 * Stops taking signatures; the page stays. The retention period begins. @param reason kept with the deed
 * @returns refused `unknown`, or `closed` when an organiser closed it already
 */
export function closePetition(
  actorId: string | null,
  id: string,
  reason: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "closed">> {
  return inTransaction(async (tx) => {
    const petition = await holdPetition(tx, id);
    if (petition === null) return refuse("unknown");
    if (petition.closures.length > 0) return refuse("closed");
    await tx.closure.create({
      data: { id: newId(), petitionId: id, closedAt: now, closedById: actorId, reason },
      select: { id: true },
    });
    await recordPetitionDeed(tx, actorId, "petition:close", petition, { reason });
    return ok();
  });
}

/**
 * Takes an organiser's closure back. A closing date that has passed is moved by revising.
 * @returns refused `unknown`, or `open` when no closure stands
 */
export function reopenPetition(
  actorId: string | null,
  id: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "open">> {
  return inTransaction(async (tx) => {
    const petition = await holdPetition(tx, id);
    if (petition === null) return refuse("unknown");
    const closure = petition.closures[0];
    if (!closure) return refuse("open");
    await tx.closure.update({
      where: { id: closure.id },
      data: { reopenedAt: now, reopenedById: actorId },
      select: { id: true },
    });
    await recordPetitionDeed(tx, actorId, "petition:reopen", petition);
    return ok();
  });
}
