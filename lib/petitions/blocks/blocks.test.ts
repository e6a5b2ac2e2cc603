// Owns the proof that patterns match what they say, whatever is thrown at them, and never slowly.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isUsablePattern, matchesPattern, readPattern, writePattern } from "./rules";
import { blockedValue, blockForm } from "./schema";

/** Tries every way a star could be read: right by construction, and slow. */
function bySearch(pattern: readonly string[], text: readonly string[]): boolean {
  const [sign, ...rest] = pattern;
  if (sign === undefined) return text.length === 0;
  if (sign === "*") {
    return text.some((_, at) => bySearch(rest, text.slice(at))) || bySearch(rest, []);
  }
  return text.length > 0 && (sign === "?" || sign === text[0]) && bySearch(rest, text.slice(1));
}

describe("a pattern", () => {
  it("matches exactly what a search through every possibility finds", () => {
    const signs = fc.array(fc.constantFrom("a", "b", "*", "?"), { maxLength: 7 });
    const letters = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 8 });
    fc.assert(
      fc.property(signs, letters, (pattern, text) => {
        expect(matchesPattern(pattern.join(""), text.join(""))).toBe(bySearch(pattern, text));
      }),
      { numRuns: 3_000 },
    );
  });

  it("finds any text by a part of it, and itself, whatever signs it is made of", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40, unit: "binary" }), (text) => {
        const plain = text.replaceAll(/[*?]/g, "");
        expect(matchesPattern(`*${plain}*`, `x${plain}y`)).toBe(true);
        expect(matchesPattern(plain, plain)).toBe(true);
      }),
    );
  });

  it("takes no longer for the worst pattern than for a good one", () => {
    const pattern = `${"*a".repeat(8)}b`;
    const started = performance.now();
    for (let at = 0; at < 1_000; at += 1) matchesPattern(pattern, "a".repeat(254));
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it("ignores case, forms of letters and ё", () => {
    expect(matchesPattern("*ёлк?н*", "Пётр ЕЛКИН")).toBe(true);
    expect(matchesPattern("bot-*@example.org", "BOT-7@example.org")).toBe(true);
    expect(matchesPattern("bot-*@example.org", "robot-7@example.org")).toBe(false);
  });

  it("is refused when it would take out nearly anybody, or is too long", () => {
    expect(
      ["*", "*a*", "??", "a*b", "*.*", "a".repeat(101), "*a".repeat(9)].map(isUsablePattern),
    ).toEqual(Array.from({ length: 7 }, () => false));
    expect(isUsablePattern("*promo*@*")).toBe(true);
  });

  it("is sealed with what it is held against", () => {
    expect(readPattern(writePattern({ on: "email", pattern: "a:b*" }))).toEqual({
      on: "email",
      pattern: "a:b*",
    });
    expect(readPattern("phone:1*")).toBeNull();
  });
});

describe("the form", () => {
  const given = (wish: object) =>
    blockForm.safeParse({ kind: "domain", value: "spam.example", reason: "Flood", ...wish });

  it("takes domains and addresses as people write them", () => {
    const domain = given({ value: "@Spam.Example" });
    expect(domain.data && blockedValue(domain.data)).toBe("spam.example");
    const address = given({ kind: "address", value: " Bot@Spam.Example " });
    expect(address.data && blockedValue(address.data)).toBe("Bot@Spam.Example");
    expect(given({ until: "2026-12-01" }).data?.until).toEqual(new Date("2026-12-01T19:00:00Z"));
  });

  it("refuses what cannot be blocked, beside the field", () => {
    for (const wish of [
      { value: "spam" },
      { value: "a@b@c.org" },
      { kind: "address", value: "spam.example" },
      { kind: "name", value: "**" },
      { kind: "regex", value: "(a+)+$" },
      { until: "2026-13-40" },
      { reason: "" },
      { value: "a\u0000b.org" },
      { more: 1 },
    ]) {
      expect(given(wish).success, JSON.stringify(wish)).toBe(false);
    }
    const [issue] = given({ kind: "email", value: "*" }).error?.issues ?? [];
    expect(issue).toMatchObject({ path: ["value"], message: "bad-pattern" });
  });
});
