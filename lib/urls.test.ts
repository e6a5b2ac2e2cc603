// Proves which redirects stay at home and which pages are purged together.
import { describe, expect, it } from "vitest";
import { absolute, isOwnPath, paths, pathsShowingEvent, pathsShowingPetition } from "./urls";

describe("isOwnPath", () => {
  it.each([
    "/",
    "/kk",
    "/ru/petitions/people-first?via=abc#form",
    "/en/search?q=http://elsewhere.test",
    "/қазақ",
  ])("keeps %s", (path) => expect(isOwnPath(path)).toBe(true));

  it.each([
    "",
    "kk",
    "//elsewhere.test",
    "/\\elsewhere.test",
    "\\\\elsewhere.test",
    "/\t/elsewhere.test",
    "/\n/elsewhere.test",
    "/kk\\..\\x",
    "https://elsewhere.test",
    "javascript:alert(1)",
    " /kk",
    "/kk\u0000",
    "/\r\nSet-Cookie: x=1",
  ])("refuses %j", (path) => expect(isOwnPath(path)).toBe(false));
});

describe("paths", () => {
  it("are all our own", () => {
    for (const make of Object.values(paths)) expect(isOwnPath(make("kk", "slug", "id"))).toBe(true);
  });

  it("become full addresses of the configured site only", () => {
    expect(absolute("/kk/join")).toBe("http://bosaga.test:3000/kk/join");
  });

  it("of a petition name every language, the API and the briefings that carry it", () => {
    const shown = pathsShowingPetition("people-first", ["the-vote"]);
    for (const locale of ["kk", "ru", "en"]) {
      expect(shown).toContain(`/${locale}`);
      expect(shown).toContain(`/${locale}/petitions/people-first`);
      expect(shown).toContain(`/${locale}/briefings/the-vote`);
    }
    expect(shown).toContain("/api/v1/petitions/people-first");
    expect(pathsShowingEvent("picket")).toContain("/ru/events/picket/calendar.ics");
  });
});
