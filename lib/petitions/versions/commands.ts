// Revising a petition: freely while it is a draft, afterwards by dated amendments with a reason for readers.
import { inTransaction, isUniqueViolation, type Tx } from "../../db";
import { locales } from "../../i18n/locales";
import { ok, type Result, refuse } from "../../result";
import { soundRule } from "../../thresholds/fields/schema";
import { type ThresholdRule, thresholdRule } from "../../thresholds/schema";
import { type HeldPetition, holdPetition, recordPetitionDeed } from "../deeds/commands";
import { writeMilestones } from "../milestones/commands";
import type { PetitionInput, Reasons } from "../schema";
import { type Amendable, changesBetween, isChanged, isSameRule, mayAmend } from "./rules";
import type { VersionTexts } from "./schema";

const NO_TEXT = { title: "", addressee: "", summary: "", body: "" };

/** The texts that are shown now. */
async function textsOf(tx: Tx, petitionId: string): Promise<VersionTexts> {
  const rows = await tx.petitionText.findMany({
    where: { petitionId },
    select: { locale: true, title: true, addressee: true, summary: true, body: true },
  });
  const texts: VersionTexts = { kk: NO_TEXT, ru: NO_TEXT, en: NO_TEXT };
  for (const { locale, ...text } of rows) texts[locale] = text;
  return texts;
}

/**
 * Keeps what is shown now as the petition's present version, if it is not kept yet: the first
 * publication does. @param now when it was first shown
 */
export async function keepVersion(
  tx: Tx,
  petition: { id: string; rule: unknown; closesAt: Date | null; version: number },
  actorId: string | null,
  now: Date,
): Promise<void> {
  await tx.petitionVersion.createMany({
    skipDuplicates: true,
    data: {
      petitionId: petition.id,
      number: petition.version,
      rule: thresholdRule.parse(petition.rule),
      closesAt: petition.closesAt,
      texts: await textsOf(tx, petition.id),
      createdAt: now,
      createdById: actorId,
    },
  });
}

/** A rule that stays is not judged anew; one that is newly written must be such that it can be met. */
function ruleOf(input: PetitionInput, stored: ThresholdRule): ThresholdRule {
  const rule = thresholdRule.parse(input.rule);
  return isSameRule(rule, stored) ? stored : soundRule.parse(rule);
}

const isWhole = (reason: Reasons | null): reason is Reasons =>
  reason !== null && locales.every((locale) => reason[locale] !== "");

async function writeTexts(tx: Tx, id: string, before: VersionTexts, after: Amendable, now: Date) {
  const { texts } = changesBetween({ ...after, texts: before }, after);
  for (const locale of new Set(texts.map((text) => text.locale))) {
    const text = after.texts[locale];
    await tx.petitionText.upsert({
      where: { petitionId_locale: { petitionId: id, locale } },
      create: { petitionId: id, locale, ...text, revisedAt: now },
      update: { ...text, revisedAt: now },
      select: { locale: true },
    });
  }
}

export type RevisionRefusal =
  | "unknown"
  | "slug-taken"
  | "slug-fixed"
  | "rule-fixed"
  | "retention-fixed"
  | "reason-missing"
  | "amended-meanwhile";

export type Revision = {
  input: PetitionInput;
  /** Why, for readers; needed once the petition was published. */
  reason?: Reasons | null;
  /** The version the organiser saw when they began; null does not ask. */
  seen?: number | null;
};

/** Why a petition that was published before may not be revised so; null when it may. */
function refusalOf(
  petition: HeldPetition,
  { input, reason = null, seen = null }: Revision,
  before: Amendable,
  after: Amendable,
): RevisionRefusal | null {
  if (petition.slug !== input.slug) return "slug-fixed";
  if (seen !== null && seen !== petition.version) return "amended-meanwhile";
  if (!mayAmend(before.rule, after.rule)) return "rule-fixed";
  if (input.retentionDays > petition.retentionDays) return "retention-fixed";
  return isChanged(changesBetween(before, after)) && !isWhole(reason) ? "reason-missing" : null;
}

/**
 * Changes a petition's rule, closing date and texts. A draft changes freely. Once it was published,
 * each change of them is an amendment: a version of its own, dated, with its reason; signatures keep
 * the version they were given to. The address is fixed by the first publication (links and leaflets
 * lead there), and so are whose regions are counted and what a signature is (people gave that).
 * How long signers' data is kept was told to those who signed: it may become shorter, never longer.
 * @returns the version now shown; refused `unknown`, `slug-taken`, `slug-fixed`, `rule-fixed`,
 *   `retention-fixed`, `reason-missing` (an amendment without a reason in every language), `amended-meanwhile` (somebody
 *   else amended since the organiser began)
 */
export async function revisePetition(
  actorId: string | null,
  id: string,
  revision: Revision,
  now: Date,
): Promise<Result<{ version: number }, RevisionRefusal>> {
  const work = inTransaction(async (tx): Promise<Result<{ version: number }, RevisionRefusal>> => {
    const petition = await holdPetition(tx, id);
    if (petition === null) return refuse("unknown");
    const { input, reason = null } = revision;
    const stored = thresholdRule.parse(petition.rule);
    const before = { rule: stored, closesAt: petition.closesAt, texts: await textsOf(tx, id) };
    const rule = ruleOf(input, stored);
    const after = { rule, closesAt: input.closesAt, texts: input.texts };
    const [first] = petition.publications;
    const refusal = first ? refusalOf(petition, revision, before, after) : null;
    if (refusal !== null) return refuse(refusal);
    const isAmendment = first !== undefined && isChanged(changesBetween(before, after));
    // Whoever was published before versions were kept has none yet.
    if (isAmendment) await keepVersion(tx, petition, actorId, first.publishedAt);
    const version = petition.version + (isAmendment ? 1 : 0);
    const { slug, closesAt, retentionDays } = input;
    await tx.petition.update({
      where: { id },
      data: { slug, rule, closesAt, retentionDays, version },
      select: { id: true },
    });
    await writeTexts(tx, id, before.texts, after, now);
    if (isAmendment && reason !== null) {
      await tx.petitionVersion.create({
        data: {
          ...after,
          petitionId: id,
          number: version,
          reason,
          createdAt: now,
          createdById: actorId,
        },
        select: { number: true },
      });
      // A lower threshold may be reached already.
      await writeMilestones(tx, [id], now);
    }
    const deed = isAmendment ? "petition:amend" : "petition:revise";
    const details: Record<string, number> = isAmendment ? { version } : {};
    await recordPetitionDeed(tx, actorId, deed, { ...petition, slug }, details);
    return ok({ version });
  });
  return orSlugTaken(work);
}

/** What a unique index refused, as a reason; anything else is thrown on. */
export async function orSlugTaken<T, R extends string>(
  work: Promise<Result<T, R>>,
): Promise<Result<T, R | "slug-taken">> {
  try {
    return await work;
  } catch (error) {
    if (isUniqueViolation(error)) return refuse("slug-taken");
    throw error;
  }
}
