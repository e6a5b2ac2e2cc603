// Owns doing the work of a challenge: fetched from our own server, solved beside what the reader does.
import type { Challenge, Solution } from "altcha-lib";
import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";

/** Sums at once: the browser does them off the page's own thread. */
const AT_ONCE = 4;

function solve(challenge: Challenge): Promise<Solution> {
  const controller = new AbortController();
  const lanes = Array.from({ length: AT_ONCE }, async (_, lane) => {
    const solution = await solveChallenge({
      challenge,
      deriveKey,
      controller,
      counterStart: lane,
      counterStep: AT_ONCE,
    });
    if (solution === null) throw new Error("Not solved in time.");
    return solution;
  });
  return Promise.any(lanes).finally(() => controller.abort());
}

/**
 * Fetches a challenge and solves it.
 * @param address of the challenge, a path of ours
 * @returns the proof as the form sends it
 */
export async function prove(address: string): Promise<string> {
  const answer = await fetch(address, { cache: "no-store" });
  if (!answer.ok) throw new Error("No challenge.");
  const challenge: Challenge = await answer.json();
  const { counter, derivedKey } = await solve(challenge);
  return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey } }));
}
