// A threshold rule as the flat fields of a form, and back.
import { z } from "zod";
import { choice, line, text } from "../../forms";
import { defaultLocale, type Locale } from "../../i18n/locales";
import { regionSetNames } from "../../region-sets";
import {
  goalKinds,
  MAX_TOTAL,
  MAX_VOTERS,
  signatureMeanings,
  signerKinds,
  type ThresholdRule,
  thresholdRule,
} from "../schema";
import { type RuleProblem, ruleProblems } from "../soundness/rules";
import { readRegionTable, writeRegionTable } from "../tables/rules";

export const minimumKinds = [
  "none",
  "number",
  "shareOfTotal",
  "shareOfElectorate",
  "table",
] as const;

/** A whole number from 1 on, in whatever grouping by spaces people write. */
export function digits(max: number) {
  return z
    .string("wrong-type")
    .trim()
    .min(1, { error: "required", abort: true })
    .regex(/^[\d\s\u00a0\u202f]{1,16}$/u, "bad-number")
    .transform((value) => Number(value.replace(/\s/gu, "")))
    .pipe(z.int("bad-number").min(1, "too-small").max(max, "too-large"));
}

/** The same, or nothing: null. */
export function optionalDigits(max: number) {
  return z.union([z.literal("").transform(() => null), digits(max)]);
}

const optionalPercent = z
  .string("wrong-type")
  .trim()
  .regex(/^(\d{1,3}([.,]\d{1,2})?)?$/, "bad-number")
  .transform((value) => (value === "" ? null : Number(value.replace(",", "."))))
  .pipe(z.union([z.null(), z.number().min(0.01, "too-small").max(100, "too-large")]));

/** The fields of a rule. Those that a chosen kind of minimum does not use stay as typed, unread. */
export const ruleFields = {
  regionSet: choice(regionSetNames).default("kazakhstan"),
  total: digits(MAX_TOTAL),
  goal: choice(goalKinds).default("fixed"),
  minimumKind: choice(minimumKinds),
  minimumValue: optionalDigits(MAX_TOTAL).default(null),
  /** Of the total or of the electorate. */
  minimumPercent: optionalPercent.default(null),
  /** Voters or minimums, a line a region. */
  regionTable: text(6_000, 0).default(""),
  /** Where the table is from. */
  source: line(300, 0).default(""),
  statedOn: z.union([z.literal(""), z.iso.date("bad-date")], "bad-date").default(""),
  /** Empty: every region. */
  regionsNeeded: optionalDigits(1_000).default(null),
  signers: choice(signerKinds).default("everyone"),
  signature: choice(signatureMeanings).default("counts"),
};

type RuleForm = z.output<z.ZodObject<typeof ruleFields>>;

function minimumOf(form: RuleForm): ThresholdRule["regionMinimum"] {
  const { minimumValue: value, minimumPercent: percent, source, statedOn } = form;
  const table = (max: number) => readRegionTable(form.regionTable, form.regionSet, max).numbers;
  switch (form.minimumKind) {
    case "none":
      return null;
    case "number":
      return value === null ? null : { kind: "number", value };
    case "shareOfTotal":
      return percent === null ? null : { kind: "shareOfTotal", percent };
    case "shareOfElectorate":
      return percent === null
        ? null
        : { kind: "shareOfElectorate", percent, voters: table(MAX_VOTERS), source, statedOn };
    case "table":
      return { kind: "table", minimums: table(MAX_TOTAL), source };
  }
}

/** The rule the fields state. */
export function ruleOf(form: RuleForm): ThresholdRule {
  const { total, regionSet, regionsNeeded, signers, goal, signature } = form;
  const regionMinimum = minimumOf(form);
  return { total, regionMinimum, regionSet, regionsNeeded, signers, goal, signature };
}

/** The field beside which each problem is said. */
const fieldOf: Record<RuleProblem["problem"], keyof typeof ruleFields> = {
  "rule-sum": "total",
  "rule-sum-of-table": "total",
  "rule-above-electorate": "total",
  "rule-too-many-regions": "regionsNeeded",
  "rule-regions-without-minimum": "regionsNeeded",
  "rule-moving-with-minimum": "goal",
  "rule-regions-missing": "regionTable",
  "rule-regions-foreign": "regionTable",
};

/** Fields the chosen kind of minimum needs and that are empty. */
function emptyFields(form: RuleForm): (keyof typeof ruleFields)[] {
  const kind = form.minimumKind;
  const isShare = kind === "shareOfTotal" || kind === "shareOfElectorate";
  const isTable = kind === "table" || kind === "shareOfElectorate";
  return [
    ...(kind === "number" && form.minimumValue === null ? (["minimumValue"] as const) : []),
    ...(isShare && form.minimumPercent === null ? (["minimumPercent"] as const) : []),
    ...(isTable && form.regionTable.trim() === "" ? (["regionTable"] as const) : []),
    ...(isTable && form.source === "" ? (["source"] as const) : []),
    ...(kind === "shareOfElectorate" && form.statedOn === "" ? (["statedOn"] as const) : []),
  ];
}

/** Says what keeps the fields from stating a rule that can be met: beside its field, with its arithmetic. */
export function checkRule(form: RuleForm, context: z.RefinementCtx): void {
  const empty = emptyFields(form);
  for (const field of empty) {
    context.addIssue({ code: "custom", path: [field], message: "required" });
  }
  const isTable = form.minimumKind === "table" || form.minimumKind === "shareOfElectorate";
  const max = form.minimumKind === "table" ? MAX_TOTAL : MAX_VOTERS;
  const lines = isTable ? readRegionTable(form.regionTable, form.regionSet, max).problems : [];
  for (const { problem, ...params } of lines) {
    context.addIssue({ code: "custom", path: ["regionTable"], message: problem, params });
  }
  if (empty.length + lines.length > 0) return;
  for (const { problem, ...params } of ruleProblems(ruleOf(form))) {
    context.addIssue({ code: "custom", path: [fieldOf[problem]], message: problem, params });
  }
}

/**
 * A rule as the form shows it: the other way round than ruleOf().
 * @param locale of the regions' names in a table
 */
export function ruleValues(
  rule: ThresholdRule,
  locale: Locale = defaultLocale,
): Record<keyof typeof ruleFields, string> {
  const { regionMinimum: asked, regionSet } = rule;
  const table =
    asked?.kind === "table" ? asked.minimums : asked?.kind === "shareOfElectorate" && asked.voters;
  return {
    regionSet,
    total: String(rule.total),
    goal: rule.goal,
    minimumKind: asked?.kind ?? "none",
    minimumValue: asked?.kind === "number" ? String(asked.value) : "",
    minimumPercent: asked && "percent" in asked ? String(asked.percent) : "",
    regionTable: table ? writeRegionTable(regionSet, table, locale) : "",
    source: asked && "source" in asked ? asked.source : "",
    statedOn: asked?.kind === "shareOfElectorate" ? asked.statedOn : "",
    regionsNeeded: rule.regionsNeeded === null ? "" : String(rule.regionsNeeded),
    signers: rule.signers,
    signature: rule.signature,
  };
}

/** A rule as commands write it: of the right shape, and such that it can be met. */
export const soundRule = thresholdRule.superRefine((rule, context) => {
  for (const { problem, ...params } of ruleProblems(rule)) {
    context.addIssue({ code: "custom", message: problem, params });
  }
});
