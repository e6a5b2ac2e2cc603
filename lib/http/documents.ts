// What Next's answers are: documents or not, broken or wordless, and the headers of theirs that go on.
import type { IncomingHttpHeaders } from "node:http";
import { takeStatus } from "./answers";
import type { Headers, Rendered } from "./capture";
import { headerText } from "./entry";
import { brokenPage, digestIn, languageOf } from "./plain-page";
import { PRIVATE } from "./public-paths.js";

/** Gives a finished document the status its page asked for, and words when it broke (Next's own
 *  shell for that is empty until its script runs). */
export function finish(rendered: Rendered, id: string, path: string): Rendered {
  const wanted = takeStatus(id);
  const { status, headers, body } = rendered;
  if (status >= 500 && !path.startsWith("/api/")) {
    const text = brokenPage(languageOf(path, undefined), digestIn(body.toString("utf8")));
    const own = { "content-type": "text/html; charset=utf-8", "cache-control": PRIVATE };
    return { status, headers: own, body: Buffer.from(text) };
  }
  return wanted && status === 200 && isDocument(headers)
    ? { ...rendered, status: wanted }
    : rendered;
}

/** A page load, as opposed to what scripts fetch. */
export function asksForDocument(headers: IncomingHttpHeaders): boolean {
  const { accept = "", rsc } = headers;
  return accept.includes("text/html") && rsc === undefined && headers["next-action"] === undefined;
}

/** What a route handler outside /api says of an address that leads nowhere. */
export function isWordless404(status: number, headers: Headers, path: string): boolean {
  return status === 404 && headers["content-type"] === undefined && !path.startsWith("/api/");
}

/** Whether the answer is a page. */
export function isDocument(headers: Headers): boolean {
  return headerText(headers, "content-type")?.startsWith("text/html") ?? false;
}

const DECIDED_HERE =
  /^(?:cache-control|connection|keep-alive|transfer-encoding|x-powered-by|content-security-policy)$/;
const CHANGED_WITH_THE_BODY = /^(?:content-length|etag|vary)$/;

/** What Next sent, but for what the front decides: caching, length, encodings. */
export function flat(headers: Headers): string[] {
  const document = isDocument(headers);
  const list: string[] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (DECIDED_HERE.test(name) || (document && CHANGED_WITH_THE_BODY.test(name))) continue;
    for (const one of [value].flat()) list.push(name, one);
  }
  return list;
}
