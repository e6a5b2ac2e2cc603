// Threshold rules to start from, each with where it comes from.
import { memberStates } from "../../member-states";
import { regions } from "../../regions";
import { type ThresholdRule, thresholdRule } from "../schema";

export const presetNames = [
  "article",
  "electionLaw",
  "initiative",
  "earlierInitiative",
  "movingTotal",
] as const;
export type PresetName = (typeof presetNames)[number];

/** The European Citizens' Initiative with the minimums of a Parliament of so many seats. */
function citizensInitiative(seats: "seats2024" | "seats2020", source: string): ThresholdRule {
  const all = memberStates.reduce((sum, state) => sum + state[seats], 0);
  return thresholdRule.parse({
    total: 1_000_000,
    regionSet: "europeanUnion",
    regionMinimum: {
      kind: "table",
      minimums: Object.fromEntries(memberStates.map((state) => [state.code, state[seats] * all])),
      source,
    },
    regionsNeeded: Math.ceil(memberStates.length / 4),
    signers: "residents",
  });
}

/** Voters in the register of 1 July 2022, by the Central Election Commission on 22 September 2022. */
const VOTERS_2022 = 11_827_277;
const LAW_TOTAL = Math.ceil(VOTERS_2022 / 100);
/** At least two thirds of the 17 regions, the cities of republican significance and the capital. */
const LAW_REGIONS = Math.ceil((regions.length * 2) / 3);

const presets: Readonly<Record<PresetName, () => ThresholdRule>> = {
  /**
   * The rule for presidential candidates as the article of 2015 on Zhanaozen and the election gives
   * it: 100,000 signatures, at least 1 % of them from each region.
   */
  article: () =>
    thresholdRule.parse({
      total: 100_000,
      regionMinimum: { kind: "shareOfTotal", percent: 1 },
    }),
  /**
   * Constitutional law "On elections in the Republic of Kazakhstan" of 28 September 1995, article 56:
   * one per cent of all voters, who represent in equal measure at least two thirds of the regions,
   * the cities of republican significance and the capital. In 2022: 118,273 of 11,827,277 voters
   * (Central Election Commission, 22 September 2022), two thirds of 20 are 14. "In equal measure" is
   * read as the same number from each of the 14; rounded down, since 14 × 8,449 would be more than
   * the law asks for in all. Only the numbered paper lists of the commission count, so a signature
   * here is a pledge.
   */
  electionLaw: () =>
    thresholdRule.parse({
      total: LAW_TOTAL,
      regionMinimum: { kind: "number", value: Math.floor(LAW_TOTAL / LAW_REGIONS) },
      regionsNeeded: LAW_REGIONS,
      signers: "residents",
      signature: "pledge",
    }),
  /**
   * Regulation (EU) 2019/788, article 3(1): one million signatories, minimums in at least a quarter of
   * the member states; Annex I, as amended for initiatives registered from 16 July 2024: each state's
   * seats in the European Parliament × 720.
   */
  initiative: () =>
    citizensInitiative(
      "seats2024",
      "Regulation (EU) 2019/788, Annex I, for initiatives registered from 16 July 2024",
    ),
  /** The same for initiatives registered from 1 February 2020 to 15 July 2024: seats × 705. */
  earlierInitiative: () =>
    citizensInitiative(
      "seats2020",
      "Regulation (EU) 2019/788, Annex I, for initiatives registered from 1 February 2020 to 15 July 2024",
    ),
  /** A plain total whose goal moves ahead each time it is reached, as Proca and Change.org have it. */
  movingTotal: () => thresholdRule.parse({ total: 1_000, regionMinimum: null, goal: "moving" }),
};

/** The name in a string that comes from an address bar; null when it is none. */
export function readPreset(value: unknown): PresetName | null {
  return presetNames.find((name) => name === value) ?? null;
}

/** A preset as a rule. */
export function presetRule(name: PresetName): ThresholdRule {
  return presets[name]();
}
