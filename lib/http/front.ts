// The HTTP front: judges a request, answers it from the page cache or has Next answer it, and puts the
// security headers on whatever goes out. server.ts composes it with Next; tests with a stub.
import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { log } from "../log";
import { openAnswer, PATH_HEADER, REQUEST_HEADER, takeStatus } from "./answers";
import { type Handler, type Headers, HeldResponse, type Rendered, renderAlone } from "./capture";
import { type Entry, headerText, makeEntry } from "./entry";
import { inlineHashes, isFrameworkScript } from "./inline-hashes";
import { callerAddress, NETWORK_HEADER, networkHasher } from "./network";
import { PageCache } from "./page-cache";
import { brokenPage, digestIn, languageOf, refusalPage } from "./plain-page";
import { PRIVATE } from "./public-paths.js";
import {
  isAnonymousDocument,
  isAssetPath,
  isPublicPath,
  type Refusal,
  readTarget,
  refusalOf,
  type Target,
} from "./requests";
import { headerPolicy } from "./security-headers";
import { sendDocument, sendEntry } from "./send";

export type FrontOptions = {
  /** Next's request handler. */
  readonly handler: Handler;
  /** The site's configured address; the only host name Next ever sees. */
  readonly siteUrl: string;
  /** How many of our proxies append to X-Forwarded-For. */
  readonly proxies: number;
  /** Source text of React's server renderer, to know its inline scripts by. */
  readonly runtime: string;
  /** The development server: nothing is kept, and its scripts run freely. */
  readonly dev?: boolean;
};

export type Front = {
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
  readonly cache: PageCache;
  /** The raw bytes for a request too broken to have a response (RFC 9112 §3). */
  readonly badRequest: string;
  /** From now on every answer closes its connection. */
  drain(): void;
};

const RENDER_TIMEOUT = 30_000;
const NOT_FROM_CLIENTS = /^(?:x-bosaga-|x-forwarded-|x-middleware-|forwarded$|x-real-ip$)/;

