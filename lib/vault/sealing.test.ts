// Proves that a ciphertext opens only whole, in its place, with its key.
import { describe, expect, it } from "vitest";
import { deriveRowKey, keyName, openBytes, randomKey, SealBrokenError, sealBytes } from "./sealing";

const plain = Buffer.from("Айгерім Қасымова, aigerim@people.test");
const key = randomKey();
const place = "campaign|signature|name|row-1";

describe("sealing", () => {
  it("opens what it sealed, also nothing", () => {
    expect(Buffer.from(openBytes(key, place, sealBytes(key, place, plain)))).toEqual(plain);
    expect(openBytes(key, place, sealBytes(key, place, Buffer.alloc(0)))).toHaveLength(0);
  });

  it("never seals the same thing the same way", () => {
    const all = Array.from({ length: 100 }, () => Buffer.from(sealBytes(key, place, plain)));
    expect(new Set(all.map((sealed) => sealed.toString("hex"))).size).toBe(100);
    for (const sealed of all) expect(sealed.includes("people.test")).toBe(false);
  });

  it("refuses 200 flipped bits, all over the ciphertext", () => {
    const sealed = sealBytes(key, place, plain);
    let refused = 0;
    for (let round = 0; round < 200; round += 1) {
      const altered = sealed.slice();
      const at = round % altered.length;
      altered[at] = (altered[at] ?? 0) ^ (1 << (Math.floor(round / altered.length) % 8));
      try {
        openBytes(key, place, altered);
      } catch (error) {
        if (error instanceof SealBrokenError) refused += 1;
      }
    }
    expect(refused).toBe(200);
  });

  it("refuses every cut, and bytes added", () => {
    const sealed = sealBytes(key, place, plain);
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => openBytes(key, place, sealed.subarray(0, length))).toThrow(SealBrokenError);
    }
    expect(() => openBytes(key, place, Buffer.concat([sealed, Buffer.of(0)]))).toThrow(
      SealBrokenError,
    );
  });

  it.each([
    "campaign|signature|email|row-1",
    "campaign|signature|name|row-2",
    "campaign|supporter|name|row-1",
    "other|signature|name|row-1",
    "",
  ])("refuses a ciphertext moved to %j", (elsewhere) => {
    expect(() => openBytes(key, elsewhere, sealBytes(key, place, plain))).toThrow(SealBrokenError);
  });

  it("refuses another key", () => {
    expect(() => openBytes(randomKey(), place, sealBytes(key, place, plain))).toThrow(
      SealBrokenError,
    );
  });
});

it("derives a key for each row from its seed, the same each time", () => {
  const seed = randomKey(16);
  expect(deriveRowKey(key, seed)).toEqual(deriveRowKey(key, seed));
  expect(deriveRowKey(key, seed)).not.toEqual(deriveRowKey(key, randomKey(16)));
  expect(deriveRowKey(randomKey(), seed)).not.toEqual(deriveRowKey(key, seed));
});

it("names a key without telling it", () => {
  expect(keyName(key)).toMatch(/^[0-9a-f]{16}$/);
  expect(Buffer.from(key).toString("hex")).not.toContain(keyName(key));
});
