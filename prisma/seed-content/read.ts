// Reading the seed's Markdown files: front matter checked, three languages at once.
import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Locale } from "../../lib/i18n/locales";

export type InThree<T> = Record<Locale, T>;

/** A line of front matter that must be there. */
export const line = z.string().min(1);

/** The same of every language. */
export function inThree<T>(make: (locale: Locale) => T): InThree<T> {
  return { kk: make("kk"), ru: make("ru"), en: make("en") };
}

/** Splits a file into its front matter (`key: value` lines between `---`) and its Markdown. */
export function readDocument<S extends z.ZodType>(
  name: string,
  head: S,
): z.output<S> & { body: string } {
  const raw = readFileSync(new URL(name, import.meta.url), "utf8");
  const found = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(raw);
  if (!found) throw new Error(`${name} has no front matter`);
  const [, lines = "", body = ""] = found;
  const filled = lines.split("\n").filter((entry) => entry.trim() !== "");
  const fields = filled.map((entry) => {
    const colon = entry.indexOf(": ");
    if (colon < 1) throw new Error(`${name}: "${entry}" is not "key: value"`);
    return [entry.slice(0, colon), entry.slice(colon + 2).trim()] as const;
  });
  const parsed = head.safeParse(Object.fromEntries(fields));
  if (!parsed.success) throw new Error(`${name}: ${z.prettifyError(parsed.error)}`);
  return Object.assign({ body: body.trim() }, parsed.data);
}
