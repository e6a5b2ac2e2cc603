// Holds the words of the audit log: each deed on paper has one in every language.
import { describe, expect, it } from "vitest";
import { messages } from "@/lib/i18n/catalogue";
import { locales } from "@/lib/i18n/locales";
import { isSheetDeedKind } from "@/lib/petitions/paper/rules";
import { deedName, subjectName } from "./deed-names";

describe("the names of the audit log", () => {
  it.each(locales)("has a word for whatever is done to a sheet in %s", (locale) => {
    const kinds = Object.keys(messages[locale].paper.deed).filter(isSheetDeedKind);
    expect(kinds.length).toBeGreaterThan(8);
    for (const kind of kinds) {
      const { nouns, verbs } = messages[locale].admin.deeds;
      expect(deedName(locale, `paper:${kind}`)).toBe(`${nouns.paper}: ${verbs[kind]}`);
    }
  });

  it("says what a deed was about, and keeps a code it does not know", () => {
    expect(subjectName("ru", "paper-sheet")).toBe("лист");
    expect(subjectName("ru", "something-else")).toBe("something-else");
  });
});
