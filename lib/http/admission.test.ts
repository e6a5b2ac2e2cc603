// Owns the proof that nobody is asked for anything in quiet times, and that a flood has to work.
import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { describe, expect, it, vi } from "vitest";
import { ABLE, admit } from "./admission";
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
  admit({ slug: "homes", network: somebody(), isProofRequired: false, proof: "", ...wish });

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
    const plain = { network, isProofRequired: true, slug: "narrow" };
    for (let one = 0; one < 6; one += 1) expect(await attempt(plain)).toEqual({ ok: true });
    expect(await attempt(plain)).toMatchObject({ ok: false, reason: "slow", isPressed: true });
    expect(await attempt({ ...plain, network: somebody() })).toEqual({ ok: true });
    expect(await attempt({ ...plain, proof: ABLE })).toEqual({ ok: false, reason: "prove" });
    for (let one = 0; one < 113; one += 1) await attempt({ ...plain, network: somebody() });
    expect(await attempt({ ...plain, network: somebody() })).toMatchObject({ reason: "slow" });
  });

  it("asks everybody for work above 3,000 a minute, and nobody is let in above 6,000", async () => {
    const rush = Array.from({ length: 3_000 }, () => attempt({ slug: "flood", proof: ABLE }));
    expect((await Promise.all(rush)).every(({ ok }) => ok)).toBe(true);
    expect(await attempt({ slug: "flood", proof: ABLE })).toEqual({ ok: false, reason: "prove" });
    await Promise.all(Array.from({ length: 2_999 }, () => attempt({ slug: "flood", proof: ABLE })));
    expect(await attempt({ slug: "flood", proof: ABLE })).toMatchObject({
      ok: false,
      reason: "slow",
    });
  });
});