export function createFront(options: FrontOptions): Front {
  const { handler, proxies, runtime, dev = false } = options;
  const site = new URL(options.siteUrl);
  const policy = headerPolicy(options.siteUrl, dev);
  const hashNetwork = networkHasher();
  const cache = new PageCache((error) => log.error("render-failed", error));
  let draining = false;

  const own = (path: string, contentSecurityPolicy: string): string[] => [
    ...policy.fixed.flat(),
    "Content-Security-Policy",
    contentSecurityPolicy,
    "Cross-Origin-Resource-Policy",
    path.startsWith("/api/v1/") ? "cross-origin" : "same-origin",
  ];
  const bare = policy.contentSecurityPolicy({ scripts: [], styles: [] });

  function policyFor(html: string): string {
    const { refused, ...hashes } = inlineHashes(html, (text) => isFrameworkScript(text, runtime));
    if (refused > 0 && !dev) log.warn("inline-script-refused", { count: refused });
    return policy.contentSecurityPolicy(hashes);
  }

  function sendPlain(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
    const path = request.url ?? "/";
    const api = path.startsWith("/api/");
    const locale = languageOf(path, request.headers["accept-language"]);
    const text = api
      ? JSON.stringify({ error: refusal.reason })
      : refusalPage(refusal.reason, locale);
    sendOwn(request, response, refusal.status, text, api);
  }

  function sendBroken(request: IncomingMessage, response: ServerResponse): void {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const path = request.url ?? "/";
    const api = path.startsWith("/api/");
    const locale = languageOf(path, request.headers["accept-language"]);
    const text = api ? JSON.stringify({ error: "broken" }) : brokenPage(locale, undefined);
    sendOwn(request, response, 500, text, api);
  }

  function sendOwn(
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
    text: string,
    json: boolean,
  ): void {
    const body = Buffer.from(text);
    // What was refused is not read, so the connection cannot carry another request.
    if (request.headers["content-length"] !== undefined || status === 411) {
      response.shouldKeepAlive = false;
    }
    response.writeHead(status, [
      ...own(request.url ?? "/", json ? bare : policyFor(text)),
      "Cache-Control",
      PRIVATE,
      "Content-Type",
      json ? "application/json; charset=utf-8" : "text/html; charset=utf-8",
      ...(status === 405 ? ["Allow", "GET, HEAD, POST"] : []),
      "Content-Length",
      String(body.length),
    ]);
    response.end(request.method === "HEAD" ? undefined : body);
  }

  /** Gives a finished document the status its page asked for, and words when it broke. */
  function finish(rendered: Rendered, id: string, path: string): Rendered {
    const wanted = takeStatus(id);
    if (!isDocument(rendered.headers)) return rendered;
    if (rendered.status >= 500) {
      const html = rendered.body.toString("utf8");
      const text = brokenPage(languageOf(path, undefined), digestIn(html));
      return {
        status: rendered.status,
        headers: { "content-type": "text/html; charset=utf-8", "cache-control": PRIVATE },
        body: Buffer.from(text),
      };
    }
    return rendered.status === 200 && wanted ? { ...rendered, status: wanted } : rendered;
  }

  async function renderEntry({ path, key }: Target): Promise<Entry> {
    const id = randomUUID();
    openAnswer(id);
    try {
      const headers = {
        accept: "*/*",
        [REQUEST_HEADER]: id,
        [PATH_HEADER]: key,
        ...siteHeaders(site),
      };
      const rendered = finish(await renderAlone(handler, key, headers, RENDER_TIMEOUT), id, path);
      const html = isDocument(rendered.headers) ? rendered.body.toString("utf8") : undefined;
      const fixed = own(path, html === undefined ? bare : policyFor(html));
      return await makeEntry(key, path, rendered, fixed);
    } finally {
      takeStatus(id);
    }
  }

  async function answerPrivately(
    request: IncomingMessage,
    response: ServerResponse,
    target: Target,
  ): Promise<void> {
    const id = randomUUID();
    const network = hashNetwork(
      callerAddress(request.headers, request.socket.remoteAddress, proxies),
    );
    cleanHeaders(request.headers);
    Object.assign(request.headers, siteHeaders(site), {
      [REQUEST_HEADER]: id,
      [NETWORK_HEADER]: network,
      [PATH_HEADER]: isPublicPath(target.path) ? target.key : target.path,
    });
    if (isPublicPath(target.path) && request.headers.rsc === undefined) request.url = target.key;
    const caching = isAssetPath(target.path) && dev ? [] : ["Cache-Control", PRIVATE];
    openAnswer(id);
    try {
      const rendered = await new Promise<Rendered | undefined>((resolve, reject) => {
        const route = (status: number, headers: Headers) => {
          if (isDocument(headers)) return undefined;
          response.writeHead(status, [...flat(headers), ...caching, ...own(target.path, bare)]);
          return response;
        };
        const held: HeldResponse = new HeldResponse(request, route, (error) => {
          if (error && !response.destroyed) reject(error);
          else if (error || response.headersSent) resolve(undefined);
          else resolve({ status: held.statusCode, headers: held.head, body: held.body });
        });
        response.on("close", () => held.abandon());
        handler(request, held).catch(reject);
      });
      if (rendered === undefined) return;
      const { status, headers, body } = finish(rendered, id, target.path);
      const fixed = own(target.path, policyFor(body.toString("utf8")));
      await sendDocument(request, response, status, [...flat(headers), ...caching, ...fixed], body);
    } finally {
      takeStatus(id);
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = readTarget(request.url ?? "");
    if ("reason" in target) return sendPlain(request, response, target);
    const { method, headers } = request;
    const refusal = refusalOf(method, target.path, headers, site.origin);
    if (refusal) return sendPlain(request, response, refusal);
    if (method === "OPTIONS") {
      response.writeHead(204, [...own(target.path, bare), ...PREFLIGHT]);
      response.end();
      return;
    }
    const reading = method === "GET" || method === "HEAD";
    const asset = isAssetPath(target.path);
    if (
      !reading ||
      dev ||
      !(asset || (isPublicPath(target.path) && isAnonymousDocument(headers)))
    ) {
      return answerPrivately(request, response, target);
    }
    const wanted = asset ? { ...target, key: target.path } : target;
    const entry = await cache.serve(wanted.key, wanted.path, () => renderEntry(wanted));
    sendEntry(request, response, entry, Date.now());
  }

  return {
    cache,
    badRequest: rawBadRequest(own("", bare)),
    drain() {
      draining = true;
    },
    listener(request, response) {
      if (draining) response.shouldKeepAlive = false;
      const { method, url = "" } = request;
      if (method === "GET" || method === "HEAD") {
        const now = Date.now();
        const entry = cache.fresh(url, now);
        if (entry !== undefined && (isAssetPath(url) || isAnonymousDocument(request.headers))) {
          sendEntry(request, response, entry, now);
          return;
        }
      }
      answer(request, response).catch((error: unknown) => {
        log.error("request-failed", error);
        sendBroken(request, response);
      });
    },
  };
}

const PREFLIGHT = [
  "Access-Control-Allow-Origin",
  "*",
  "Access-Control-Allow-Methods",
  "GET, HEAD, POST",
  "Access-Control-Allow-Headers",
  "Content-Type",
  "Access-Control-Max-Age",
  "86400",
  "Cache-Control",
  PRIVATE,
];

function isDocument(headers: Headers): boolean {
  return headerText(headers, "content-type")?.startsWith("text/html") ?? false;
}

/** What Next sent, but for what the front decides: caching, length, encodings. */
function flat(headers: Headers): string[] {
  const list: string[] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (/^(?:cache-control|connection|keep-alive|transfer-encoding|x-powered-by)$/.test(name))
      continue;
    if (isDocument(headers) && /^(?:content-length|etag|vary)$/.test(name)) continue;
    for (const one of [value].flat()) list.push(name, one);
  }
  return list;
}

/** Next's redirects and its own check of server actions go by these, so clients have no say. */
function siteHeaders(site: URL): IncomingHttpHeaders {
  return { host: site.host, "x-forwarded-host": site.host };
}

function cleanHeaders(headers: IncomingHttpHeaders): void {
  for (const name of Object.keys(headers)) {
    if (NOT_FROM_CLIENTS.test(name)) delete headers[name];
  }
}

function rawBadRequest(own: readonly string[]): string {
  const lines = ["HTTP/1.1 400 Bad Request", "Connection: close", "Content-Length: 0"];
  for (let at = 0; at < own.length; at += 2) lines.push(`${own[at]}: ${own[at + 1]}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
}
