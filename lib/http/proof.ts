// A small proof of work (ALTCHA): asked for only under pressure, made by the browser, checked here.
import { createHmac } from "node:crypto";
import { type Challenge, createChallenge, randomInt, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import { env } from "../env";

/** Milliseconds a challenge is good for: a slow phone needs half a minute. */
const GOOD_FOR = 5 * 60_000;

// Between 300 and 900 keys of 5,000 rounds each: about a second on a laptop, some on a phone, and two
// milliseconds here to make one. A flood of 100,000 costs its sender a day of a processor.
const ROUNDS = 5_000;
const [LEAST, MOST] = [300, 900] as const;

/** Solutions used, by their challenge's signature, until the challenge has ended by itself. Each is good
 *  once in this process; beside n servers, at most n times. */
declare global {
  var bosagaProofs: LRUCache<string, true> | undefined;
}

function used(): LRUCache<string, true> {
  globalThis.bosagaProofs ??= new LRUCache({ max: 200_000, ttl: GOOD_FOR });
  return globalThis.bosagaProofs;
}

/** Secrets of their own, the same on every server. */
function secret(label: "challenge" | "key"): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`bosaga proof ${label}`).digest("hex");
}

/**
 * A new challenge, signed, good for five minutes and one signature.
 * @param slug the petition's: a solution serves no other
 */
export function newChallenge(slug: string, now: Date): Promise<Challenge> {
  return createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost: ROUNDS,
    counter: randomInt(MOST, LEAST),
    deriveKey,
    expiresAt: new Date(now.getTime() + GOOD_FOR),
    data: { petition: slug },
    hmacSignatureSecret: secret("challenge"),
    hmacKeySignatureSecret: secret("key"),
  });
}

const solved = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.literal("PBKDF2/SHA-256"),
      nonce: z.string(),
      salt: z.string(),
      cost: z.literal(ROUNDS),
      keyLength: z.number(),
      keyPrefix: z.string(),
      keySignature: z.string(),
      expiresAt: z.number(),
      data: z.object({ petition: z.string() }),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});

/** Reads a proof that may be anything. @returns null for what is none */
function read(proof: string): z.output<typeof solved> | null {
  try {
    const text = Buffer.from(proof, "base64").toString("utf8");
    return solved.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * Whether a proof is one: solved, for this petition, in time, and not used before. It is used up by asking.
 * @param proof base64 of `{"challenge": …, "solution": {"counter", "derivedKey"}}`
 */
export async function isProven(slug: string, proof: string): Promise<boolean> {
  const given = read(proof);
  if (given === null || given.challenge.parameters.data.petition !== slug) return false;
  const { challenge, solution } = given;
  if (used().has(challenge.signature)) return false;
  const { verified } = await verifySolution({
    challenge,
    solution,
    deriveKey,
    hmacSignatureSecret: secret("challenge"),
    hmacKeySignatureSecret: secret("key"),
  });
  // Asked again because checking took a moment, in which the same proof may have come twice.
  if (!verified || used().has(challenge.signature)) return false;
  used().set(challenge.signature, true);
  return true;
}
