// Pure decisions about petitions: which state one is in, since when it is closed, until when a signer's link is good.
import type { RegionSetName } from "../region-sets";
import { thresholdRule } from "../thresholds/schema";

export type PetitionState = "draft" | "open" | "closed";

/** Whether a string can be a petition's address at all: saves a query, and keeps what Postgres cannot
 *  store (NUL, lone surrogates) away from it. */
export function looksLikeSlug(value: string): boolean {
  return value.length <= 80 && /^[a-z0-9-]+$/.test(value);
}

/** Whose regions a petition counts by. @param rule as the database has it */
export function regionSetOf({ rule }: { rule: unknown }): RegionSetName {
  return thresholdRule.parse(rule).regionSet;
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
  /** The version shown now. */
  version: number;
  /** Whose regions it counts by. */
  regionSet: RegionSetName;
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

const DAY = 86_400_000;

/**
 * Since when a petition takes no signatures, which is when their retention begins: the earliest of its
 * own end, a standing closure, and, while it is off the site, the day it was taken off.
 * @param petition.publications all of them; one without an end stands
 * @returns null while it can be signed, and for one that was never published and never closed
 */
export function overSince(
  petition: {
    closesAt: Date | null;
    closedAt: Date | null;
    publications: readonly { endedAt: Date | null }[];
  },
  now: Date,
): Date | null {
  const { closesAt, closedAt, publications } = petition;
  const ended = publications.map(({ endedAt }) => endedAt?.getTime() ?? Number.POSITIVE_INFINITY);
  const retracted = Math.max(...ended);
  const ends = [closesAt?.getTime(), closedAt?.getTime(), retracted].filter(
    (at) => at !== undefined && Number.isFinite(at) && at <= now.getTime(),
  );
  return ends.length === 0 ? null : new Date(Math.min(...ends.map(Number)));
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
