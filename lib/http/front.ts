// The HTTP front: judges a request, answers it from the page cache or has Next answer it.
// server.ts composes it with Next; tests with a stub.
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { isLocale } from "../i18n/locales";
import { log } from "../log";
import { openAnswer, PATH_HEADER, REQUEST_HEADER, takeFraming, takeStatus } from "./answers";
import {
  type Handler,
  type Headers,
  HeldResponse,
  type Rendered,
  RenderTimeoutError,
  renderAlone,
} from "./capture";
import { asksForDocument, finish, flat, isDocument, isWordless404 } from "./documents";
import { dressing } from "./dressing";
import { type Entry, headerText, makeEntry } from "./entry";
import { callerAddress, NETWORK_HEADER, networkHasher } from "./network";
import { type OwnAnswers, ownAnswers } from "./own-answers";
import { PageCache } from "./page-cache";
import { BodyCutOffError, isOwnForm, readBody, unread } from "./posted";
import { PRIVATE } from "./public-paths.js";
import {
  isAssetPath,
  isPublicPath,
  ownLocation,
  readTarget,
  refusalOf,
  type Target,
} from "./requests";
import { CrowdedError, Room } from "./room";
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
  /** Multiplies how many pages are made at once for a network (room.ts). */
  readonly roomFactor?: number;
  /** The development server: nothing is kept, and its scripts run freely. */
  readonly dev?: boolean;
  /** Milliseconds a page may take before its reader is told that it took too long. */
  readonly renderTimeout?: number;
};

export type Front = {
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
  readonly cache: PageCache;
  readonly badRequest: OwnAnswers["badRequest"];
  /** From now on every answer closes its connection. */
  drain(): void;
};

const RENDER_TIMEOUT = 30_000;
const LIVE = "/api/health/live";
/** How Next begins the document it sends when a page called notFound(). */
const EMPTY_SHELL = '<html id="__next_error__">';
// Next asks by this header whether to hold a page's title back and send it after the body, which needs
// JavaScript to read (next.config.js, htmlLimitedBots); a request without one would be held to be a
// browser with it. No person sends this, so a sharing link does not count it.
const NO_AGENT = "bosaga-front (bot)";
const NOT_FROM_CLIENTS = /^(?:x-bosaga-|x-forwarded-|x-middleware-|forwarded$|x-real-ip$)/;

