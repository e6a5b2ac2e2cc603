// Holds the letters of keys on the layouts organisers type with.
import { describe, expect, it } from "vitest";
import { keyLetter } from "./key-letter";

describe("the letter of a key", () => {
  it("is the key's own on a Cyrillic layout", () => {
    expect(keyLetter({ key: "ф", code: "KeyA" })).toBe("a");
    expect(keyLetter({ key: "О", code: "KeyJ" })).toBe("j");
  });

  it("is the written one on a Latin layout, wherever its key lies", () => {
    expect(keyLetter({ key: "a", code: "KeyQ" })).toBe("a");
    expect(keyLetter({ key: "J", code: "KeyC" })).toBe("j");
  });

  it("is no letter where there is none", () => {
    expect(keyLetter({ key: "Enter", code: "Enter" })).toBe("Enter");
  });
});
