// Pure decisions about petitions: which state one is in, and how far it is from its threshold.
import { ELSEWHERE, NOT_GIVEN, type RegionCode, regions } from "../regions";
import { hundredths, type ThresholdRule } from "./schema";

export type PetitionState = "draft" | "open" | "closed";

/** Whether a string can be a petition's address at all: saves a query, and keeps what Postgres cannot
 *  store (NUL, lone surrogates) away from it. */
export function looksLikeSlug(value: string): boolean {
  return value.length <= 80 && /^[a-z0-9-]+$/.test(value);
}

export type PetitionFacts = {
  /** A publication stands. */
  isPublished: boolean;
  /** An organiser's closure stands. */
  isClosed: boolean;
  /** The instant of its own end, if it has one. */
  closesAt: Date | null;
};

/** What decides whether and how a signature is taken. */
export type SigningFacts = PetitionFacts & {
  id: string;
  /** An organiser paused signing: open, and yet nobody can sign just now. */
  isPaused: boolean;
  /** An organiser asks everybody for the proof of work. */
  isProofRequired: boolean;
};

/**
 * The state of a petition.
 * @param now the instant asked about
 * @returns draft: nobody outside sees it; open: it can be signed; closed: read, not signed
 */
export function petitionState(facts: PetitionFacts, now: Date): PetitionState {
  if (!facts.isPublished) return "draft";
  if (facts.isClosed) return "closed";
  return facts.closesAt !== null && now >= facts.closesAt ? "closed" : "open";
}

/** How many signatures each region needs; null when the rule asks for none. Shares round up. */
export function minimumPerRegion(rule: ThresholdRule): number | null {
  const { regionMinimum, total } = rule;
  if (regionMinimum === null) return null;
  if (regionMinimum.kind === "number") return regionMinimum.value;
  return Math.ceil((total * hundredths(regionMinimum.percent)) / 10_000);
}

export type RegionProgress = {
  code: RegionCode;
  total: number;
  minimum: number | null;
  /** How many are still needed; 0 when passed or when there is no minimum. */
  missing: number;
  isPassed: boolean;
};

export type Progress = {
  total: number;
  /** The part of the total that was signed on paper and checked. */
  paper: number;
  threshold: number;
  /** Still needed in all. */
  missing: number;
  minimum: number | null;
  regions: RegionProgress[];
  /** Regions that have their minimum; all of them when the rule asks for none. */
  regionsPassed: number;
  /** Sum over regions of what is still needed there. */
  missingInRegions: number;
  elsewhere: number;
  notGiven: number;
  isPassed: boolean;
};

/** How many count, by place; a place without an entry has none. */
export type PlaceTotals = ReadonlyMap<string, number>;

/** What counts by place, and the part of it that was signed on paper and checked. */
export type PlaceCounts = { totals: PlaceTotals; paper: PlaceTotals };

/**
 * How far a petition is from its threshold. The total is the sum of the places and nothing else.
 * @param rule the petition's rule; @param counts how many count, by place
 */
export function thresholdProgress(rule: ThresholdRule, { totals, paper }: PlaceCounts): Progress {
  const minimum = minimumPerRegion(rule);
  const inRegions = regions.map(({ code }): RegionProgress => {
    const total = totals.get(code) ?? 0;
    const missing = Math.max(0, (minimum ?? 0) - total);
    return { code, total, minimum, missing, isPassed: missing === 0 };
  });
  const elsewhere = totals.get(ELSEWHERE) ?? 0;
  const notGiven = totals.get(NOT_GIVEN) ?? 0;
  const total = inRegions.reduce((sum, region) => sum + region.total, elsewhere + notGiven);
  const onPaper = [...paper.values()].reduce((sum, size) => sum + size, 0);
  const missing = Math.max(0, rule.total - total);
  const missingInRegions = inRegions.reduce((sum, region) => sum + region.missing, 0);
  return {
    total,
    paper: onPaper,
    threshold: rule.total,
    missing,
    minimum,
    regions: inRegions,
    regionsPassed: inRegions.filter((region) => region.isPassed).length,
    missingInRegions,
    elsewhere,
    notGiven,
    isPassed: missing === 0 && missingInRegions === 0,
  };
}

const DAY = 86_400_000;

/** When a petition stopped taking signatures: the earlier of its own end and a standing closure. */
export function closedSince(
  petition: { closesAt: Date | null; closedAt: Date | null },
  now: Date,
): Date | null {
  const ends = [petition.closesAt, petition.closedAt].filter((at) => at !== null && at <= now);
  return ends.reduce<Date | null>((first, at) => (!first || (at && at < first) ? at : first), null);
}

/**
 * Until when a signer's link stays good: as long as there is data it could show.
 * @param retentionDays days after closing until signers' data is erased
 * @returns closing plus retention; a year plus retention from now while no end is set
 */
export function signerLinkEnd(closesAt: Date | null, retentionDays: number, now: Date): Date {
  const from = closesAt !== null && closesAt > now ? closesAt : closesAt === null ? year(now) : now;
  return new Date(from.getTime() + retentionDays * DAY);
}

function year(now: Date): Date {
  return new Date(now.getTime() + 365 * DAY);
}