/** Builds the front. Nothing is opened or listened to here. */
export function createFront(options: FrontOptions): Front {
  const { handler, proxies, dev = false, roomFactor = 1, renderTimeout = RENDER_TIMEOUT } = options;
  const site = new URL(options.siteUrl);
  // Next's redirects and its own check of server actions go by these, so clients have no say.
  const siteHeaders = { host: site.host, "x-forwarded-host": site.host };
  const dress = dressing(options.siteUrl, options.runtime, dev);
  const own = ownAnswers(dress);
  const hashNetwork = networkHasher();
  const room = new Room(dev ? Number.POSITIVE_INFINITY : roomFactor);
  const cache = new PageCache((error) => {
    if (!(error instanceof CrowdedError)) log.error("render-failed", error);
  });
  const answering = new Set<ServerResponse>();
  let draining = false;

  /** Holds redirects to paths of our own. */
  function held(headers: Headers): Headers {
    const location = headerText(headers, "location");
    if (location === undefined) return headers;
    const own = ownLocation(location, site.origin);
    if (own === undefined) log.warn("foreign-redirect");
    return { ...headers, location: own ?? "/" };
  }

  /** Has Next render a document that belongs to nobody. @param shown the address the reader asked for */
  function renderFor(url: string, shown: string, id: string): Promise<Rendered> {
    const own = { [REQUEST_HEADER]: id, [PATH_HEADER]: shown };
    const headers = { accept: "*/*", "user-agent": NO_AGENT, ...own, ...siteHeaders };
    return renderAlone(handler, url, headers, renderTimeout);
  }

  /** Puts the site's page for what is not there in place of Next's, which is empty without script,
   *  and of a route's 404 without words. */
  async function furnish(rendered: Rendered, path: string): Promise<Rendered> {
    const isBare = isWordless404(rendered.status, rendered.headers, path);
    if (!isBare && !(rendered.status === 404 && rendered.body.includes(EMPTY_SHELL)))
      return rendered;
    const locale = path.split("/", 2)[1];
    const url = isLocale(locale) ? `/${locale}/404` : "/_not-found";
    const { headers, body } = await renderFor(url, path, randomUUID());
    return { status: 404, headers, body };
  }

  async function renderEntry({ path, key }: Target): Promise<Entry> {
    const id = randomUUID();
    openAnswer(id);
    try {
      const rendered = await furnish(finish(await renderFor(key, key, id), id, path), path);
      const html = isDocument(rendered.headers) ? rendered.body.toString("utf8") : undefined;
      const kept = { ...rendered, headers: held(rendered.headers) };
      return await makeEntry(key, path, kept, dress.headers(path, html, takeFraming(id)));
    } finally {
      takeFraming(id);
      takeStatus(id);
    }
  }

  /** Writes on the request what Next may believe, and wipes what clients might have it believe. */
  function vouch(request: IncomingMessage, target: Target, id: string, network: string): void {
    const { headers } = request;
    for (const name of Object.keys(headers)) {
      if (NOT_FROM_CLIENTS.test(name)) delete headers[name];
    }
    // refusalOf() has judged where it comes from; Next compares the two again by name.
    if (headers.origin !== undefined && !target.path.startsWith("/api/"))
      headers.origin = site.origin;
    headers["user-agent"] ||= NO_AGENT;
    Object.assign(headers, siteHeaders, {
      [REQUEST_HEADER]: id,
      [NETWORK_HEADER]: network,
      [PATH_HEADER]: isPublicPath(target.path) ? target.key : target.path,
    });
    if (isPublicPath(target.path) && headers.rsc === undefined) request.url = target.key;
  }

  /** Has Next answer one reader. Documents are collected, dressed and sent; the rest streams.
   *  @param leave gives the place in the room back, once what costs has been done */
  async function answerPrivately(
    request: IncomingMessage,
    response: ServerResponse,
    target: Target,
    network: string,
    leave: () => void,
  ): Promise<void> {
    const { path } = target;
    const id = randomUUID();
    vouch(request, target, id, network);
    const caching = dev && isAssetPath(path) ? [] : ["Cache-Control", PRIVATE];
    const wantsDocument = asksForDocument(request.headers);
    openAnswer(id);
    let late: NodeJS.Timeout | undefined;
    try {
      const rendered = await new Promise<Rendered | undefined>((resolve, reject) => {
        const route = (status: number, headers: Headers) => {
          if (isDocument(headers) || isWordless404(status, headers, path)) return undefined;
          if (status >= 500 && wantsDocument) return undefined;
          // What streams has begun to answer, and may take as long as its reader does.
          clearTimeout(late);
          leave();
          response.writeHead(status, [...flat(held(headers)), ...caching, ...dress.headers(path)]);
          return response;
        };
        const collected: HeldResponse = new HeldResponse(request, route, (error) => {
          if (error && !response.destroyed) reject(error);
          else if (error || response.headersSent) resolve(undefined);
          else
            resolve({
              status: collected.statusCode,
              headers: collected.head,
              body: collected.body,
            });
        });
        response.on("close", () => collected.abandon());
        late = setTimeout(() => collected.abandon(new RenderTimeoutError()), renderTimeout);
        handler(request, collected).catch(reject);
      });
      if (rendered === undefined) return;
      const { status, headers, body } = await furnish(finish(rendered, id, path), path);
      leave();
      const dressed = dress.headers(path, body.toString("utf8"), takeFraming(id));
      await sendDocument(
        request,
        response,
        status,
        [...flat(headers), ...caching, ...dressed],
        body,
      );
    } finally {
      clearTimeout(late);
      leave();
      takeFraming(id);
      takeStatus(id);
    }
  }

  /** The same when it is this reader's network's turn. */
  async function answerInTurn(
    request: IncomingMessage,
    response: ServerResponse,
    target: Target,
    network: string,
  ): Promise<void> {
    // Whoever watches over the process must not take a flood from next door for its death.
    const leave = target.path === LIVE ? () => undefined : await room.enter(network);
    // Whoever left the line is not rendered for.
    if (response.destroyed) return leave();
    return answerPrivately(request, response, target, network, leave);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = readTarget(request.url ?? "");
    if ("reason" in target) return own.refuse(request, response, target);
    const { method, headers, socket } = request;
    const refusal = refusalOf(method, target.path, headers, site.origin);
    if (refusal) return own.refuse(request, response, refusal);
    if (method === "OPTIONS") return own.preflight(request, response);
    const network = hashNetwork(callerAddress(headers, socket.remoteAddress, proxies));
    if (method === "POST" && !target.path.startsWith("/api/")) {
      const body = await readBody(request);
      const isOwn = await isOwnForm(headers, body);
      if (!isOwn) return own.refuse(request, response, { status: 400, reason: "foreign" });
      return answerInTurn(unread(request, body), response, target, network);
    }
    const asset = isAssetPath(target.path);
    const shared = asset || isPublicPath(target.path);
    if (method === "POST" || dev || !shared) {
      return answerInTurn(request, response, target, network);
    }
    const wanted = asset ? { ...target, key: target.path } : target;
    const { key, path } = wanted;
    const render = () => renderEntry(wanted);
    // What everybody reads is made for everybody; an address nobody asked for yet may be made up.
    const inTurn = () => (cache.isEstablished(key) ? render() : room.within(network, render));
    const entry = await cache.serve(key, path, inTurn);
    sendEntry(request, response, entry, Date.now());
  }

  return {
    cache,
    badRequest: own.badRequest,
    drain() {
      draining = true;
      for (const response of answering) response.shouldKeepAlive = false;
    },
    listener(request, response) {
      if (draining) response.shouldKeepAlive = false;
      const { method, url = "" } = request;
      if (method === "GET" || method === "HEAD") {
        const now = Date.now();
        const entry = cache.fresh(url, now);
        if (entry !== undefined) {
          sendEntry(request, response, entry, now);
          return;
        }
      }
      answering.add(response);
      answer(request, response)
        .catch((error: unknown) => {
          // Nobody is there to be answered.
          if (error instanceof BodyCutOffError) return response.destroy();
          if (error instanceof CrowdedError) {
            return own.refuse(request, response, { status: 503, reason: "crowded" });
          }
          log.error("request-failed", error);
          own.broken(request, response, error);
        })
        .finally(() => answering.delete(response));
    },
  };
}
