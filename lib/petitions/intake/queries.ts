// Whether an organiser asks everybody for the proof of work: asked before each signature, so kept for some seconds.
import { LRUCache } from "lru-cache";
import { findPetitionFacts } from "../queries";

/** Milliseconds an answer is used; the switch works everywhere after these. */
const KEPT_MS = 2_000;

const kept = new LRUCache<string, Promise<boolean>>({ max: 500, ttl: KEPT_MS });

/** @param slug the petition's; an unknown one asks for nothing */
export function isProofRequired(slug: string): Promise<boolean> {
  const known = kept.get(slug);
  if (known !== undefined) return known;
  const asked = findPetitionFacts(slug).then((facts) => facts?.isProofRequired ?? false);
  kept.set(slug, asked);
  // A database that was away is asked again by the next signer.
  asked.catch(() => kept.delete(slug));
  return asked;
}
