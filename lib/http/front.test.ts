// The whole front over real HTTP, with a stub where Next stands.
import { request as ask, createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { connect } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { wantStatus } from "./answers";
import type { Handler } from "./capture";
import { createFront, type Front } from "./front";

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string };

const PUBLIC = "public, max-age=0, s-maxage=60, stale-while-revalidate=600, stale-if-error=3600";
const FILLER = "<p>Оқиға туралы</p>".repeat(100);

let rendered: string[];
let seen: IncomingHttpHeaders[];
let broken = false;

/** Stands where Next does: answers as its pages would. */
const upstream: Handler = async (request, response) => {
  const url = request.url ?? "";
  rendered.push(url);
  seen.push({ ...request.headers });
  await new Promise((resolve) => setTimeout(resolve, 10));
  if (broken) throw new Error("database down");
  const id = String(request.headers["x-bosaga-request"]);
  if (url.includes("gone")) wantStatus(id, 410);
  if (url.includes("export")) {
    response.writeHead(200, { "Content-Type": "text/csv", "Cache-Control": "public, s-maxage=9" });
    response.write("a,b\r\n");
    response.end("1,2\r\n");
    return;
  }
  if (url.includes("moved")) {
    response.writeHead(303, { Location: "/kk" });
    response.end();
    return;
  }
  if (url.includes("shell500")) {
    response.statusCode = 500;
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end('<html id="__next_error__"><script>self.x={"digest":"4711"}</script></html>');
    return;
  }
  if (request.method === "POST") wantStatus(id, 422);
  if (url.startsWith("/_next/static/"))
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
  else response.setHeader("Cache-Control", PUBLIC);
  response.setHeader(
    "Content-Type",
    url.endsWith(".js") ? "application/javascript" : "text/html; charset=utf-8",
  );
  response.setHeader("Vary", "rsc");
  response.setHeader("Set-Cookie", "a=b");
  response.setHeader("X-Powered-By", "Next.js");
  response.flushHeaders();
  response.write(`<!DOCTYPE html><h1>${url}</h1>${FILLER}`);
  response.end('<script>self.__next_f.push([1,"a"])</script><script>alert(1)</script>');
};

let front: Front;
let server: Server;
let origin: string;
let port: number;

beforeAll(async () => {
  server = createServer((request, response) => front.listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
  origin = "https://bosaga.example";
  server.on("clientError", (_error, socket) => socket.end(front.badRequest));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  rendered = [];
  seen = [];
  broken = false;
  // What the log writes is expected here: an injected script, and renders that fail on purpose.
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  front = createFront({ handler: upstream, siteUrl: origin, proxies: 0, runtime: "" });
  return () => vi.restoreAllMocks();
});

function get(path: string, headers: Record<string, string> = {}, method = "GET", body?: string) {
  return new Promise<Answer>((resolve, reject) => {
    const sent = ask({ host: "127.0.0.1", port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => {
        const raw = Buffer.concat(chunks);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: raw,
          text: raw.toString("utf8"),
        });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const form = {
  "sec-fetch-site": "same-origin",
  "content-type": "application/x-www-form-urlencoded",
};

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
    broken = true;
    const answer = await get("/ru/signatures/abc");
    expect(answer.status).toBe(500);
    expectDressed(answer);
    expect(answer.text).toContain('lang="ru"');
    expect(answer.text).not.toContain("database");
  });

  it("when what came was no HTTP", async () => {
    const raw = await new Promise<string>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => socket.write("nonsense\r\n\r\n"));
      socket.on("data", (data) => resolve(data.toString()));
    });
    expect(raw).toMatch(/^HTTP\/1\.1 400 /);
    expect(raw).toContain("Content-Security-Policy: default-src 'none'");
  });
});

