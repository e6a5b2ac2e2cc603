// Pure decisions about switches: which are on, and what they mean for who reads or signs.
import type { Locale } from "../../i18n/locales";
import { type SwitchKind, type SwitchTexts, switchTexts } from "./schema";

/** A switch that is on. */
export type Thrown = {
  since: Date;
  /** The organisers' words for readers; null: the page says it in its own. */
  texts: SwitchTexts | null;
};

/** Which switches are on; null is off. */
export type Switches = Readonly<Record<SwitchKind, Thrown | null>>;

/** Nothing is switched. */
export const allOff: Switches = {
  pauseSigning: null,
  pauseCounting: null,
  requireProof: null,
  notice: null,
};

/** Standing rows of a petition as the switches that are on. */
export function switchesOf(
  rows: readonly { kind: SwitchKind; thrownAt: Date; texts: unknown }[],
): Switches {
  const on = rows.map(({ kind, thrownAt, texts }) => [
    kind,
    { since: thrownAt, texts: switchTexts.nullable().parse(texts ?? null) } satisfies Thrown,
  ]);
  return { ...allOff, ...Object.fromEntries(on) };
}

/** The organisers' words in the reader's language, if they gave any. */
export function wordsOf(thrown: Thrown | null, locale: Locale): string | null {
  return thrown?.texts?.[locale] ?? null;
}
