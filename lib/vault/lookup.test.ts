// Proves that twenty spellings of one address are one mailbox, and that lists cannot be joined.
import { describe, expect, it } from "vitest";
import { canonicalEmail, lookupHash } from "./lookup";

describe("canonicalEmail", () => {
  it.each([
    ["Aigerim@Example.KZ", "aigerim@example.kz"],
    [" aigerim@example.kz ", "aigerim@example.kz"],
    ["aigerim+petition@example.kz", "aigerim@example.kz"],
    ["aigerim+a+b@example.kz", "aigerim@example.kz"],
    ["aigerim@example.kz.", "aigerim@example.kz"],
    ["ａｉｇｅｒｉｍ@example.kz", "aigerim@example.kz"],
    ["ai.gerim@gmail.com", "aigerim@gmail.com"],
    ["A.I.Gerim+x@GoogleMail.com", "aigerim@gmail.com"],
    ["ai.gerim@example.kz", "ai.gerim@example.kz"],
    ["aigerim@почта.қаз", "aigerim@xn--80a1acny.xn--80ao21a"],
    ["aigerim@xn--80a1acny.xn--80ao21a", "aigerim@xn--80a1acny.xn--80ao21a"],
    ["aigerim@ПОЧТА.ҚАЗ", "aigerim@xn--80a1acny.xn--80ao21a"],
    ["әйгерім@example.kz", "әйгерім@example.kz"],
  ])("%s → %s", (typed, expected) => {
    expect(canonicalEmail(typed)).toBe(expected);
  });
});

describe("lookupHash", () => {
  it("is one for every spelling and has 32 bytes", () => {
    const hash = lookupHash("petition:1", "aigerim@gmail.com");
    expect(hash).toHaveLength(32);
    expect(lookupHash("petition:1", "Ai.Gerim+news@GMAIL.com")).toEqual(hash);
  });

  it("differs by scope and by address", () => {
    const hash = lookupHash("petition:1", "aigerim@example.kz");
    expect(lookupHash("petition:2", "aigerim@example.kz")).not.toEqual(hash);
    expect(lookupHash("supporters", "aigerim@example.kz")).not.toEqual(hash);
    expect(lookupHash("petition:1", "aigerin@example.kz")).not.toEqual(hash);
  });
});
