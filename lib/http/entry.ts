// A kept answer: its body in every encoding, its heads ready to send, and until when it may be used.
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import CachePolicy from "http-cache-semantics";
import type { Headers, Rendered } from "./capture";

export type Encoding = "identity" | "gzip" | "br";
type Form = { readonly head: string[]; readonly headOf304: string[]; readonly body: Buffer };

export type Entry = {
  readonly key: string;
  readonly path: string;
  readonly status: number;
  readonly etag: string;
  readonly forms: Readonly<Record<Encoding, Form>>;
  readonly size: number;
  readonly madeAt: number;
  readonly policy: CachePolicy;
  /** Milliseconds; worked out from the policy once, because every hit asks. 0: must not be stored. */
  readonly freshUntil: number;
  /** Something it shows has changed: render before serving; kept only for when that fails. */
  purged: boolean;
  /** After a failed render it stands in until this time before the next is tried. */
  retryAt: number;
};

const compressWithBrotli = promisify(brotliCompress);
const compressWithGzip = promisify(gzip);

const SMALLEST_TO_COMPRESS = 256;
const NOT_FORWARDED = new Set([
  "age",
  "connection",
  "content-encoding",
  "content-length",
  "date",
  "etag",
  "keep-alive",
  "set-cookie",
  "transfer-encoding",
  "x-powered-by",
]);

/** Whether bytes of this media type get smaller. */
function isCompressible(type: string | undefined): boolean {
  return /^(?:text\/|image\/svg|font\/ttf|application\/(?:json|javascript|manifest|xml|ld\+json))/.test(
    type ?? "",
  );
}

/** One header's value as text; several are joined as lists are. */
export function headerText(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}

/** The headers worth keeping, with `Vary: Accept-Encoding` among the reasons to vary. */
function forwarded(headers: Headers): string[] {
  const flat: string[] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (NOT_FORWARDED.has(name) || name === "vary" || name === "cache-control") continue;
    for (const one of [value].flat()) flat.push(name, one);
  }
  const vary = headerText(headers, "vary");
  flat.push("Vary", vary ? `${vary}, Accept-Encoding` : "Accept-Encoding");
  return flat;
}

/** Browsers revalidate with us; only caches made for sharing may serve old copies meanwhile
 *  (RFC 9213), or a reader who just signed would see the count from before. */
function outwardCaching(cacheControl: string): string[] {
  const outward = cacheControl.replace(/,?\s*stale-while-revalidate=\d+/, "");
  return outward === cacheControl
    ? ["Cache-Control", cacheControl]
    : ["Cache-Control", outward, "CDN-Cache-Control", cacheControl];
}

/** How long an answer may be kept is for its own Cache-Control to say, read as RFC 9111 does. */
function policyOf(rendered: Rendered): CachePolicy {
  const headers: Record<string, string> = {};
  for (const name of Object.keys(rendered.headers)) {
    // Vary names headers of Next's router, which public pages do not answer (isPublicPath), and a
    // cookie meant for nobody in particular is not sent on (NOT_FORWARDED).
    if (name !== "vary" && name !== "set-cookie") {
      headers[name] = headerText(rendered.headers, name) ?? "";
    }
  }
  return new CachePolicy(ANYBODY, { status: rendered.status, headers });
}

const ANYBODY = { headers: {} };

/** Whether it may be served unasked. */
export function isFresh(entry: Entry, now: number): boolean {
  return now < entry.freshUntil && !entry.purged;
}

/** Whether it may be served while one render replaces it (RFC 5861 §3). */
export function isUsableWhileRevalidating(entry: Entry): boolean {
  const { response, revalidation } = entry.policy.evaluateRequest(ANYBODY);
  return !entry.purged && response !== undefined && revalidation?.synchronous !== true;
}

/** Whether it may stand in for a render that failed (RFC 5861 §4). */
export function isUsableOnError(entry: Entry): boolean {
  return !entry.policy.revalidatedPolicy(ANYBODY, { status: 500, headers: {} }).modified;
}

/**
 * Makes an entry: compresses, hashes, and writes its heads once, so that sending costs nothing.
 * @param fixed flat name, value list every answer carries, the document's policy included
 */
export async function makeEntry(
  key: string,
  path: string,
  rendered: Rendered,
  fixed: readonly string[],
): Promise<Entry> {
  const { status, body } = rendered;
  const small = body.length < SMALLEST_TO_COMPRESS;
  const squeeze = !small && isCompressible(headerText(rendered.headers, "content-type"));
  const [br, gz] = await Promise.all([
    squeeze ? compressWithBrotli(body, brotliSettings(path, body.length)) : body,
    squeeze ? compressWithGzip(body, { level: 6 }) : body,
  ]);
  const now = Date.now();
  const policy = policyOf(rendered);
  const lifetime = policy.storable() ? policy.maxAge() - policy.age() : 0;
  const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const caching =
    lifetime > 0
      ? outwardCaching(headerText(rendered.headers, "cache-control") ?? "")
      : ["Cache-Control", "private, no-store"];
  const common = ["ETag", etag, ...caching, ...forwarded(rendered.headers), ...fixed];
  const form = (encoding: Encoding, bytes: Buffer): Form => ({
    body: bytes,
    // Age stands first, where sendEntry() overwrites it.
    head: [
      "Age",
      "0",
      ...common,
      ...(squeeze && encoding !== "identity" ? ["Content-Encoding", encoding] : []),
      "Content-Length",
      String(bytes.length),
    ],
    headOf304: ["Age", "0", ...common.filter((_, at) => !isContentType(common, at))],
  });
  return {
    key,
    path,
    status,
    etag,
    forms: { identity: form("identity", body), gzip: form("gzip", gz), br: form("br", br) },
    size: body.length + br.length + gz.length + 8_192,
    madeAt: now,
    policy,
    freshUntil: lifetime > 0 ? now + lifetime * 1_000 : 0,
    purged: false,
    retryAt: 0,
  };
}

function isContentType(flat: readonly string[], at: number): boolean {
  return flat[at - (at % 2)]?.toLowerCase() === "content-type";
}

/** Build files are compressed once for ever; pages at most once a second while people confirm, in
 *  another thread: 10 costs some 10 ms more than 7 and spares every reader a sixteenth of the page. */
function brotliSettings(path: string, length: number) {
  return {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: path.startsWith("/_next/static/") ? 11 : 10,
      [constants.BROTLI_PARAM_SIZE_HINT]: length,
    },
  };
}
