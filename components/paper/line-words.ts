// Owns the names of a line's fields in the reader's language, for labels, heads and lists of errors.
import type { LineWords } from "@/components/paper/line-fields";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { lineField, linePartNames, positions } from "@/lib/petitions/paper/lines/schema";

/** A line's fields by their parts. */
export function lineWords(locale: Locale): LineWords {
  const t = translator(locale, "paper");
  return {
    name: t("column.name"),
    locality: t("column.locality"),
    place: t("column.region"),
    contact: t("column.contact"),
    day: t("enter.lineDay"),
    illegible: t("enter.illegible"),
    unsigned: t("enter.unsigned"),
  };
}

/** The same for every line of a sheet, by field name: "Line 3, name". */
export function sheetFieldNames(locale: Locale): Record<string, string> {
  const t = translator(locale, "paper");
  const words = lineWords(locale);
  return Object.fromEntries([
    ["day", t("enter.day")],
    ...positions.flatMap((position) =>
      linePartNames.map((part) => [
        lineField(part, position),
        `${t("enter.line", { position })}, ${words[part]}`,
      ]),
    ),
  ]);
}
