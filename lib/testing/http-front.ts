// The HTTP front on a free port, with a stub where Next stands: what lib/http's tests talk to.
import { request as ask, createServer, type IncomingHttpHeaders } from "node:http";
import { afterAll, beforeAll, beforeEach, vi } from "vitest";
import { wantFraming, wantStatus } from "@/lib/http/answers";
import type { Handler } from "@/lib/http/capture";
import { createFront, type Front, type FrontOptions } from "@/lib/http/front";

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string };

export const PUBLIC =
  "public, max-age=0, s-maxage=60, stale-while-revalidate=600, stale-if-error=3600";
const FILLER = "<p>Оқиға туралы</p>".repeat(100);

type Stub = {
  rendered: string[];
  seen: IncomingHttpHeaders[];
  broken: boolean;
  /** Renders under way now, and the most there ever were. */
  now: number;
  most: number;
};

/** What the stub was asked for in this test, and whether it breaks. */
export const stub: Stub = { rendered: [], seen: [], broken: false, now: 0, most: 0 };

/** Stands where Next does: answers as its pages would. */
const upstream: Handler = async (request, response) => {
  const url = request.url ?? "";
  stub.rendered.push(url);
  stub.seen.push({ ...request.headers });
  stub.now += 1;
  stub.most = Math.max(stub.most, stub.now);
  await new Promise((resolve) => setTimeout(resolve, 10));
  stub.now -= 1;
  if (url.includes("hangs")) {
    if (url.includes("halfway")) {
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      response.write("<!DOCTYPE html>");
    }
    return new Promise(() => undefined);
  }
  if (stub.broken) throw new Error("database down");
  const id = String(request.headers["x-bosaga-request"]);
  if (url.includes("gone")) wantStatus(id, 410);
  if (url.includes("framed")) wantFraming(id, ["https://union.example"]);
  if (url.includes("export")) {
    response.writeHead(200, { "Content-Type": "text/csv", "Cache-Control": "public, s-maxage=9" });
    response.write("a,b\r\n");
    response.end("1,2\r\n");
    return;
  }
  if (url.includes("moved")) {
    const location = url.includes("away") ? "https://evil.example/" : "http://localhost:3000/kk";
    response.writeHead(303, { Location: location });
    response.end();
    return;
  }
  if (url.includes("shell500")) {
    response.statusCode = 500;
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end('<html id="__next_error__"><script>self.x={"digest":"4711"}</script></html>');
    return;
  }
  if (url.includes("shell404")) {
    response.statusCode = 404;
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end('<html id="__next_error__"></html>');
    return;
  }
  if (url.includes("bare404")) {
    response.statusCode = 404;
    response.end();
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

/**
 * Starts a front for the tests of a file; each test has a fresh one.
 * @param options how this front is unlike others
 * @returns the front of the present test, its port, and get() to ask it
 */
export function startFront(options: Partial<FrontOptions> = {}) {
  let front: Front;
  let port = 0;
  const server = createServer((request, response) => front.listener(request, response));
  server.on("clientError", (_error, socket) => socket.end(front.badRequest));

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    port = typeof address === "object" && address ? address.port : 0;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    Object.assign(stub, { rendered: [], seen: [], broken: false, now: 0, most: 0 });
    // What the log writes is expected here: an injected script, and renders that fail on purpose.
    vi.spyOn(process.stdout, "write").mockReturnValue(true);
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const siteUrl = "https://bosaga.example";
    front = createFront({ handler: upstream, siteUrl, proxies: 1, runtime: "", ...options });
    return () => {
      vi.restoreAllMocks();
    };
  });

  function get(path: string, headers: Record<string, string> = {}, method = "GET", body?: string) {
    return new Promise<Answer>((resolve, reject) => {
      const sent = ask({ host: "127.0.0.1", port, path, method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("end", () => {
          const raw = Buffer.concat(chunks);
          const { statusCode: status = 0, headers: given } = response;
          resolve({ status, headers: given, body: raw, text: raw.toString("utf8") });
        });
      });
      sent.on("error", reject);
      sent.end(body);
    });
  }

  return { get, front: () => front, port: () => port };
}
