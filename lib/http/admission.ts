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
  /** An organiser's switch asks everybody. */
  isProofRequired: boolean;
  /** A proof, "able", or nothing. */
  proof: string;
};

const slow = (limited: Limited, isPressed: boolean): Admission =>
  limited.ok
    ? { ok: true }
    : { ok: false, reason: "slow", retryAfterSeconds: limited.retryAfterSeconds, isPressed };

/**
 * Judges one attempt to sign. Without pressure nobody is asked for anything. Under pressure – the
 * switch, a network or a petition above its quiet rate – whoever proves work goes on, with more room than
 * before; a browser that could prove is asked to; one without script goes on through a narrow gate of
 * its network and of the petition, since the mail still has to be confirmed.
 */
export async function admit({
  slug,
  network,
  isProofRequired,
  proof,
}: Attempt): Promise<Admission> {
  const petition = slug.slice(0, 80);
  const all = await limit("petition", petition);
  if (!all.ok) return slow(all, true);
  // Both are counted each time: how hard it is pressed must be known when the pressure begins.
  const calm = [await limit("crowdedNetwork", network), await limit("crowdedPetition", petition)];
  const isPressed = isProofRequired || calm.some(({ ok }) => !ok);
  if (!isPressed) return slow(await limit("sign", network), false);
  if (proof === "") {
    const own = await limit("signPlain", network);
    return slow(own.ok ? await limit("signPlainAll", petition) : own, true);
  }
  if (proof === ABLE || !(await isProven(slug, proof))) return { ok: false, reason: "prove" };
  return slow(await limit("signProven", network), true);
}
