// Reads of the ways to help.
import { db } from "../../db";
import type { Locale } from "../../i18n/locales";

export type HelpChoice = { id: string; label: string };

/** Options that can be ticked, in the organisers' order, labelled in a language. */
export async function listHelpChoices(locale: Locale): Promise<HelpChoice[]> {
  const options = await db().helpOption.findMany({
    where: { retiredAt: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, texts: { where: { locale }, select: { label: true } } },
  });
  return options.flatMap(({ id, texts }) => texts.map(({ label }) => ({ id, label })));
}

export type HelpOptionView = {
  id: string;
  position: number;
  retiredAt: Date | null;
  labels: Record<Locale, string>;
  /** Supporters who ticked it and have neither left nor been erased. */
  people: number;
};

/** Every option for the organisers' list, retired ones last. */
export async function listHelpOptions(): Promise<HelpOptionView[]> {
  const options = await db().helpOption.findMany({
    orderBy: [{ retiredAt: { sort: "asc", nulls: "first" } }, { position: "asc" }, { id: "asc" }],
    select: {
      id: true,
      position: true,
      retiredAt: true,
      texts: { select: { locale: true, label: true } },
      _count: {
        select: { people: { where: { supporter: { confirmedAt: { not: null }, leftAt: null } } } },
      },
    },
  });
  return options.map(({ id, position, retiredAt, texts, _count }) => {
    const labels: Record<Locale, string> = { kk: "", ru: "", en: "" };
    for (const { locale, label } of texts) labels[locale] = label;
    return { id, position, retiredAt, labels, people: _count.people };
  });
}
