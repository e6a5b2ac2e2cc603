// Who may sign at once, who proves some work first, and who waits: decided by how hard signing is pressed.
import { type Limited, limit } from "./limits";
import { isProven } from "./proof";

/** What the form's script puts into the field when it could do the work; a form without script leaves it empty. */
export const ABLE = "able";

export type Admission =
  | { ok: true }
  /** Some work has to be proven first. */
  | { ok: false; reason: "prove" }
  | { ok: false; reason: "slow"; retryAfterSeconds: number; isPressed: boolean };

type Attempt = {
  slug: string;
  /** From callerNetwork(). */
  network: string;
  /** Whether an organiser's switch asks everybody; null for no such petition. */
  isProofRequired: (slug: string) => Promise<boolean | null>;
  /** A proof, "able", or nothing. */
  proof: string;
};

const slow = (
  { retryAfterSeconds }: Extract<Limited, { ok: false }>,
  isPressed: boolean,
): Admission => ({ ok: false, reason: "slow", retryAfterSeconds, isPressed });

/**
 * Judges one attempt to sign. Without pressure nobody is asked for anything. Under pressure – the
 * switch, a network or a petition above its quiet rate – whoever proves work goes on, with more room than
 * before; a browser that could prove is asked to; one without script goes on through a narrow gate of
 * its network and of the petition, since the mail still has to be confirmed.
 *
 * A network is judged before the petition, and only who is let in counts for the petition: else one
 * machine could use up, by being refused, what everybody shares.
 */
export async function admit(attempt: Attempt): Promise<Admission> {
  const { slug, network, isProofRequired } = attempt;
  const own = await limit("sign", network);
  if (!own.ok) return slow(own, false);
  const wanted = await isProofRequired(slug);
  // For the command to say. Nothing is counted under an address somebody made up: it would be kept.
  if (wanted === null) return { ok: true };
  const all = await limit("petition", slug, 0);
  if (!all.ok) return slow(all, true);
  if (wanted || own.isCrowded || all.isCrowded) {
    const gate = await throughGate(attempt);
    if (!gate.ok) return gate;
  }
  const place = await limit("petition", slug);
  return place.ok ? { ok: true } : slow(place, true);
}

/** Under pressure: by work, or through the narrow gate. */
async function throughGate({ slug, network, proof }: Attempt): Promise<Admission> {
  if (proof === ABLE) return { ok: false, reason: "prove" };
  if (proof === "") {
    const own = await limit("signPlain", network);
    const gate = own.ok ? await limit("signPlainAll", slug) : own;
    return gate.ok ? { ok: true } : slow(gate, true);
  }
  if (!(await isProven(slug, proof))) return { ok: false, reason: "prove" };
  const own = await limit("signProven", network);
  return own.ok ? { ok: true } : slow(own, true);
}
