// Owns turning a message key into a sentence: typed keys, ICU arguments, one translator a language.

import type { ReactNode } from "react";
import { createTranslator, type MarkupTagsFunction, type RichTagsFunction } from "use-intl/core";
import { type Messages, messages, type Namespace } from "@/lib/i18n/catalogue";
import type { Locale } from "@/lib/i18n/locales";
import { campaignZone } from "@/lib/i18n/zones";

type Leaves<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Key : `${Key}.${Leaves<Tree[Key]>}`;
}[keyof Tree & string];

/** Every key of a namespace, nested ones written with dots. */
export type MessageKey<N extends Namespace> = Leaves<Messages[N]>;

type Value = string | number | Date;

export type Translate<N extends Namespace> = {
  /** A plain sentence. */
  (key: MessageKey<N>, values?: Record<string, Value>): string;
  /** A sentence with tags turned into elements: `t.rich("terms", { a: (text) => <a>{text}</a> })`. */
  rich(key: MessageKey<N>, values: Record<string, Value | RichTagsFunction>): ReactNode;
  /** A sentence with tags turned into strings, for mail. Values are not escaped here. */
  markup(key: MessageKey<N>, values: Record<string, Value | MarkupTagsFunction>): string;
};

// use-intl reads "." in a key as a path; the flat table therefore joins with "/".
const SEPARATOR = "/";

function flatten(tree: object, prefix = ""): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") flat[prefix + key] = value;
    else if (typeof value === "object" && value !== null) {
      Object.assign(flat, flatten(value, prefix + key + SEPARATOR));
    }
  }
  return flat;
}

function build(locale: Locale, namespace: Namespace) {
  return createTranslator({
    locale,
    messages: flatten(messages[locale][namespace]),
    timeZone: campaignZone,
    // A sentence that cannot be made is a defect, not something to show a reader.
    onError(error) {
      throw error;
    },
  });
}

const built = new Map<string, ReturnType<typeof build>>();

function kept(locale: Locale, namespace: Namespace): ReturnType<typeof build> {
  const name = `${locale}/${namespace}`;
  const known = built.get(name);
  if (known !== undefined) return known;
  const made = build(locale, namespace);
  built.set(name, made);
  return made;
}

/**
 * Gives the translator of one namespace in one language. Synchronous; made once and kept.
 *
 * @param locale the reader's language
 * @param namespace the name of a file under `lib/i18n/messages/<locale>/`
 * @returns a function from key and ICU values to a sentence, with `.rich` and `.markup`
 * @throws when a message needs a value that was not given
 */
export function translator<N extends Namespace>(locale: Locale, namespace: N): Translate<N> {
  const base = kept(locale, namespace);
  const path = (key: string) => key.replaceAll(".", SEPARATOR);
  return Object.assign(
    (key: MessageKey<N>, values?: Record<string, Value>) => base(path(key), values),
    {
      rich: (key: MessageKey<N>, values: Record<string, Value | RichTagsFunction>) =>
        base.rich(path(key), values),
      markup: (key: MessageKey<N>, values: Record<string, Value | MarkupTagsFunction>) =>
        base.markup(path(key), values),
    },
  );
}
