// Proof that figure blocks are read as written, and that what is wrong is said with its line.
import { describe, expect, it } from "vitest";
import { figureKind, figureProblemsIn, knownDate, readFigure } from "./rules";

const head = "title: T\ndescription: D\nsource: S\n";

describe("readFigure", () => {
  it("reads bars in groups, with the words shown for a number", () => {
    const result = readFigure(
      "bars",
      `${head}unit: %\nmax: 100\n# 2015\nTurnout | 95 | over 95 %\n`,
    );
    expect(result).toEqual({
      ok: true,
      figure: {
        kind: "bars",
        title: "T",
        description: "D",
        source: "S",
        unit: "%",
        max: 100,
        groups: [{ label: "2015", bars: [{ label: "Turnout", value: 95, written: "over 95 %" }] }],
      },
    });
  });

  it("makes the largest bar the full length when no maximum is given", () => {
    const result = readFigure("bars", `${head}One | 1.5\nTwo | 4\n`);
    expect(result.ok && result.figure.kind === "bars" && result.figure.max).toBe(4);
  });

  it("reads years, months, days and labels of a timeline", () => {
    const result = readFigure("timeline", `${head}1991 | a\n2011-12 | b\n2015-04-26 | Vote | c`);
    expect(result.ok && result.figure.kind === "timeline" && result.figure.entries).toEqual([
      { date: { year: 1991, month: null, day: null }, label: null, text: "a" },
      { date: { year: 2011, month: 12, day: null }, label: null, text: "b" },
      { date: { year: 2015, month: 4, day: 26 }, label: "Vote", text: "c" },
    ]);
  });

  it("reads regions by code", () => {
    const result = readFigure("regions", `${head}KZ-47 | Oil`);
    expect(result.ok && result.figure.kind === "regions" && result.figure.places).toEqual([
      { code: "KZ-47", text: "Oil" },
    ]);
  });

  it.each([
    ["pie", "", ["unknown-kind"]],
    ["bars", "A | 1", ["missing-title", "missing-description", "missing-source"]],
    ["bars", head, ["no-data"]],
    ["bars", `${head}# only a group`, ["no-data"]],
    ["bars", `${head}A | many`, ["bad-number"]],
    ["bars", `${head}A | -1`, ["bad-number"]],
    ["bars", `${head}max: 10\nA | 11`, ["bad-number"]],
    ["bars", `${head}just words`, ["unreadable-line"]],
    ["timeline", `${head}2015-13 | a`, ["bad-date"]],
    ["timeline", `${head}2015-02-30 | a`, ["bad-date"]],
    ["timeline", `${head}2015 | a\n2011 | b`, ["dates-out-of-order"]],
    ["timeline", `${head}2015`, ["unreadable-line"]],
    ["regions", `${head}KZ-99 | a`, ["unknown-region"]],
    ["regions", `${head}KZ-47 | a\nKZ-47 | b`, ["region-twice"]],
  ])("%s %j is refused", (kind, source, codes) => {
    const result = readFigure(kind, source);
    expect(result.ok ? [] : result.problems.map(({ code }) => code)).toEqual(codes);
  });
});

describe("figureProblemsIn", () => {
  it("counts lines in the whole text and leaves other fences alone", () => {
    const markdown =
      "Words\n\n```js\nA | many\n```\n\n```figure:bars\ntitle: T\ndescription: D\nsource: S\nA | many\n```\n";
    expect(figureProblemsIn(markdown)).toEqual([
      { code: "bad-number", line: 11, found: "A | many" },
    ]);
  });

  it("reads a fence that is never closed to the end", () => {
    expect(figureProblemsIn("```figure:pie\nx")).toHaveLength(1);
  });
});

describe("figureKind", () => {
  it.each([
    ["figure:bars", "bars"],
    ["figure:Bars", null],
    ["js", null],
    ["", null],
  ])("%s", (language, kind) => {
    expect(figureKind(language)).toBe(kind);
  });
});

describe("knownDate", () => {
  it.each(["", "91", "2015-4", "2015-00", "2016-02-29x", "2015-02-29"])("refuses %j", (value) => {
    expect(knownDate(value)).toBeNull();
  });
  it("knows leap years", () => {
    expect(knownDate("2016-02-29")).toEqual({ year: 2016, month: 2, day: 29 });
  });
});
