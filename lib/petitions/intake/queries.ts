// Whether an organiser asks everybody for the proof of work: asked before each signature, so kept for some seconds.
import { LRUCache } from "lru-cache";
import { findPetitionFacts } from "../queries";

/** Milliseconds an answer is used; the switch works everywhere after these. */
const KEPT_MS = 2_000;

const kept = new LRUCache<string, Promise<boolean | null>>({ max: 500, ttl: KEPT_MS });

/** @param slug the petition's; null for one that is not there, which is asked about each time */
export function isProofRequired(slug: string): Promise<boolean | null> {
  const known = kept.get(slug);
  if (known !== undefined) return known;
  const asked = findPetitionFacts(slug).then((facts) => facts?.isProofRequired ?? null);
  kept.set(slug, asked);
  const forget = () => kept.delete(slug);
  // A database that was away is asked again by the next signer; made-up addresses make no room for
  // themselves.
  asked.then((wanted) => wanted === null && forget(), forget);
  return asked;
}
