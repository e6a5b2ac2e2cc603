// The words people see, by language: journeys look for what is written, not for marks in the markup.
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Locale } from "@/lib/i18n/locales";

/**
 * A sentence of the messages, as it stands in the file.
 * @param name namespace and keys with points, for example `petitions.form.button`
 * @param values put where the sentence has `{key}`; sentences that choose by number are written out in journeys
 * @throws if there is no such sentence, so that a renamed one is noticed
 */
export function words(
  locale: Locale,
  name: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const [namespace = "", ...keys] = name.split(".");
  const file = path.resolve("lib/i18n/messages", locale, `${namespace}.json`);
  let found: unknown = JSON.parse(readFileSync(file, "utf8"));
  for (const key of keys) {
    found = typeof found === "object" && found !== null ? Reflect.get(found, key) : undefined;
  }
  if (typeof found !== "string") throw new Error(`${locale} has no message "${name}".`);
  return Object.entries(values).reduce(
    (text, [key, value]) => text.replace(`{${key}}`, String(value)),
    found,
  );
}
