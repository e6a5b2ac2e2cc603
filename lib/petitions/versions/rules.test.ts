// Owns the proof that what changed is said whole: nothing left out, nothing made up.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { thresholdRule } from "../../thresholds/schema";
import { changesBetween, isChanged, isSameRule, mayAmend, textChanges } from "./rules";

const text = { title: "T", addressee: "A", summary: "S", body: "B" };
const rule = thresholdRule.parse({
  total: 100,
  regionMinimum: { kind: "table", minimums: { "KZ-47": 1, "KZ-23": 2 }, source: "x" },
});
const version = { rule, closesAt: null, texts: { kk: text, ru: text, en: text } };

describe("what changed", () => {
  it("is nothing between a version and itself, whatever order the database gives", () => {
    const turned = thresholdRule.parse({
      regionMinimum: { source: "x", minimums: { "KZ-23": 2, "KZ-47": 1 }, kind: "table" },
      total: 100,
    });
    expect(isSameRule(rule, turned)).toBe(true);
    expect(isChanged(changesBetween(version, { ...version, rule: turned }))).toBe(false);
    const day = () => new Date("2027-01-01T00:00:00Z");
    expect(
      isChanged(changesBetween({ ...version, closesAt: day() }, { ...version, closesAt: day() })),
    ).toBe(false);
  });

  it("is named by part and language", () => {
    const after = {
      rule: { ...rule, total: 101 },
      closesAt: new Date("2027-01-01T00:00:00Z"),
      texts: { ...version.texts, ru: { ...text, body: "C" } },
    };
    expect(changesBetween(version, after)).toEqual({
      rule: true,
      closesAt: true,
      texts: [{ locale: "ru", field: "body" }],
    });
  });

  it("may be how many and who, never whose regions or what a signature is", () => {
    expect(mayAmend(rule, { ...rule, total: 7, signers: "residents", regionMinimum: null })).toBe(
      true,
    );
    expect(mayAmend(rule, { ...rule, regionSet: "europeanUnion" })).toBe(false);
    expect(mayAmend(rule, { ...rule, signature: "pledge" })).toBe(false);
  });
});

describe("a text's change", () => {
  const paragraphs = fc.array(fc.constantFrom("a", "b", "c", "d", "e f"), { maxLength: 12 });

  it("gives back both texts, and shows as same only what is in both", () => {
    fc.assert(
      fc.property(paragraphs, paragraphs, (before, after) => {
        const pieces = textChanges(before.join("\n\n"), after.join("\n\n"));
        const without = (kind: string) =>
          pieces.filter((piece) => piece.kind !== kind).map((piece) => piece.text);
        expect(without("added")).toEqual(before);
        expect(without("removed")).toEqual(after);
        if (before.join() === after.join()) {
          expect(pieces.every(({ kind }) => kind === "same")).toBe(true);
        }
      }),
    );
  });

  it("shows one changed paragraph as one", () => {
    expect(textChanges("a\n\nb\n\nc", "a\n\nx\n\nc")).toEqual([
      { kind: "same", text: "a" },
      { kind: "removed", text: "b" },
      { kind: "added", text: "x" },
      { kind: "same", text: "c" },
    ]);
  });

  it("takes the longest texts a petition can have in little time", () => {
    const long = (letter: string) => Array.from({ length: 6_000 }, () => letter).join("\n\n");
    const pieces = textChanges(long("a"), long("b"));
    expect(pieces).toHaveLength(12_000);
  });
});
