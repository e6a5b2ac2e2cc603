// How often one network may do a thing: a burst and a sustained limit, counted in memory.
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "../env";

// Kazakh mobile operators put thousands of phones behind one address, and we count whole /24
// networks, so these are far above what a family or a meeting needs in a minute and low enough that
// one machine cannot send a city's worth of mail. Guessing passwords is also slowed by account
// (members); guessing links is hopeless (256 bits). The open API shares the forms' numbers.
const rules = {
  /** Tries to sign from one network, twice what the gates below let in. When it is crowded, signing asks
   *  for a proof of work. */
  sign: { minute: 600, hour: 15_000, crowded: { minute: 20, hour: 300 } },
  /** Signatures let in for one petition, on one server: 2,000 a minute is the most the field has met. */
  petition: { minute: 6_000, hour: 150_000, crowded: { minute: 3_000, hour: 60_000 } },
  /** Signing with a proof of work: a mobile operator's network in a rush. */
  signProven: { minute: 240, hour: 6_000 },
  /** Signing under pressure without script, by network and for the petition as a whole. */
  signPlain: { minute: 6, hour: 60 },
  signPlainAll: { minute: 120, hour: 2_000 },
  /** Asking for a challenge. */
  proof: { minute: 300, hour: 7_000 },
  /** Endorsing for an organisation, besides what every signing counts: a meeting of delegates passes. */
  endorse: { minute: 15, hour: 120 },
  /** Signing up as a supporter. */
  join: { minute: 30, hour: 400 },
  /** Saying one will come to an event. */
  attend: { minute: 30, hour: 400 },
  /** Buttons behind a link from a mail: confirm, withdraw, unsubscribe, change, erase. */
  link: { minute: 120, hour: 3_000 },
  /** Asking for a new link by mail. */
  mail: { minute: 10, hour: 60 },
  /** Passwords and second factors, and setting up an account. */
  signIn: { minute: 20, hour: 200 },
  /** Data exports of organisers. */
  export: { minute: 10, hour: 60 },
} as const satisfies Record<string, Rule>;

type Numbers = { minute: number; hour: number };
type Rule = Numbers & { crowded?: Numbers };

export type LimitName = keyof typeof rules;
export type Limited =
  /** `isCrowded`: so many came before that the rule calls it a crowd. */
  { ok: true; isCrowded: boolean } | { ok: false; retryAfterSeconds: number };

/** A counter read at two heights: where it refuses, and where it is a crowd. */
type Window = { limiter: RateLimiterMemory; crowd: number };

declare global {
  var bosagaLimits: Map<LimitName, Window[]> | undefined;
}

function windowsOf(name: LimitName): Window[] {
  // Next bundles this file more than once; what was counted must be one.
  globalThis.bosagaLimits ??= new Map();
  const known = globalThis.bosagaLimits.get(name);
  if (known) return known;
  const factor = env().RATE_LIMIT_FACTOR;
  const rule: Rule = rules[name];
  const windowOf = (span: keyof Numbers, duration: number): Window => ({
    limiter: new RateLimiterMemory({
      keyPrefix: `${name}/${span}`,
      points: Math.ceil(rule[span] * factor),
      duration,
    }),
    crowd: Math.ceil((rule.crowded?.[span] ?? Number.POSITIVE_INFINITY) * factor),
  });
  const made = [windowOf("minute", 60), windowOf("hour", 3_600)];
  globalThis.bosagaLimits.set(name, made);
  return made;
}

/**
 * Counts one attempt.
 * @param name what is attempted
 * @param key the caller's network from callerNetwork(), never an address; or the slug of a petition
 *   that exists, since each key is kept for an hour
 * @param points 0 only looks whether one more would be let in
 * @returns ok, or refused with the whole seconds until it may be tried again
 */
export async function limit(name: LimitName, key: string, points: 0 | 1 = 1): Promise<Limited> {
  let isCrowded = false;
  for (const { limiter, crowd } of windowsOf(name)) {
    try {
      const counted = await limiter.consume(key, points);
      if (points === 0 && counted.remainingPoints === 0) throw counted;
      isCrowded ||= counted.consumedPoints - points >= crowd;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000)) };
    }
  }
  return { ok: true, isCrowded };
}
