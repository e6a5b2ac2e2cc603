// Addresses, cache keys, origins and limits of requests, as tables.
import { describe, expect, it } from "vitest";
import {
  bodyLimit,
  isOwnRequest,
  isPublicPath,
  ownLocation,
  readTarget,
  refusalOf,
} from "./requests";

describe("the cache key", () => {
  it.each([
    ["/kk", "/kk"],
    ["/kk?", "/kk"],
    ["/kk?utm_source=x&_rsc=abc&fbclid=1", "/kk"],
    ["/kk/events?region=KZ-19&kind=meeting", "/kk/events?kind=meeting&region=KZ-19"],
    ["/kk/events?kind=meeting&region=KZ-19", "/kk/events?kind=meeting&region=KZ-19"],
    ["/kk/petitions/a?via=abc&via=def", "/kk/petitions/a?via=abc"],
    ["/kk/petitions/a?via=%3Cscript%3E", "/kk/petitions/a"],
    ["/kk/petitions/a?page=2&sort=name", "/kk/petitions/a?sort=name"],
    ["/kk/petitions/a/organisations?page=2&via=abc", "/kk/petitions/a/organisations?page=2"],
    ["/kk/petitions/a/count?page=3&after=7", "/kk/petitions/a/count?page=3"],
    ["/kk/petitions/a/comments?after=12&via=abc", "/kk/petitions/a/comments?after=12"],
    [
      "/kk/petitions/a/updates?after=17.0193d2a4-0000-7000-8000-000000000000",
      "/kk/petitions/a/updates?after=17.0193d2a4-0000-7000-8000-000000000000",
    ],
    ["/kk/petitions/a/updates?after=12", "/kk/petitions/a/updates"],
    [
      "/api/v1/petitions/a/history?before=2026-11-24",
      "/api/v1/petitions/a/history?before=2026-11-24",
    ],
    ["/kk?via=abc&page=2&kind=meeting", "/kk"],
    ["/kk/briefings?page=0", "/kk/briefings"],
    ["/kk/briefings?page=2&junk=%E0%A4%A", "/kk/briefings?page=2"],
    ["/kk/petitions/%61%62c", "/kk/petitions/abc"],
    ["/%6Bk/briefings?page=2", "/kk/briefings?page=2"],
    ["/kk/petitions/a%2fb", "/kk/petitions/a%2Fb"],
    ["/kk?__proto__=1&constructor=2", "/kk"],
  ])("of %s is %s", (url, key) => {
    expect(readTarget(url)).toMatchObject({ key });
  });

  it.each([
    ["/%E0%A4%A", 400],
    ["//evil.example/kk", 400],
    ["http://evil.example/kk", 400],
    ["*", 400],
    ["", 400],
    ["/kk%00", 400],
    ["/kk%0d%0aSet-Cookie:%20a", 400],
    ["/kk%5cevil", 400],
    ["/kk/../admin", 400],
    ["/kk/%2e%2e/admin", 400],
    [`/${"a".repeat(2_048)}`, 414],
  ])("is not made for %s", (url, status) => {
    expect(readTarget(url)).toMatchObject({ status });
  });

  it("keeps Kazakh addresses", () => {
    expect(readTarget("/kk/petitions/%D2%9B")).toMatchObject({ path: "/kk/petitions/%D2%9B" });
  });
});

describe("paths everybody shares", () => {
  it.each(["/kk", "/ru/petitions/inquiry", "/en/events/calendar.ics", "/api/v1/petitions/inquiry"])(
    "%s",
    (path) => expect(isPublicPath(path)).toBe(true),
  );
  it.each([
    "/",
    "/de",
    "/kk/admin",
    "/kk/sign-in",
    "/kk/signatures/abc",
    "/kk/preferences/abc",
    "/kk/petitions/inquiry/thanks",
    "/kk/eventsXcalendar.ics/x",
    "/api/auth/session",
    "/api/health/ready",
    "/s/abc",
  ])("not %s", (path) => expect(isPublicPath(path)).toBe(false));
});

describe("where a POST may come from", () => {
  const site = "https://bosaga.example";
  it.each([
    // Sec-Fetch-Site, Origin, allowed
    ["same-origin", site, true],
    ["same-origin", undefined, true],
    ["same-site", site, false],
    ["cross-site", site, false],
    ["none", site, false],
    ["", site, false],
    [undefined, site, true],
    [undefined, "https://evil.example", false],
    [undefined, "http://bosaga.example", false],
    [undefined, "https://bosaga.example.evil.example", false],
    [undefined, "null", false],
    [undefined, undefined, false],
  ])("Sec-Fetch-Site %s with Origin %s: %s", (fetchSite, origin, allowed) => {
    const headers = {
      ...(fetchSite !== undefined && { "sec-fetch-site": fetchSite }),
      ...(origin !== undefined && { origin }),
    };
    expect(isOwnRequest(headers, site)).toBe(allowed);
    expect(refusalOf("POST", "/kk/join", headers, site)?.status).toBe(allowed ? undefined : 403);
    expect(refusalOf("POST", "/api/v1/petitions/a/signatures", headers, site)).toBeUndefined();
    expect(refusalOf("POST", "/api/unsubscribe/token", headers, site)).toBeUndefined();
    expect(refusalOf("GET", "/kk/join", headers, site)).toBeUndefined();
  });
});

it.each([
  ["/kk/join?x=1#y", "/kk/join?x=1#y"],
  ["https://bosaga.example/kk", "/kk"],
  ["http://0.0.0.0:3000/kk", "/kk"],
  ["http://localhost:3000/kk?a=b", "/kk?a=b"],
  ["https://evil.example/kk", undefined],
  ["//evil.example/kk", undefined],
  ["/\\evil.example", undefined],
  ["javascript:alert(1)", undefined],
  ["https://[", undefined],
])("a redirect to %s goes to %s", (location, path) => {
  expect(ownLocation(location, "https://bosaga.example")).toBe(path);
});

describe("what is refused", () => {
  const ours = { "sec-fetch-site": "same-origin" };
  it.each(["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "PURGE", undefined])("%s", (method) => {
    expect(refusalOf(method, "/kk", ours, "http://a")?.status).toBe(405);
  });
  it("allows preflights of the open API", () => {
    expect(refusalOf("OPTIONS", "/api/v1/petitions/a", {}, "http://a")).toBeUndefined();
  });
  it.each(["/kk/join", "/kk/admin/briefings", "/api/v1/petitions/a/signatures"])(
    "bodies of %s over the limit, and those of unknown length",
    (path) => {
      const limit = bodyLimit(path);
      const status = (headers: object) =>
        refusalOf("POST", path, { ...ours, ...headers }, "http://a")?.status;
      expect(status({ "content-length": String(limit) })).toBeUndefined();
      expect(status({ "content-length": String(limit + 1) })).toBe(413);
      expect(status({ "content-length": "NaN" })).toBe(413);
      expect(status({ "transfer-encoding": "chunked" })).toBe(411);
    },
  );
});
