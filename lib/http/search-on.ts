// What is said of a search by name that stopped before the end, and where it goes on.
import { type Cursor, writeCursor } from "../cursors";
import type { GoOn } from "../forms";
import type { Locale } from "../i18n/locales";
import { translator } from "../i18n/translate";

/**
 * What a search by name says when it stopped, for its form.
 * @param looked how many names this press opened; @param next null when none are left: then nothing
 */
export function searchOn(
  locale: Locale,
  { looked, next }: { looked: number; next: Cursor | null },
): GoOn | undefined {
  if (next === null) return undefined;
  return {
    note: translator(locale, "admin")("search.stopped", { looked }),
    from: writeCursor(next),
  };
}
