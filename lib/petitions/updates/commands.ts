// What organisers do to updates of a petition: write, revise, publish, retract. Each is a deed in the log.
import { recordDeed } from "../../audit/commands";
import { inTransaction, notifyChanged, type Tx } from "../../db";
import { locales } from "../../i18n/locales";
import { ok, type Result, refuse } from "../../result";
import { newId } from "../../tokens";
import { paths, pathsShowingPetition } from "../../urls";
import { updateState } from "./rules";
import type { UpdateInput } from "./schema";

type Held = {
  id: string;
  publishedAt: Date | null;
  retractedAt: Date | null;
  petition: { id: string; slug: string };
  texts: { locale: string; title: string; body: string }[];
};

/** Takes the update's row, so that deeds on it follow each other. */
async function hold(tx: Tx, petitionId: string, id: string): Promise<Held | null> {
  await tx.$queryRaw`SELECT id FROM petition_update WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.petitionUpdate.findUnique({
    where: { id, petitionId },
    select: {
      id: true,
      publishedAt: true,
      retractedAt: true,
      petition: { select: { id: true, slug: true } },
      texts: { select: { locale: true, title: true, body: true } },
    },
  });
}

async function record(
  tx: Tx,
  actorId: string | null,
  verb: string,
  id: string,
  petition: { id: string; slug: string },
  details: Record<string, string> = {},
): Promise<void> {
  await recordDeed(tx, {
    actorId,
    action: `update:${verb}`,
    subjectType: "petition",
    subjectId: petition.id,
    details: { update: id, ...details },
  });
}

/** Says that readers see something else now. */
async function changed(tx: Tx, id: string, { slug }: { slug: string }): Promise<void> {
  const own = locales.map((locale) => paths.update(locale, slug, id));
  await notifyChanged(tx, [...pathsShowingPetition(slug), ...own]);
}

/**
 * Writes a draft, seen by nobody outside.
 * @returns its id; refused `unknown` when there is no such petition
 */
export function createUpdate(
  actorId: string | null,
  petitionId: string,
  input: UpdateInput,
): Promise<Result<{ id: string }, "unknown">> {
  return inTransaction(async (tx) => {
    const petition = await tx.petition.findUnique({
      where: { id: petitionId },
      select: { id: true, slug: true },
    });
    if (petition === null) return refuse("unknown");
    const id = newId();
    await tx.petitionUpdate.create({
      data: {
        id,
        petitionId,
        createdById: actorId,
        texts: { create: locales.map((locale) => ({ locale, ...input.texts[locale] })) },
      },
      select: { id: true },
    });
    await record(tx, actorId, "create", id, petition);
    return ok({ id });
  });
}

/** Changes an update's texts; of a published one, readers see that and when. @returns refused `unknown` */
export function reviseUpdate(
  actorId: string | null,
  petitionId: string,
  id: string,
  input: UpdateInput,
  now: Date,
): Promise<Result<undefined, "unknown">> {
  return inTransaction(async (tx) => {
    const held = await hold(tx, petitionId, id);
    if (held === null) return refuse("unknown");
    const fresh = locales.filter((locale) => {
      const kept = held.texts.find((text) => text.locale === locale);
      const { title, body } = input.texts[locale];
      return kept?.title !== title || kept.body !== body;
    });
    if (fresh.length === 0) return ok();
    for (const locale of fresh) {
      await tx.petitionUpdateText.upsert({
        where: { updateId_locale: { updateId: id, locale } },
        create: { updateId: id, locale, ...input.texts[locale] },
        update: input.texts[locale],
        select: { locale: true },
      });
    }
    await tx.petitionUpdate.update({
      where: { id },
      data: { revisedAt: now },
      select: { id: true },
    });
    await record(tx, actorId, "revise", id, held.petition);
    if (updateState(held) === "published") await changed(tx, id, held.petition);
    return ok();
  });
}

/**
 * Shows an update to everybody, or again after it was retracted. @returns refused `unknown`, or
 * `published` when it is already
 */
export function publishUpdate(
  actorId: string | null,
  petitionId: string,
  id: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "published">> {
  return inTransaction(async (tx) => {
    const held = await hold(tx, petitionId, id);
    if (held === null) return refuse("unknown");
    if (updateState(held) === "published") return refuse("published");
    await tx.petitionUpdate.update({
      where: { id },
      data: {
        publishedAt: now,
        publishedById: actorId,
        retractedAt: null,
        retractedById: null,
        retractReason: null,
      },
      select: { id: true },
    });
    await record(tx, actorId, "publish", id, held.petition);
    await changed(tx, id, held.petition);
    return ok();
  });
}

/**
 * Takes an update off the site and out of the feed; a mailing on its way is cancelled with it.
 * @param reason kept with the deed
 * @returns refused `unknown`, or `draft` when it is not published
 */
export function retractUpdate(
  actorId: string | null,
  petitionId: string,
  id: string,
  reason: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "draft">> {
  return inTransaction(async (tx) => {
    const held = await hold(tx, petitionId, id);
    if (held === null) return refuse("unknown");
    if (updateState(held) !== "published") return refuse("draft");
    await tx.petitionUpdate.update({
      where: { id },
      data: { retractedAt: now, retractedById: actorId, retractReason: reason },
      select: { id: true },
    });
    await tx.updateMailing.updateMany({
      where: { updateId: id, finishedAt: null, cancelledAt: null },
      data: { cancelledAt: now, cancelledById: actorId },
    });
    await record(tx, actorId, "retract", id, held.petition, { reason });
    await changed(tx, id, held.petition);
    return ok();
  });
}
