// Writes of briefings: making, revising, publishing and taking one down.
import { recordDeed } from "../audit/commands";
import { inTransaction, isUniqueViolation, notifyChanged, type Tx } from "../db";
import { type Locale, locales } from "../i18n/locales";
import { beginPublication, endPublication, standingOf } from "../publications";
import { ok, type Result, refuse } from "../result";
import { looksLikeId, newId } from "../tokens";
import { pathsShowingBriefing } from "../urls";
import { figuresAreSound, missingTexts } from "./rules";
import type { BriefingInput, BriefingText } from "./schema";

const deed = (actorId: string | null, verb: string, id: string, details = {}) => ({
  actorId,
  action: `briefing:${verb}`,
  subjectType: "briefing",
  subjectId: id,
  details,
});

async function petitionExists(tx: Tx, petitionId: string | null): Promise<boolean> {
  if (petitionId === null) return true;
  if (!looksLikeId(petitionId)) return false;
  const found = await tx.petition.findUnique({ where: { id: petitionId }, select: { id: true } });
  return found !== null;
}

/** Takes the briefing's row for this transaction, so that deeds on one briefing follow one another. */
async function hold(tx: Tx, id: string) {
  if (!looksLikeId(id)) return null;
  await tx.$queryRaw`SELECT 1 FROM briefing WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.briefing.findUnique({
    where: { id },
    select: {
      slug: true,
      texts: {
        select: { locale: true, title: true, standfirst: true, dateline: true, body: true },
      },
      publications: { select: { id: true, endedAt: true } },
    },
  });
}

type Held = NonNullable<Awaited<ReturnType<typeof hold>>>;

function textsOf(held: Held): Record<Locale, BriefingText> {
  const textIn = (wanted: Locale): BriefingText =>
    held.texts.find(({ locale }) => locale === wanted) ?? {
      title: "",
      standfirst: "",
      dateline: "",
      body: "",
    };
  return { kk: textIn("kk"), ru: textIn("ru"), en: textIn("en") };
}

/**
 * Makes a draft.
 * @param actorId the member; null for the seed
 * @param input its texts; languages may be empty until it is published
 * @returns its id; refused `slug-taken`, or `unknown-petition` when the petition does not exist
 */
export async function createBriefing(
  actorId: string | null,
  input: BriefingInput,
): Promise<Result<{ id: string }, "slug-taken" | "unknown-petition">> {
  try {
    return await inTransaction(async (tx) => {
      if (!(await petitionExists(tx, input.petitionId))) return refuse("unknown-petition");
      const id = newId();
      await tx.briefing.create({
        data: {
          id,
          slug: input.slug,
          petitionId: input.petitionId,
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
 * Changes a briefing's texts, address or petition. What stands published stays complete and sound,
 * and keeps its address: links on paper cannot be recalled.
 * @returns refused `unknown`; `slug-taken`; `slug-fixed` once it was ever published;
 *   `unknown-petition`; `texts-missing` or `bad-figure` when it is published and would be broken
 */
export async function reviseBriefing(
  actorId: string | null,
  id: string,
  input: BriefingInput,
  now: Date,
): Promise<
  Result<
    undefined,
    "unknown" | "slug-taken" | "slug-fixed" | "unknown-petition" | "texts-missing" | "bad-figure"
  >
> {
  try {
    return await inTransaction(async (tx) => {
      const held = await hold(tx, id);
      if (held === null) return refuse("unknown");
      if (held.publications.length > 0 && held.slug !== input.slug) return refuse("slug-fixed");
      if (!(await petitionExists(tx, input.petitionId))) return refuse("unknown-petition");
      const isPublished = standingOf(held.publications) !== undefined;
      if (isPublished && missingTexts(input.texts).length > 0) return refuse("texts-missing");
      if (isPublished && !figuresAreSound(input.texts)) return refuse("bad-figure");

      const before = textsOf(held);
      const changed = locales.filter((locale) => {
        const { title, standfirst, dateline, body } = before[locale];
        const next = input.texts[locale];
        return (
          title !== next.title ||
          standfirst !== next.standfirst ||
          dateline !== next.dateline ||
          body !== next.body
        );
      });
      await tx.briefing.update({
        where: { id },
        data: { slug: input.slug, petitionId: input.petitionId },
        select: { id: true },
      });
      for (const locale of changed) {
        const text = { ...input.texts[locale], revisedAt: now };
        await tx.briefingText.upsert({
          where: { briefingId_locale: { briefingId: id, locale } },
          create: { briefingId: id, locale, ...text },
          update: text,
          select: { locale: true },
        });
      }
      await recordDeed(tx, deed(actorId, "revise", id, { languages: changed }));
      if (isPublished) await notifyChanged(tx, pathsShowingBriefing(held.slug));
      return ok();
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refuse("slug-taken");
    throw error;
  }
}

/**
 * Publishes a briefing: from the commit on it stands at its address in three languages.
 * @returns refused `unknown`; `already-published`; `texts-missing` while a language lacks a text;
 *   `bad-figure` while a figure cannot be drawn
 */
export function publishBriefing(
  actorId: string | null,
  id: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "already-published" | "texts-missing" | "bad-figure">> {
  return inTransaction(async (tx) => {
    const held = await hold(tx, id);
    if (held === null) return refuse("unknown");
    if (standingOf(held.publications)) return refuse("already-published");
    const texts = textsOf(held);
    if (missingTexts(texts).length > 0) return refuse("texts-missing");
    if (!figuresAreSound(texts)) return refuse("bad-figure");
    await beginPublication(tx, { briefingId: id }, actorId, now);
    await recordDeed(tx, deed(actorId, "publish", id, { slug: held.slug }));
    await notifyChanged(tx, pathsShowingBriefing(held.slug));
    return ok();
  });
}

/**
 * Takes a briefing down: its address answers that there is nothing, its texts stay for organisers.
 * @param reason why, in the organiser's words; kept with the publication
 * @returns refused `unknown`, or `not-published`
 */
export function retractBriefing(
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
    await notifyChanged(tx, pathsShowingBriefing(held.slug));
    return ok();
  });
}
