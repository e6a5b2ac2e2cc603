// Every answer of the front carries every header, whatever its status.
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { type Answer, startFront, stub } from "../testing/http-front";

const { get, port } = startFront();

function expectDressed({ headers }: Answer): void {
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "same-origin",
    "permissions-policy": expect.stringContaining("camera=()"),
    "strict-transport-security": expect.stringContaining("max-age=63072000"),
    "cache-control": expect.any(String),
    date: expect.any(String),
  });
  const policy = headers["content-security-policy"];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(headers["x-powered-by"]).toBeUndefined();
}

describe("every answer carries the headers", () => {
  it.each([
    ["a shared page", 200, () => get("/kk")],
    ["a private page", 200, () => get("/kk/signatures/abc")],
    ["a HEAD", 200, () => get("/kk", {}, "HEAD")],
    ["a redirect", 303, () => get("/kk/moved")],
    ["a build file", 200, () => get("/_next/static/a.js")],
    ["a stream", 200, () => get("/kk/admin/export")],
    ["a page that is gone", 410, () => get("/kk/petitions/gone")],
    ["a page that broke", 500, () => get("/kk/petitions/shell500")],
    ["a refused form", 403, () => get("/kk/join", {}, "POST", "a=b")],
    ["a broken address", 400, () => get("/%E0%A4%A")],
    ["an unknown method", 405, () => get("/kk", {}, "DELETE")],
    ["a preflight", 204, () => get("/api/v1/petitions/a", {}, "OPTIONS")],
    ["a refused API call", 413, () => get("/api/v1/a", { "content-length": "99999999" }, "POST")],
  ])("%s", async (_name, status, answer) => {
    const got = await answer();
    expect(got.status).toBe(status);
    expectDressed(got);
  });

  it("not modified", async () => {
    const { headers } = await get("/kk");
    const again = await get("/kk", { "if-none-match": String(headers.etag) });
    expect(again.status).toBe(304);
    expectDressed(again);
    expect(again.body).toHaveLength(0);
    expect(again.headers["content-security-policy"]).toBe(headers["content-security-policy"]);
  });

  it("when Next throws", async () => {
    stub.broken = true;
    const answer = await get("/ru/signatures/abc");
    expect(answer.status).toBe(500);
    expectDressed(answer);
    expect(answer.text).toContain('lang="ru"');
    expect(answer.text).not.toContain("database");
  });

  it("when what came was no HTTP", async () => {
    const raw = await new Promise<string>((resolve) => {
      const socket = connect(port(), "127.0.0.1", () => socket.write("nonsense\r\n\r\n"));
      socket.on("data", (data) => resolve(data.toString()));
    });
    expect(raw).toMatch(/^HTTP\/1\.1 400 /);
    expect(raw).toContain("Content-Security-Policy: default-src 'none'");
  });
});

describe("frames", () => {
  const ancestors = (answer: Answer) =>
    /frame-ancestors ([^;]*)/.exec(String(answer.headers["content-security-policy"]))?.[1];

  it.each(["GET", "HEAD"])(
    "of other sites may show an embed that names them (%s)",
    async (method) => {
      const shown = await get("/embed/petitions/framed/kk", {}, method);
      expect(ancestors(shown)).toBe("https://union.example");
      expect(shown.headers["x-frame-options"]).toBeUndefined();
      expect(shown.headers["cross-origin-resource-policy"]).toBe("cross-origin");
      // Kept, and the same for the next reader.
      expect(ancestors(await get("/embed/petitions/framed/kk"))).toBe("https://union.example");
    },
  );

  it("may show the answer to a form posted from within", async () => {
    const own = { "sec-fetch-site": "same-origin" };
    const type = "application/x-www-form-urlencoded";
    const headers = { ...own, "content-type": type };
    const answer = await get(
      "/embed/petitions/framed/kk",
      headers,
      "POST",
      `$ACTION_ID_${"a".repeat(40)}=`,
    );
    expect([answer.status, ancestors(answer)]).toEqual([422, "https://union.example"]);
    for (const site of ["cross-site", "same-site", "none"]) {
      const foreign = { ...headers, "sec-fetch-site": site };
      expect((await get("/embed/petitions/framed/kk", foreign, "POST", "a=b")).status).toBe(403);
    }
  });

  it.each([
    "/kk/petitions/framed",
    "/embed/petitions/other/kk",
    "/kk/admin/framed",
    "/embedframed",
  ])("may not show %s", async (path) => {
    const { headers, ...answer } = await get(path);
    expect(ancestors({ headers, ...answer })).toBe("'none'");
    expect(headers["x-frame-options"]).toBe("DENY");
  });
});
