// Writes of the ways to help: adding, renaming, reordering, retiring.
import { recordDeed } from "../../audit/commands";
import { inTransaction, notifyChanged, type Tx } from "../../db";
import { locales } from "../../i18n/locales";
import { ok, type Result, refuse } from "../../result";
import { newId } from "../../tokens";
import { paths } from "../../urls";
import type { HelpOptionInput } from "./schema";

async function recordChange(
  tx: Tx,
  actorId: string | null,
  action: string,
  subjectId: string,
): Promise<void> {
  await recordDeed(tx, { actorId, action, subjectType: "helpOption", subjectId });
  await notifyChanged(
    tx,
    locales.map((locale) => paths.join(locale)),
  );
}

const lockList = (tx: Tx) => tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('help_option'))`;

/** Adds a way to help at the end of the list. @returns its id */
export function addHelpOption(actorId: string | null, input: HelpOptionInput): Promise<string> {
  return inTransaction(async (tx) => {
    await lockList(tx);
    const last = await tx.helpOption.aggregate({ _max: { position: true } });
    const id = newId();
    await tx.helpOption.create({
      data: {
        id,
        position: (last._max.position ?? 0) + 1,
        texts: { create: locales.map((locale) => ({ locale, label: input[locale] })) },
      },
      select: { id: true },
    });
    await recordChange(tx, actorId, "help:create", id);
    return id;
  });
}

/** Renames a way to help; who ticked it keeps it. @returns refused `unknown` */
export function renameHelpOption(
  actorId: string | null,
  id: string,
  input: HelpOptionInput,
): Promise<Result<undefined, "unknown">> {
  return inTransaction(async (tx) => {
    const known = await tx.helpOption.count({ where: { id } });
    if (known === 0) return refuse("unknown");
    for (const locale of locales) {
      const label = input[locale];
      await tx.helpOptionText.upsert({
        where: { optionId_locale: { optionId: id, locale } },
        create: { optionId: id, locale, label },
        update: { label },
        select: { optionId: true },
      });
    }
    await recordChange(tx, actorId, "help:rename", id);
    return ok();
  });
}

/**
 * Moves a way to help one place up or down among those that can be ticked.
 * @returns refused `unknown` (also for a retired one); at the end of the list nothing happens
 */
export function moveHelpOption(
  actorId: string | null,
  id: string,
  direction: "up" | "down",
): Promise<Result<undefined, "unknown">> {
  return inTransaction(async (tx) => {
    await lockList(tx);
    const options = await tx.helpOption.findMany({
      where: { retiredAt: null },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true },
    });
    const ids = options.map((option) => option.id);
    const from = ids.indexOf(id);
    if (from === -1) return refuse("unknown");
    const to = direction === "up" ? from - 1 : from + 1;
    if (to < 0 || to >= ids.length) return ok();
    ids.splice(to, 0, ...ids.splice(from, 1));
    for (const [position, optionId] of ids.entries()) {
      await tx.helpOption.update({
        where: { id: optionId },
        data: { position: position + 1 },
        select: { id: true },
      });
    }
    await recordChange(tx, actorId, "help:move", id);
    return ok();
  });
}

/**
 * Retires a way to help: nobody can tick it any more; who did keeps it until they untick it.
 * @returns refused `unknown`; retiring twice is as good as once
 */
export function retireHelpOption(
  actorId: string | null,
  id: string,
  now: Date,
): Promise<Result<undefined, "unknown">> {
  return inTransaction(async (tx) => {
    const known = await tx.helpOption.count({ where: { id } });
    if (known === 0) return refuse("unknown");
    const { count } = await tx.helpOption.updateMany({
      where: { id, retiredAt: null },
      data: { retiredAt: now },
    });
    if (count > 0) await recordChange(tx, actorId, "help:retire", id);
    return ok();
  });
}
