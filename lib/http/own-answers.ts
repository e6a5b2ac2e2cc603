// Answers the front gives without Next: refusals, what broke, preflights of the open API.
import type { IncomingMessage, ServerResponse } from "node:http";
import { RenderTimeoutError } from "./capture";
import type { Dressing } from "./dressing";
import { brokenPage, languageOf, latePage, refusalPage } from "./plain-page";
import { PRIVATE } from "./public-paths.js";
import type { Refusal } from "./requests";
import { CROWDED_RETRY_SECONDS } from "./room";

export type OwnAnswers = {
  /** A request that goes no further, with its reason as a page, or as JSON under /api. */
  refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void;
  /** Something broke, or took too long, before an answer was made; an answer under way is cut off. */
  broken(request: IncomingMessage, response: ServerResponse, error: unknown): void;
  /** May another site's page post here? (Fetch standard, CORS protocol) */
  preflight(request: IncomingMessage, response: ServerResponse): void;
  /** The raw bytes for a request too broken to have a response (RFC 9112 §3). */
  readonly badRequest: string;
};

/** After a page that took too long: whatever is slow needs a while. */
const LATE_RETRY_SECONDS = 60;

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

/** Builds them. @param dress puts the headers on that every answer carries */
export function ownAnswers(dress: Dressing): OwnAnswers {
  function send(
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
    text: string,
    json: boolean,
    retryAfter?: number,
  ): void {
    const body = Buffer.from(text);
    // What was refused is not read, so the connection cannot carry another request.
    if (request.headers["content-length"] !== undefined || status === 411) {
      response.shouldKeepAlive = false;
    }
    response.writeHead(status, [
      ...dress.headers(request.url ?? "/", json ? undefined : text),
      "Cache-Control",
      PRIVATE,
      "Content-Type",
      json ? "application/json; charset=utf-8" : "text/html; charset=utf-8",
      ...(status === 405 ? ["Allow", "GET, HEAD, POST"] : []),
      ...(retryAfter ? ["Retry-After", String(retryAfter)] : []),
      "Content-Length",
      String(body.length),
    ]);
    response.end(request.method === "HEAD" ? undefined : body);
  }

  const localeOf = ({ url = "/", headers }: IncomingMessage) =>
    languageOf(url, headers["accept-language"]);
  const isApi = ({ url = "/" }: IncomingMessage) => url.startsWith("/api/");

  return {
    refuse(request, response, { status, reason }) {
      const json = isApi(request);
      const text = json
        ? JSON.stringify({ error: reason })
        : refusalPage(reason, localeOf(request));
      const again = reason === "crowded" ? CROWDED_RETRY_SECONDS : undefined;
      send(request, response, status, text, json, again);
    },
    broken(request, response, error) {
      const isLate = error instanceof RenderTimeoutError;
      const status = isLate ? 503 : 500;
      const again = isLate ? LATE_RETRY_SECONDS : undefined;
      const locale = localeOf(request);
      if (response.headersSent) response.destroy();
      else if (isApi(request))
        send(request, response, status, `{"error":"${isLate ? "late" : "broken"}"}`, true, again);
      else if (isLate)
        send(request, response, status, latePage(locale, request.method === "POST"), false, again);
      else send(request, response, status, brokenPage(locale, undefined), false);
    },
    preflight(request, response) {
      response.writeHead(204, [...dress.headers(request.url ?? "/"), ...PREFLIGHT]);
      response.end();
    },
    badRequest: rawBadRequest(dress.headers("/")),
  };
}

function rawBadRequest(headers: readonly string[]): string {
  const lines = ["HTTP/1.1 400 Bad Request", "Connection: close", "Content-Length: 0"];
  for (let at = 0; at < headers.length; at += 2) lines.push(`${headers[at]}: ${headers[at + 1]}`);
  return `${lines.join("\r\n")}\r\n\r\n`;
}
