// Owns the words for a threshold rule and for how far a petition is from it.
import { formatDate, formatNumber, formatPercent } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { inRegions } from "@/lib/i18n/region-locatives";
import { translator } from "@/lib/i18n/translate";
import { regionsOf } from "@/lib/region-sets";
import { minimumsOf, type Progress, regionsNeededOf } from "@/lib/thresholds/rules";
import type { ThresholdRule } from "@/lib/thresholds/schema";

const percentOf = (locale: Locale, percent: number) => formatPercent(locale, percent / 100, 2);

function totalSentence(locale: Locale, rule: ThresholdRule): string {
  const t = translator(locale, "rule");
  const { total, regionMinimum: asked, regionSet: set } = rule;
  const all = regionsOf(set).length;
  const needed = regionsNeededOf(rule);
  const from = { total, set, all, needed, way: needed === all ? "all" : "some" };
  if (asked === null) return t(rule.goal === "moving" ? "says.moving" : "says.total", { total });
  switch (asked.kind) {
    case "number":
      return t("says.number", { ...from, minimum: formatNumber(locale, asked.value) });
    case "shareOfTotal": {
      const minimum = formatNumber(locale, [...(minimumsOf(rule)?.values() ?? [])][0] ?? 0);
      const percent = percentOf(locale, asked.percent);
      return t("says.share", { ...from, minimum, percent });
    }
    case "shareOfElectorate":
      return t("says.electorate", { ...from, percent: percentOf(locale, asked.percent) });
    case "table":
      return t("says.table", from);
  }
}

/** Where the figures of a rule come from, as a sentence; null when it has none of its own. */
export function ruleSource(locale: Locale, { regionMinimum: asked }: ThresholdRule): string | null {
  const t = translator(locale, "rule");
  if (asked?.kind === "table") return t("says.source", { source: asked.source });
  if (asked?.kind !== "shareOfElectorate") return null;
  const date = formatDate(locale, new Date(`${asked.statedOn}T00:00:00+05:00`));
  return t("says.sourceOn", { source: asked.source, date });
}

/** The threshold rule, a sentence for each thing it says. */
export function ruleSentences(locale: Locale, rule: ThresholdRule): string[] {
  const t = translator(locale, "rule");
  const { regionSet: set } = rule;
  const source = ruleSource(locale, rule);
  return [
    totalSentence(locale, rule),
    ...(rule.signers === "residents" ? [t("says.residents", { set })] : []),
    ...(rule.signature === "pledge" ? [t("says.pledge")] : []),
    ...(source === null ? [] : [source]),
  ];
}

/** How many more are needed, and where. */
function neededSentence(locale: Locale, progress: Progress): string {
  const t = translator(locale, "rule");
  const { needed: more, missingInRegions, nearest, signature: kind } = progress;
  const values = {
    ...{ more, kind },
    // Two places at most: more would be a table.
    where: inRegions(nearest.slice(0, 2), locale),
    inRegions: formatNumber(locale, missingInRegions),
    many: nearest.length > 2 ? "yes" : "no",
  };
  if (nearest.length === 0) return t("far.more", values);
  return t(missingInRegions === more ? "far.moreWhere" : "far.moreOfThem", values);
}

const capitalised = (locale: Locale, sentence: string) =>
  sentence.slice(0, 1).toLocaleUpperCase(locale) + sentence.slice(1);

/** How far a petition is from its threshold, as one sentence or two. */
export function farSentence(locale: Locale, progress: Progress): string {
  const t = translator(locale, "rule");
  const { isPassed, goal, threshold, missing, regionsNeeded: needed, regionSet: set } = progress;
  if (goal === "moving") return t("far.nextGoal", { threshold, missing });
  if (isPassed) return translator(locale, "petitions")("count.passed");
  const more = neededSentence(locale, progress);
  if (!progress.hasMinimum) return capitalised(locale, t("far.alone", { more }));
  const all = progress.regions.length;
  const passed = progress.regionsPassed;
  const words = { passed, all, needed, set, way: needed === all ? "all" : "some" };
  return t("far.regions", { regions: t("far.passed", words), more });
}
