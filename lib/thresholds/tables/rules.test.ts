// Owns the proof that a table of regions is read as people type it, and every line that is none is named.
import fc from "fast-check";
import { expect, it } from "vitest";
import { locales } from "../../i18n/locales";
import { regionsOf } from "../../region-sets";
import { readRegionTable, writeRegionTable } from "./rules";

const read = (text: string) => readRegionTable(text, "kazakhstan", 10_000_000);

it.each([
  "Маңғыстау облысы: 380 000",
  "мангистауская область; 380000",
  "Mangystau\t380,000",
  "KZ-47 380\u00a0000",
  "kz-47: 380.000",
  "KZ-47,380000",
  "Mangystau 380 000",
  "\n  Mangystau = 380'000  \n\n",
])("%j is Mangystau's number", (text) => {
  expect(read(text)).toEqual({ numbers: { "KZ-47": 380_000 }, problems: [] });
});

it("names each line that cannot be read", () => {
  const text = "Atlantis: 5\nMangystau: many\n\nAtyrau: 5\nKZ-23: 6\nAbai: 0\nAbai: 10000001\nAbai";
  expect(read(text)).toEqual({
    numbers: { "KZ-23": 5 },
    problems: [
      { problem: "table-unknown-region", line: 1, text: "Atlantis: 5" },
      { problem: "table-bad-number", line: 2, text: "Mangystau: many" },
      { problem: "table-twice", line: 5, text: "KZ-23: 6" },
      { problem: "table-bad-number", line: 6, text: "Abai: 0" },
      { problem: "table-bad-number", line: 7, text: "Abai: 10000001" },
      { problem: "table-bad-number", line: 8, text: "Abai" },
    ],
  });
});

it("reads back what it writes, in every language and set", () => {
  for (const set of ["kazakhstan", "europeanUnion"] as const) {
    const numbers = Object.fromEntries(regionsOf(set).map(({ code }, at) => [code, 1 + at * 977]));
    for (const locale of locales) {
      const text = writeRegionTable(set, numbers, locale);
      expect(readRegionTable(text, set, 10_000_000)).toEqual({ numbers, problems: [] });
    }
  }
});

it("takes any text without falling over", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const { numbers, problems } = read(text);
      expect(Object.keys(numbers).length + problems.length).toBeLessThanOrEqual(
        text.split("\n").length,
      );
    }),
  );
});
