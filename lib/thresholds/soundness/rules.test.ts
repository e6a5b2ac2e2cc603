// Owns the proof that rules which cannot be met are refused with their arithmetic, and that presets can be.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldSentence } from "../../i18n/field-errors";
import { locales } from "../../i18n/locales";
import { memberStates } from "../../member-states";
import { presetNames, presetRule, readPreset } from "../presets/rules";
import { minimumsOf, thresholdProgress } from "../rules";
import { type StatedRule, thresholdRule } from "../schema";
import { ruleProblems } from "./rules";

const problemsOf = (rule: StatedRule) => ruleProblems(thresholdRule.parse(rule));
const number = (value: number) => ({ kind: "number" as const, value });
const minimums = (value: number) =>
  Object.fromEntries(memberStates.map(({ code }) => [code, value]));

describe("a rule that cannot be met", () => {
  it.each<[StatedRule, string, string]>([
    [
      { total: 100_000, regionMinimum: number(6_000) },
      "rule-sum",
      "20 regions × 6,000 = 120,000, more than the total of 100,000. Ask for at least 120,000 in all, or for less from each region.",
    ],
    [
      { total: 100_000, regionMinimum: number(8_000), regionsNeeded: 14 },
      "rule-sum",
      "14 regions × 8,000 = 112,000, more than the total of 100,000. Ask for at least 112,000 in all, or for less from each region.",
    ],
    [
      { total: 100, regionMinimum: number(2), regionsNeeded: 21 },
      "rule-too-many-regions",
      "21 regions must have the minimum, but there are only 20.",
    ],
    [
      { total: 100, regionMinimum: null, regionsNeeded: 14 },
      "rule-regions-without-minimum",
      "14 regions are asked for, but no minimum is set for them to reach. Choose a minimum, or leave this empty.",
    ],
    [
      { total: 100, regionMinimum: number(2), goal: "moving" },
      "rule-moving-with-minimum",
      "A goal that moves ahead goes with a plain total. With minimums for 20 regions the total stays.",
    ],
    [
      {
        total: 100,
        regionSet: "europeanUnion",
        regionMinimum: {
          kind: "table",
          minimums: { ...minimums(20), DE: 40, FR: 40 },
          source: "x",
        },
        regionsNeeded: 6,
      },
      "rule-sum-of-table",
      "The smallest minimums of 6 regions come to 120 together, more than the total of 100. Ask for at least 120 in all, or for less from the regions.",
    ],
    [
      {
        total: 1_000,
        regionSet: "europeanUnion",
        regionMinimum: {
          kind: "shareOfElectorate",
          percent: 1,
          voters: minimums(10),
          source: "x",
          statedOn: "2026-01-01",
        },
        signers: "residents",
      },
      "rule-above-electorate",
      "1,000 signatures of residents are asked for, but the stated numbers come to 270 voters in all.",
    ],
    [
      {
        total: 1_000,
        regionSet: "europeanUnion",
        regionMinimum: {
          kind: "table",
          minimums: Object.fromEntries(
            Object.entries(minimums(1)).filter(([code]) => code !== "DE" && code !== "MT"),
          ),
          source: "x",
        },
      },
      "rule-regions-missing",
      "There is no number for: Germany, Malta.",
    ],
    [
      {
        total: 1_000,
        regionSet: "europeanUnion",
        regionMinimum: {
          kind: "table",
          minimums: { ...minimums(1), "KZ-47": 1 },
          source: "x",
        },
      },
      "rule-regions-foreign",
      "These do not belong to the chosen regions: Mangystau.",
    ],
  ])("%j: %s", (rule, expected, sentence) => {
    const [first] = problemsOf(rule);
    if (first === undefined) throw new Error("taken for sound");
    const { problem, ...facts } = first;
    expect(problem).toBe(expected);
    expect(fieldSentence("en", { problem, facts })).toBe(sentence);
    for (const locale of locales) expect(fieldSentence(locale, { problem, facts })).not.toBe("");
  });

  it("is every rule whose cheapest way asks for more than its total, and no other plain one", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (total, value, regionsNeeded) => {
          const rule = thresholdRule.parse({ total, regionMinimum: number(value), regionsNeeded });
          expect(ruleProblems(rule).length > 0).toBe(value * regionsNeeded > total);
          // A sound rule's total is what is needed from nothing; an unsound one's is not.
          const empty = thresholdProgress(rule, { totals: new Map(), paper: new Map() });
          expect(empty.needed > total).toBe(value * regionsNeeded > total);
        },
      ),
    );
  });
});

describe("the presets", () => {
  it.each(presetNames)("%s can be met and is stored as it is", (name) => {
    const rule = presetRule(name);
    expect(ruleProblems(rule)).toEqual([]);
    expect(thresholdRule.parse(JSON.parse(JSON.stringify(rule)))).toEqual(rule);
  });

  it("are the rules of their sources", () => {
    expect(minimumsOf(presetRule("article"))?.get("KZ-47")).toBe(1_000);
    expect(presetRule("electionLaw")).toMatchObject({
      total: 118_273,
      regionsNeeded: 14,
      regionMinimum: { value: 8_448 },
      signature: "pledge",
    });
    const initiative = minimumsOf(presetRule("initiative"));
    expect(initiative?.get("DE")).toBe(69_120);
    expect(initiative?.get("MT")).toBe(4_320);
    // The Commission's own table for initiatives registered from 1 February 2020.
    const earlier = minimumsOf(presetRule("earlierInitiative"));
    expect([
      earlier?.get("DE"),
      earlier?.get("FR"),
      earlier?.get("GR"),
      earlier?.get("MT"),
    ]).toEqual([67_680, 55_695, 14_805, 4_230]);
    expect(presetRule("initiative").regionsNeeded).toBe(7);
    const seats = (key: "seats2024" | "seats2020") =>
      memberStates.reduce((sum, state) => sum + state[key], 0);
    expect([seats("seats2024"), seats("seats2020")]).toEqual([720, 705]);
  });

  it("are read by name, and nothing else is", () => {
    expect(readPreset("article")).toBe("article");
    for (const value of [undefined, null, "", "constructor", ["article"]]) {
      expect(readPreset(value)).toBeNull();
    }
  });
});
