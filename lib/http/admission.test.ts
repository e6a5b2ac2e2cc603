// Owns the proof that nobody is asked for anything in quiet times, and that a flood has to work.
import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { describe, expect, it, vi } from "vitest";
import { ABLE, admit } from "./admission";
import { limit } from "./limits";
import { isProven, newChallenge } from "./proof";

vi.stubEnv("RATE_LIMIT_FACTOR", "1");

// The real sum takes a second; a smaller one proves the same.
vi.mock("altcha-lib", async (original) => ({
  ...(await original<typeof import("altcha-lib")>()),
  randomInt: () => 3,
}));

let others = 0;
function somebody(): string {
  others += 1;
  return `network-${others}`;
}
const attempt = (wish: object = {}) =>
  admit({
    slug: "homes",
    network: somebody(),
    isProofRequired: async () => false,
    proof: "",
    ...wish,
  });
const required = async () => true;

async function solve(slug: string, now = new Date()): Promise<string> {
  const challenge = await newChallenge(slug, now);
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString("base64");
}

describe("a proof", () => {
  it("is good once, in time, for its petition, and as it was made", async () => {
    const proof = await solve("homes");
    expect(await isProven("other", proof)).toBe(false);
    expect(await isProven("homes", proof)).toBe(true);
    expect(await isProven("homes", proof)).toBe(false);
    expect(await isProven("homes", await solve("homes", new Date(Date.now() - 6 * 60_000)))).toBe(
      false,
    );
    const made = JSON.parse(Buffer.from(await solve("homes"), "base64").toString());
    const bend = (change: object) =>
      Buffer.from(JSON.stringify({ ...made, ...change })).toString("base64");
    const { parameters } = made.challenge;
    for (const bent of [
      bend({ solution: { ...made.solution, derivedKey: "00".repeat(32) } }),
      bend({
        challenge: {
          ...made.challenge,
          parameters: { ...parameters, expiresAt: parameters.expiresAt + 9_999 },
        },
      }),
      bend({
        challenge: {
          ...made.challenge,
          parameters: { ...parameters, data: { petition: "other" } },
        },
      }),
      bend({ challenge: { ...made.challenge, signature: "00" } }),
      bend({ challenge: null }),
      "",
      "able",
      "%%%",
      Buffer.from("[1").toString("base64"),
      Buffer.from("null").toString("base64"),
    ]) {
      expect(await isProven("homes", bent)).toBe(false);
    }
    expect(await isProven("homes", bend({}))).toBe(true);
  }, 30_000);

  it("is used up once by ten requests at the same instant", async () => {
    const proof = await solve("homes");
    const answers = await Promise.all(Array.from({ length: 10 }, () => isProven("homes", proof)));
    expect(answers.filter(Boolean)).toHaveLength(1);
  }, 30_000);
});

describe("admission", () => {
  it("asks nobody for anything in quiet times: 2,000 a minute for one petition pass", async () => {
    const answers = await Promise.all(
      Array.from({ length: 2_000 }, () => attempt({ slug: "rush" })),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
  });

  it("asks a network for work from its twenty-first signature in a minute; others go on", async () => {
    const network = somebody();
    for (let one = 0; one < 20; one += 1)
      expect(await attempt({ network, proof: ABLE })).toEqual({ ok: true });
    expect(await attempt({ network, proof: ABLE })).toEqual({ ok: false, reason: "prove" });
    expect(await attempt({ network, proof: await solve("homes") })).toEqual({ ok: true });
    expect(await attempt({ proof: ABLE })).toEqual({ ok: true });
  }, 30_000);

  it("lets people without script through a narrow gate, then says how long to wait", async () => {
    const network = somebody();
    const plain = { network, isProofRequired: required, slug: "narrow" };
    for (let one = 0; one < 6; one += 1) expect(await attempt(plain)).toEqual({ ok: true });
    expect(await attempt(plain)).toMatchObject({ ok: false, reason: "slow", isPressed: true });
    expect(await attempt({ ...plain, network: somebody() })).toEqual({ ok: true });
    expect(await attempt({ ...plain, proof: ABLE })).toEqual({ ok: false, reason: "prove" });
    for (let one = 0; one < 113; one += 1) await attempt({ ...plain, network: somebody() });
    expect(await attempt({ ...plain, network: somebody() })).toMatchObject({ reason: "slow" });
  });

  it("asks everybody for work once 3,000 were let in within a minute", async () => {
    const rush = Array.from({ length: 3_000 }, () => attempt({ slug: "flood", proof: ABLE }));
    expect((await Promise.all(rush)).every(({ ok }) => ok)).toBe(true);
    expect(await attempt({ slug: "flood", proof: ABLE })).toEqual({ ok: false, reason: "prove" });
    expect(await attempt({ slug: "flood", proof: await solve("flood") })).toEqual({ ok: true });
  }, 30_000);

  it("lets one network that keeps trying use up its own room, and nobody else's", async () => {
    const network = somebody();
    const answers = await Promise.all(
      Array.from({ length: 20_000 }, () => attempt({ slug: "pressed", network, proof: ABLE })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
    expect(answers.at(-1)).toMatchObject({ reason: "slow", isPressed: false });
    // Above what a petition takes in a minute, and above where it asks everybody: nobody else feels it.
    const others = await Promise.all(
      Array.from({ length: 500 }, () => attempt({ slug: "pressed", proof: "" })),
    );
    expect(others.every(({ ok }) => ok)).toBe(true);
  });

  it("counts nothing for a petition that is not there", async () => {
    const made = Array.from({ length: 300 }, (_, at) =>
      attempt({ slug: `made-up-${at}`, isProofRequired: async () => null }),
    );
    expect((await Promise.all(made)).every(({ ok }) => ok)).toBe(true);
    for (const [name, key] of [
      ["petition", "made-up-1"],
      ["signPlainAll", "made-up-1"],
    ] as const) {
      for (const { limiter } of globalThis.bosagaLimits?.get(name) ?? []) {
        expect(await limiter.get(key)).toBeNull();
      }
    }
    const network = somebody();
    const asked = vi.fn(async () => null);
    for (let one = 0; one < 700; one += 1) {
      await attempt({ slug: `more-${one}`, network, isProofRequired: asked });
    }
    expect(asked).toHaveBeenCalledTimes(600);
  });

  it("lets nobody in above 6,000 a minute", async () => {
    const enough = Array.from({ length: 2_999 }, () => attempt({ slug: "full" }));
    expect((await Promise.all(enough)).every(({ ok }) => ok)).toBe(true);
    // Straight to the counter: 3,000 proofs would take a minute to make.
    for (let one = 2_999; one < 6_000; one += 1) await limit("petition", "full");
    const proof = await solve("full");
    const full = { reason: "slow", isPressed: true };
    expect(await attempt({ slug: "full", proof })).toMatchObject(full);
    expect(await attempt({ slug: "full", proof: ABLE })).toMatchObject(full);
    expect(await isProven("full", proof)).toBe(true);
  }, 30_000);
});
