// Proves that a search which stopped says how far it looked, in every language, and one that ended nothing.
import { expect, it } from "vitest";
import { readCursor } from "../cursors";
import { locales } from "../i18n/locales";
import { searchOn } from "./search-on";

const next = { createdAt: new Date(1_000), id: "0193d2a4-0000-7000-8000-000000000000" };

it.each(locales)("says how far, and goes on from there: %s", (locale) => {
  const goOn = searchOn(locale, { looked: 121, next });
  expect(goOn?.note).toContain("121");
  expect(readCursor(goOn?.from)).toEqual(next);
  expect(searchOn(locale, { looked: 121, next: null })).toBeUndefined();
});