describe("a shared page", () => {
  it("renders once for two hundred readers, and is then answered from the cache", async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => get("/kk?utm=1")));
    expect(rendered).toEqual(["/kk"]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    await get("/kk");
    expect(rendered).toHaveLength(1);
  });

  it("comes in the best encoding the reader takes", async () => {
    const [plain, gzip, br] = await Promise.all([
      get("/kk"),
      get("/kk", { "accept-encoding": "gzip, br;q=0" }),
      get("/kk", { "accept-encoding": "gzip, deflate, br" }),
    ]);
    expect(gzip.headers["content-encoding"]).toBe("gzip");
    expect(br.headers["content-encoding"]).toBe("br");
    expect(gunzipSync(gzip.body).toString()).toBe(plain.text);
    expect(brotliDecompressSync(br.body).toString()).toBe(plain.text);
    expect(plain.headers.vary).toBe("rsc, Accept-Encoding");
  });

  it("tells browsers to ask again and shared caches how long it holds", async () => {
    const { headers } = await get("/kk");
    expect(headers["cache-control"]).toBe("public, max-age=0, s-maxage=60, stale-if-error=3600");
    expect(headers["cdn-cache-control"]).toBe(PUBLIC);
    expect(headers.age).toBe("0");
  });

  it("sets nobody a cookie", async () => {
    expect((await get("/kk")).headers["set-cookie"]).toBeUndefined();
    expect((await get("/kk/signatures/a")).headers["set-cookie"]).toEqual(["a=b"]);
  });

  it("knows nothing of who asked", async () => {
    await get("/kk", { "accept-language": "ru", "user-agent": "x", "x-bosaga-network": "y" });
    expect(Object.keys(seen[0] ?? {}).sort()).toEqual([
      "accept",
      "host",
      "x-bosaga-request",
      "x-forwarded-host",
    ]);
  });

  it("is one reader's own when they carry a cookie, and another thing for the router", async () => {
    await get("/kk");
    const withCookie = await get("/kk", { cookie: "session=1" });
    const router = await get("/kk?_rsc=1", { rsc: "1" });
    expect(rendered).toEqual(["/kk", "/kk", "/kk?_rsc=1"]);
    expect(withCookie.headers["cache-control"]).toBe("private, no-store");
    expect(router.headers["cache-control"]).toBe("private, no-store");
  });

  it("is let go of by path, and served old while rendering fails", async () => {
    await get("/kk");
    front.cache.purge("/kk");
    broken = true;
    expect((await get("/kk")).status).toBe(200);
    broken = false;
    await get("/kk");
    expect(rendered).toHaveLength(3);
  });

  it("blesses Next's scripts only", async () => {
    const { headers } = await get("/kk");
    expect(headers["content-security-policy"]).toMatch(/script-src 'self' 'sha256-[^']+';/);
  });
});

describe("a private page", () => {
  it("is compressed, never stored, and sent under the status its page asked for", async () => {
    const answer = await get("/kk/join", { ...form, "accept-encoding": "br" }, "POST", "a=b");
    expect(answer.status).toBe(422);
    expect(answer.headers["cache-control"]).toBe("private, no-store");
    expect(brotliDecompressSync(answer.body).toString()).toContain("/kk/join");
  });

  it("sees the site's name and the caller's network, not what clients claim", async () => {
    await get("/kk/signatures/a", {
      host: "evil.example",
      "x-forwarded-host": "evil.example",
      "x-bosaga-network": "forged",
      "x-bosaga-request": "forged",
      "x-middleware-subrequest": "forged",
    });
    expect(JSON.stringify(seen)).not.toMatch(/evil|forged/);
    expect(seen[0]).toMatchObject({ host: "bosaga.example" });
    expect(seen[0]?.["x-bosaga-network"]).toMatch(/^[\w-]{22}$/);
  });

  it("streams what is no document", async () => {
    const answer = await get("/kk/admin/export");
    expect(answer.text).toBe("a,b\r\n1,2\r\n");
    expect(answer.headers["cache-control"]).toBe("private, no-store");
  });

  it("has words and its digest when it broke", async () => {
    const answer = await get("/en/signatures/shell500");
    expect(answer.status).toBe(500);
    expect(answer.text).toContain("4711");
    expect(answer.text).toContain("Something broke on our side");
  });

  it("stops being rendered when its reader leaves", async () => {
    const sent = ask({ host: "127.0.0.1", port, path: "/kk/signatures/slow" });
    sent.on("error", () => undefined);
    sent.end();
    setTimeout(() => sent.destroy(), 2);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect((await get("/kk/signatures/next")).status).toBe(200);
  });
});

it("closes connections with their answers once it drains", async () => {
  front.drain();
  expect((await get("/kk")).headers.connection).toBe("close");
});
