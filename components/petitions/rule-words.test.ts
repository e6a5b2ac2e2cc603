// Owns the proof that a rule and its progress are said in every language, in the right cases and numbers.
import { describe, expect, it } from "vitest";
import { locales } from "@/lib/i18n/locales";
import { inRegion, inRegions } from "@/lib/i18n/region-locatives";
import { regionSetNames, regionsOf } from "@/lib/region-sets";
import { presetNames, presetRule } from "@/lib/thresholds/presets/rules";
import { thresholdProgress } from "@/lib/thresholds/rules";
import { type StatedRule, thresholdRule } from "@/lib/thresholds/schema";
import { farSentence, ruleSentences, ruleSource } from "./rule-words";

/** No-break spaces as spaces, so that expectations can be read. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

/** Six regions without their 1,000; two of them furthest behind. */
function progressOf(wish: Partial<StatedRule> = {}, all = 3_440) {
  const rule = thresholdRule.parse({
    total: 100_000,
    regionMinimum: { kind: "number", value: 1_000 },
    ...wish,
  });
  const short: Record<string, number> = {
    ...{ "KZ-47": 0, "KZ-23": 100, "KZ-62": 900, "KZ-10": 900, "KZ-33": 900, "KZ-71": 900 },
  };
  const totals = new Map<string, number>(
    regionsOf("kazakhstan").map(({ code }) => [code, short[code] ?? all]),
  );
  return thresholdProgress(rule, { totals, paper: new Map() });
}

describe("how far a petition is", () => {
  it("says how many regions, how many more, and where most", () => {
    const progress = progressOf();
    expect(farSentence("en", progress)).toBe(
      "14 of 20 regions have their minimum; 48,140 more are needed, 2,300 of them for the minimums, most in Mangystau and Atyrau.",
    );
    expect(plain(farSentence("ru", progress))).toBe(
      "Минимум набран в 14 регионах из 20; нужно ещё 48 140 подписей, из них 2 300 до минимумов, больше всего в Мангистауской области и в Атырауской области.",
    );
    expect(plain(farSentence("kk", progress))).toBe(
      "20 өңірдің 14 өңірінде ең аз сан жиналды; тағы 48 140 қол керек, оның ішінде ең аз санға жету үшін – 2 300, ең көбі Маңғыстау облысында және Атырау облысында.",
    );
  });

  it("says less when only regions, or only the total, is missing", () => {
    const inRegions = progressOf({ total: 50_000 }, 20_000);
    expect(farSentence("en", inRegions)).toBe(
      "14 of 20 regions have their minimum; 2,300 more are needed, most in Mangystau and Atyrau.",
    );
    const oneLeft = progressOf({ total: 50_000, regionsNeeded: 15 }, 20_000);
    expect(plain(farSentence("ru", oneLeft))).toBe(
      "Минимум набран в 14 регионах из 20 (нужно не меньше чем в 15); нужно ещё 100 подписей в области Улытау.",
    );
    const enough = progressOf({ regionsNeeded: 14 });
    expect(farSentence("en", enough)).toBe(
      "14 of 20 regions have their minimum (at least 14 must); 48,140 more are needed.",
    );
    const alone = progressOf({ regionMinimum: null, total: 51_861 });
    expect(plain(farSentence("ru", alone))).toBe("Нужна ещё 1 подпись.");
    expect(farSentence("en", alone)).toBe("1 more is needed.");
  });

  it("says in words that no region has its minimum yet, and counts one region as one", () => {
    const none = progressOf({}, 0);
    expect(plain(farSentence("kk", none))).toMatch(
      /^20 өңірдің ешқайсысында ең аз сан әлі жиналған жоқ; /,
    );
    expect(plain(farSentence("ru", none))).toMatch(
      /^Минимум пока не набран ни в одном регионе из 20; /,
    );
    expect(farSentence("en", none)).toMatch(/^None of the 20 regions has its minimum yet; /);
    const rule = thresholdRule.parse({
      total: 100_000,
      regionMinimum: { kind: "number", value: 1_000 },
    });
    const one = thresholdProgress(rule, { totals: new Map([["KZ-75", 1_000]]), paper: new Map() });
    expect(farSentence("en", one)).toMatch(/^1 of 20 regions has its minimum; /);
  });

  it("says every preset whole in every language, with its source where it has one", () => {
    for (const name of presetNames) {
      const rule = presetRule(name);
      const empty = thresholdProgress(rule, { totals: new Map(), paper: new Map() });
      for (const locale of locales) {
        expect(ruleSentences(locale, rule).join(" ")).not.toMatch(/[{}]|undefined/);
        expect(farSentence(locale, empty)).not.toMatch(/[{}]|undefined/);
      }
    }
    expect(ruleSource("en", presetRule("initiative"))).toContain("(EU) 2019/788");
    expect(ruleSource("en", presetRule("article"))).toBeNull();
  });
});

describe("in a region", () => {
  it.each([
    ["KZ-47", "Маңғыстау облысында", "в Мангистауской области", "in Mangystau"],
    ["KZ-62", "Ұлытау облысында", "в области Улытау", "in Ulytau"],
    [
      "KZ-63",
      "Шығыс Қазақстан облысында",
      "в Восточно-Казахстанской области",
      "in East Kazakhstan",
    ],
    ["KZ-71", "Астанада", "в Астане", "in Astana"],
    ["KZ-75", "Алматыда", "в Алматы", "in Almaty"],
    ["KZ-79", "Шымкентте", "в Шымкенте", "in Shymkent"],
    ["FR", "Францияда", "во Франции", "in France"],
    ["CY", "Кипрде", "на Кипре", "in Cyprus"],
    ["NL", "Нидерландта", "в Нидерландах", "in the Netherlands"],
    ["PL", "Польшада", "в Польше", "in Poland"],
  ] as const)("%s", (code, kk, ru, en) => {
    expect([inRegion(code, "kk"), inRegion(code, "ru"), inRegion(code, "en")]).toEqual([
      kk,
      ru,
      en,
    ]);
  });

  it("bends every name of every set, and joins two", () => {
    for (const { code, ru } of regionSetNames.flatMap(regionsOf)) {
      // Names that do not change in Russian stand in the table of exceptions.
      const bent = inRegion(code, "ru").replace(/^(в|во|на) /u, "");
      expect(bent === ru && code !== "KZ-75", code).toBe(false);
      expect(inRegion(code, "kk")).toMatch(/(да|де|та|те)$/u);
    }
    expect(inRegions(["NL", "FR"], "en")).toBe("in the Netherlands and France");
    expect(inRegions(["NL", "FR"], "ru")).toBe("в Нидерландах и во Франции");
  });
});
