// What organisers do to petitions: create, revise, publish, retract, close, reopen. Each is a row with who, when and why.
import { recordDeed } from "../audit/commands";
import { inTransaction, isUniqueViolation, notifyChanged, type Tx } from "../db";
import { locales } from "../i18n/locales";
import { ok, type Result, refuse } from "../result";
import { newId } from "../tokens";
import { pathsShowingPetition } from "../urls";
import type { PetitionInput } from "./schema";
import { thresholdRule } from "./thresholds/schema";

type Found = {
  id: string;
  slug: string;
  rule: unknown;
  lastSerial: number;
  publications: { id: string; endedAt: Date | null }[];
  closures: { id: string }[];
  briefings: { slug: string }[];
};

/** Locks the petition, so that two organisers' deeds follow each other. */
async function lock(tx: Tx, id: string): Promise<Found | null> {
  await tx.$queryRaw`SELECT id FROM petition WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return tx.petition.findUnique({
    where: { id },
    select: {
      id: true,
      slug: true,
      rule: true,
      lastSerial: true,
      publications: { select: { id: true, endedAt: true } },
      closures: { where: { reopenedAt: null }, select: { id: true } },
      briefings: { select: { slug: true } },
    },
  });
}

async function record(
  tx: Tx,
  actorId: string | null,
  action: string,
  petition: { id: string; slug: string; briefings?: { slug: string }[] },
  details: Record<string, string | number> = {},
): Promise<void> {
  await recordDeed(tx, {
    actorId,
    action,
    subjectType: "petition",
    subjectId: petition.id,
    details: { slug: petition.slug, ...details },
  });
  await notifyChanged(
    tx,
    pathsShowingPetition(
      petition.slug,
      petition.briefings?.map(({ slug }) => slug),
    ),
  );
}

const standing = (petition: Found) => petition.publications.find(({ endedAt }) => endedAt === null);

/** What a unique index refused, as a reason; anything else is thrown on. */
async function orSlugTaken<T, R extends string>(
  work: Promise<Result<T, R>>,
): Promise<Result<T, R | "slug-taken">> {
  try {
    return await work;
  } catch (error) {
    if (isUniqueViolation(error)) return refuse("slug-taken");
    throw error;
  }
}

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
        rule: thresholdRule.parse(input.rule),
        closesAt: input.closesAt,
        retentionDays: input.retentionDays,
        createdById: actorId,
        texts: { create: locales.map((locale) => ({ locale, ...input.texts[locale] })) },
      },
      select: { id: true },
    });
    await record(tx, actorId, "petition:create", { id, slug: input.slug });
    return ok({ id });
  });
  return orSlugTaken(work);
}

/**
 * Changes a petition's texts, threshold and dates. Its address is fixed by the first publication
 * (links and leaflets lead there), its threshold by the first counted signature: people signed a
 * petition with that threshold.
 * @returns refused `unknown`, `slug-taken`, `slug-fixed` or `threshold-fixed`
 */
export function revisePetition(
  actorId: string | null,
  id: string,
  input: PetitionInput,
  now: Date,
): Promise<Result<undefined, "unknown" | "slug-taken" | "slug-fixed" | "threshold-fixed">> {
  const work = inTransaction(async (tx) => {
    const petition = await lock(tx, id);
    if (petition === null) return refuse("unknown");
    const rule = thresholdRule.parse(input.rule);
    if (petition.slug !== input.slug && petition.publications.length > 0) {
      return refuse("slug-fixed");
    }
    const isSameRule = JSON.stringify(thresholdRule.parse(petition.rule)) === JSON.stringify(rule);
    if (!isSameRule && petition.lastSerial > 0) return refuse("threshold-fixed");
    await tx.petition.update({
      where: { id },
      data: {
        slug: input.slug,
        rule,
        closesAt: input.closesAt,
        retentionDays: input.retentionDays,
      },
      select: { id: true },
    });
    for (const locale of locales) {
      const text = input.texts[locale];
      const kept = await tx.petitionText.findUnique({
        where: { petitionId_locale: { petitionId: id, locale } },
        select: { title: true, addressee: true, summary: true, body: true },
      });
      if (kept && JSON.stringify(kept) === JSON.stringify(inOrder(text))) continue;
      await tx.petitionText.upsert({
        where: { petitionId_locale: { petitionId: id, locale } },
        create: { petitionId: id, locale, ...text, revisedAt: now },
        update: { ...text, revisedAt: now },
        select: { locale: true },
      });
    }
    await record(tx, actorId, "petition:revise", { ...petition, slug: input.slug });
    return ok();
  });
  return orSlugTaken(work);
}

const inOrder = ({ title, addressee, summary, body }: PetitionInput["texts"]["kk"]) => ({
  title,
  addressee,
  summary,
  body,
});

/** Shows the petition to everybody. @returns refused `unknown`, or `published` when it is already */
export function publishPetition(
  actorId: string | null,
  id: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "published">> {
  return inTransaction(async (tx) => {
    const petition = await lock(tx, id);
    if (petition === null) return refuse("unknown");
    if (standing(petition)) return refuse("published");
    await tx.publication.create({
      data: { id: newId(), petitionId: id, publishedAt: now, publishedById: actorId },
      select: { id: true },
    });
    await record(tx, actorId, "petition:publish", petition);
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
    const petition = await lock(tx, id);
    if (petition === null) return refuse("unknown");
    const publication = standing(petition);
    if (!publication) return refuse("draft");
    await tx.publication.update({
      where: { id: publication.id },
      data: { endedAt: now, endedById: actorId, endReason: reason },
      select: { id: true },
    });
    await record(tx, actorId, "petition:retract", petition, { reason });
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
    const petition = await lock(tx, id);
    if (petition === null) return refuse("unknown");
    if (petition.closures.length > 0) return refuse("closed");
    await tx.closure.create({
      data: { id: newId(), petitionId: id, closedAt: now, closedById: actorId, reason },
      select: { id: true },
    });
    await record(tx, actorId, "petition:close", petition, { reason });
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
    const petition = await lock(tx, id);
    if (petition === null) return refuse("unknown");
    const closure = petition.closures[0];
    if (!closure) return refuse("open");
    await tx.closure.update({
      where: { id: closure.id },
      data: { reopenedAt: now, reopenedById: actorId },
      select: { id: true },
    });
    await record(tx, actorId, "petition:reopen", petition);
    return ok();
  });
}
