// Proves that secrets are long, unlike each other, and kept only as hashes.
import { expect, it } from "vitest";
import { hashToken, looksLikeToken, newId, newToken } from "./tokens";

it("makes tokens of 256 bits that look like tokens and never repeat", () => {
  const tokens = new Set(Array.from({ length: 1_000 }, newToken));
  expect(tokens.size).toBe(1_000);
  for (const token of tokens) {
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(looksLikeToken(token)).toBe(true);
  }
});

it.each(["", "short", "x".repeat(42), "x".repeat(44), `${"x".repeat(42)}/`, `${"x".repeat(42)}\n`])(
  "knows that %j is no token",
  (value) => expect(looksLikeToken(value)).toBe(false),
);

it("hashes to 32 bytes and compares by content", () => {
  const token = newToken();
  expect(hashToken(token)).toHaveLength(32);
  expect(hashToken(token)).toEqual(hashToken(token));
  expect(hashToken(token)).not.toEqual(hashToken(newToken()));
});

it("makes ids that sort by the time they were made", () => {
  const ids = Array.from({ length: 500 }, newId);
  expect(ids).toEqual(ids.toSorted());
});
