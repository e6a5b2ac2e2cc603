// What a request asks for: its path and cache key, whether it may be answered at all, how much it may send.
import type { IncomingHttpHeaders } from "node:http";
import { publicPaths } from "./public-paths.js";

/** A query parameter that changes public pages: its name, the only form it may take, and which pages. */
type Variant = readonly [name: string, form: RegExp, pages: RegExp];

const CALENDAR = /\/events(?:\/calendar\.ics)?$/;

/** Anything else is dropped before the key is made and before Next sees it, so it can neither split nor
 *  poison the cache. */
const VARIANTS: readonly Variant[] = [
  ["after", /^[1-9][0-9]{0,8}$/, /\/petitions\/[^/]+\/comments$/],
  ["after", /^[0-9]{1,15}\.[0-9a-f-]{36}$/, /\/petitions\/[^/]+\/updates$/],
  ["before", /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, /^\/api\/v1\/petitions\/[^/]+\/history$/],
  ["kind", /^[a-z][a-z-]{0,31}$/, CALENDAR],
  ["page", /^[1-9][0-9]{0,4}$/, /\/(?:briefings|organisations|count)$/],
  ["region", /^[A-Za-z0-9][A-Za-z0-9-]{0,31}$/, CALENDAR],
  ["sort", /^(?:name|total|missing)$/, /^\/\w\w\/petitions\/[^/]+$/],
  ["via", /^[A-Za-z0-9_-]{1,32}$/, /\/(?:petitions|events)\/[^/]+$|^\/embed\//],
];

const LONGEST_URL = 2_048;

export type Target = {
  /** Path without query, percent-encoded in one way only. */
  readonly path: string;
  /** What the cache calls this page: path and allowed parameters, sorted. */
  readonly key: string;
};

export type Refusal = { readonly status: number; readonly reason: RefusalReason };
export type RefusalReason =
  | "address"
  | "address-too-long"
  | "method"
  | "foreign"
  | "length-missing"
  | "too-large"
  | "crowded";

/** Compiles a Next path pattern of the kinds this project uses: literals, `:name` and `:name(a|b)`. */
function compile(source: string): RegExp {
  const pattern = source
    .split("/")
    .map((part) => {
      const choice = /^:\w+\((.+)\)$/.exec(part);
      if (choice) return `(?:${choice[1]})`;
      return part.startsWith(":") ? "[^/]+" : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    })
    .join("/");
  return new RegExp(`^${pattern}$`);
}

const patterns = publicPaths.map(({ source }) => compile(source));

/** Whether all readers share one copy of this path: nothing there reads a cookie or any other header of
 *  theirs, so nothing they send makes a page of its own. */
export function isPublicPath(path: string): boolean {
  return patterns.some((pattern) => pattern.test(path));
}

/** Whether the path is one of Next's build files, named by their content. */
export function isAssetPath(path: string): boolean {
  return path.startsWith("/_next/static/");
}

/**
 * Splits a request target (RFC 9112 §3.2.1) and makes its cache key.
 * @param url the request line's target, untouched
 * @returns the target, or a refusal: 414 longer than 2,048 characters; 400 not in origin form,
 *   beginning with `//` or a backslash, badly percent-encoded, or holding control characters
 */
export function readTarget(url: string): Target | Refusal {
  if (url.length > LONGEST_URL) return { status: 414, reason: "address-too-long" };
  const mark = url.indexOf("?");
  const given = mark === -1 ? url : url.slice(0, mark);
  if (!isCleanPath(given)) return { status: 400, reason: "address" };
  const path = given.includes("%") ? recode(given) : given;
  return { path, key: mark === -1 ? path : path + variantQuery(path, url.slice(mark + 1)) };
}

/** `/kk/%61` and `/kk/a` are one page: under two keys, a purge would reach only one of them. */
function recode(path: string): string {
  return path
    .split("/")
    .map((segment) => encodeURIComponent(decodeURIComponent(segment)))
    .join("/");
}

function isCleanPath(path: string): boolean {
  if (!path.startsWith("/") || path.startsWith("//")) return false;
  try {
    const decoded = decodeURIComponent(path);
    return !/[\p{Cc}\\\uFFFD]/u.test(decoded) && !/(^|\/)\.\.?(\/|$)/.test(decoded);
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}

function variantQuery(path: string, query: string): string {
  const kept: string[] = [];
  const given = new URLSearchParams(query);
  for (const [name, form, pages] of VARIANTS) {
    const value = given.get(name);
    if (value !== null && form.test(value) && pages.test(path)) kept.push(`${name}=${value}`);
  }
  return kept.length === 0 ? "" : `?${kept.join("&")}`;
}

const KILOBYTE = 1_024;

/**
 * A redirect's target as a path of our own, whatever name Next gave this server.
 * @returns undefined for another site's address
 */
export function ownLocation(location: string, siteOrigin: string): string | undefined {
  if (!URL.canParse(location, siteOrigin)) return undefined;
  const { origin, hostname, pathname, search, hash } = new URL(location, siteOrigin);
  const local = /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\])$/.test(hostname);
  return origin === siteOrigin || local ? pathname + search + hash : undefined;
}

/** Where an organiser puts a document of at most 5 MB to a delivery. */
const DELIVERY_DESK = /^\/(kk|ru|en)\/admin\/petitions\/[\w-]+\/delivery\/[\w-]+$/;

/** Largest body in bytes: forms 256 kB, the open API 64 kB, organisers' texts 1 MB, documents 6 MB. */
export function bodyLimit(path: string): number {
  if (DELIVERY_DESK.test(path)) return 6 * 1_024 * KILOBYTE;
  if (path.startsWith("/api/v1/")) return 64 * KILOBYTE;
  if (/^\/(kk|ru|en)\/admin(\/|$)/.test(path)) return 1_024 * KILOBYTE;
  return 256 * KILOBYTE;
}

function acceptsForeignPosts(path: string): boolean {
  // The open API answers any site, without cookies; RFC 8058 §3.1 posts come from mail providers.
  return path.startsWith("/api/v1/") || path.startsWith("/api/unsubscribe/");
}

/**
 * Whether an unsafe request comes from a page of ours (OWASP CSRF cheat sheet, Fetch Metadata).
 * `Sec-Fetch-Site` decides where the browser sends it; older browsers are judged by `Origin`.
 */
export function isOwnRequest(headers: IncomingHttpHeaders, siteOrigin: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  return headers.origin === siteOrigin;
}

/**
 * Whether a request may go on to a page.
 * @returns undefined when it may; else 405 for other methods than GET, HEAD and POST (and OPTIONS
 *   on the open API); 403 for a POST that is not from our pages; 411 for a body whose length is not
 *   given; 413 for a body over the limit
 */
export function refusalOf(
  method: string | undefined,
  path: string,
  headers: IncomingHttpHeaders,
  siteOrigin: string,
): Refusal | undefined {
  const hasBody = headers["transfer-encoding"] !== undefined;
  const length = Number(headers["content-length"] ?? 0);
  if (hasBody) return { status: 411, reason: "length-missing" };
  if (!(length <= bodyLimit(path))) return { status: 413, reason: "too-large" };
  if (method === "GET" || method === "HEAD") return undefined;
  if (method === "OPTIONS" && path.startsWith("/api/v1/")) return undefined;
  if (method !== "POST") return { status: 405, reason: "method" };
  if (acceptsForeignPosts(path) || isOwnRequest(headers, siteOrigin)) return undefined;
  return { status: 403, reason: "foreign" };
}
