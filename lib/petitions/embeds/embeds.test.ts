// Proves which origins may be named, that the snippet is safe to paste, and that the script stays small.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readOrigin, snippet } from "./rules";
import { embedForm } from "./schema";

describe("an origin", () => {
  it.each([
    ["https://union.example", "https://union.example"],
    ["https://Union.Example/", "https://union.example"],
    ["https://union.example:443", "https://union.example"],
    ["https://union.example:8443", "https://union.example:8443"],
    ["https://одак.example", "https://xn--80ahtn.example"],
    ["http://localhost:3000", "http://localhost:3000"],
    ["http://127.0.0.1:3000", "http://127.0.0.1:3000"],
  ])("of %j is %j", (typed, origin) => expect(readOrigin(typed)).toBe(origin));

  it.each([
    "",
    "union.example",
    "http://union.example",
    "https://*.example.org",
    "https://*",
    "*",
    "'self'",
    "https:",
    "data:text/html,x",
    "javascript:alert(1)",
    "https://user:pass@union.example",
    "https://union.example/page",
    "https://union.example?x",
    "https://union.example#x",
    "https://union.example; script-src *",
    "https://union.example https://other.example",
    "https://[::1]",
    "https://intranet",
    "ftp://union.example",
    "null",
  ])("is not %j", (typed) => expect(readOrigin(typed)).toBeNull());
});

describe("the list", () => {
  it("has one a line, each once, and may be empty", () => {
    const typed = " https://a.example \r\n\r\nhttps://b.example\nhttps://A.example/";
    expect(embedForm.parse({ origins: typed }).origins).toEqual([
      "https://a.example",
      "https://b.example",
    ]);
    expect(embedForm.parse({ origins: "" }).origins).toEqual([]);
  });

  it("refuses a bad line, too many, control characters and other fields", () => {
    const many = Array.from({ length: 51 }, (_, at) => `https://site-${at}.example`).join("\n");
    for (const origins of [
      "https://a.example\nhttp://b.example",
      many,
      "https://a\u0000.example",
    ]) {
      expect(embedForm.safeParse({ origins }).success).toBe(false);
    }
    expect(embedForm.safeParse({ origins: "", extra: "1" }).success).toBe(false);
    expect(embedForm.safeParse({}).success).toBe(false);
  });
});

describe("what is pasted", () => {
  it("is a link and a script, with a title that stays text", () => {
    const pasted = snippet("en", {
      title: 'Homes & "land" </a><script>alert(1)</script>',
      page: "https://bosaga.test/en/petitions/homes",
      script: "https://bosaga.test/embed.js",
    });
    expect(pasted).toContain('href="https://bosaga.test/en/petitions/homes"');
    expect(pasted).toContain("&lt;/a&gt;&lt;script&gt;");
    expect(pasted.match(/<script/g)).toHaveLength(1);
  });
});

describe("the script", () => {
  const text = readFileSync("public/embed.js", "utf8");

  it("weighs at most 3 kB as it is", () => {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(3_000);
  });

  it("asks and hears its own origin only, and keeps nothing", () => {
    expect(text).toContain("event.origin !== origin");
    expect(text).not.toMatch(/postMessage\([^)]*"\*"/);
    expect(text).not.toMatch(/cookie|localStorage|sessionStorage|innerHTML|eval/);
  });
});
