// Owns the proof that the three languages say the same things, completely and with right plurals.
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { messages } from "@/lib/i18n/catalogue";
import { type Locale, locales } from "@/lib/i18n/locales";

const pluralForms: Record<Locale, string[]> = {
  kk: ["one", "other"],
  ru: ["few", "many", "one", "other"],
  en: ["one", "other"],
};

function flatten(tree: object, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    if (typeof value === "string") return [[prefix + key, value]];
    if (typeof value === "object" && value !== null) return flatten(value, `${prefix}${key}.`);
    throw new Error(`${prefix}${key} is neither a sentence nor a group of sentences`);
  });
}

type Shape = { names: Set<string>; plurals: string[][] };

function read(elements: MessageFormatElement[], shape: Shape): Shape {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    if (element.type === TYPE.tag) {
      shape.names.add(`<${element.value}>`);
      read(element.children, shape);
      continue;
    }
    shape.names.add(element.value);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) continue;
    if (element.type === TYPE.plural) {
      const forms = Object.keys(element.options).filter((form) => !form.startsWith("="));
      shape.plurals.push(forms.sort());
    }
    for (const option of Object.values(element.options)) read(option.value, shape);
  }
  return shape;
}

const shapeOf = (message: string) => read(parse(message), { names: new Set(), plurals: [] });
const tables = locales.map((locale) => ({ locale, table: new Map(flatten(messages[locale])) }));
const english = new Map(flatten(messages.en));

describe("messages in three languages", () => {
  it.each(tables)("$locale has exactly the keys of English", ({ table }) => {
    expect([...table.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it.each(tables)("$locale asks for the same values and tags as English", ({ table }) => {
    const different = [...table].filter(([key, message]) => {
      const names = [...shapeOf(message).names].sort();
      return names.join() !== [...shapeOf(english.get(key) ?? "").names].sort().join();
    });
    expect(different).toEqual([]);
  });

  it.each(tables)("$locale has all its plural forms and no others", ({ locale, table }) => {
    const wrong = [...table].filter(([, message]) =>
      shapeOf(message).plurals.some((forms) => forms.join() !== pluralForms[locale].join()),
    );
    expect(wrong).toEqual([]);
  });

  it.each(tables)("$locale leaves nothing empty, and does not shout", ({ table }) => {
    const wrong = [...table].filter(
      ([, message]) => message.trim() === "" || /[!\p{Extended_Pictographic}]/u.test(message),
    );
    expect(wrong).toEqual([]);
  });

  it.each(tables.filter(({ locale }) => locale !== "en"))(
    "$locale has no sentence left in English",
    ({ table }) => {
      // One word may be the same everywhere (a name, "JSON"); two words in Latin letters are not.
      const left = [...table].filter(
        ([key, message]) => message === english.get(key) && /[a-z]+ [a-z]+/i.test(message),
      );
      expect(left).toEqual([]);
    },
  );
});
