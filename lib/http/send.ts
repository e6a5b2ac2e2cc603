// Sends what is ready: kept entries as they are, and private documents compressed on the way.
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Encoding, Entry } from "./entry";

const compressWithBrotli = promisify(brotliCompress);
const compressWithGzip = promisify(gzip);

const known = new Map<string, Encoding>();
const KNOWN_AT_MOST = 500;

/** The best encoding a request accepts (RFC 9110 §12.5.3), remembered by header, as few exist. */
function encodingFor(acceptEncoding: string | undefined): Encoding {
  if (acceptEncoding === undefined) return "identity";
  const remembered = known.get(acceptEncoding);
  if (remembered !== undefined) return remembered;
  const accepts = (name: string) =>
    acceptEncoding.split(",").some((part) => {
      const [coding = "", ...parameters] = part.toLowerCase().split(";");
      const refused = parameters.some((one) => /^\s*q=0(\.0*)?\s*$/.test(one));
      return coding.trim() === name && !refused;
    });
  const chosen = accepts("br") ? "br" : accepts("gzip") ? "gzip" : "identity";
  if (known.size < KNOWN_AT_MOST) known.set(acceptEncoding, chosen);
  return chosen;
}

/** Sends an entry, or 304 when the reader has it already. Nothing is computed here but its age. */
export function sendEntry(
  request: IncomingMessage,
  response: ServerResponse,
  entry: Entry,
  now: number,
): void {
  const { headers } = request;
  const form = entry.forms[encodingFor(headers["accept-encoding"]?.toString())];
  const match = headers["if-none-match"];
  const same = match !== undefined && entry.status === 200 && match.includes(entry.etag);
  const head = same ? form.headOf304 : form.head;
  head[1] = String(Math.max(0, Math.floor((now - entry.madeAt) / 1_000)));
  response.writeHead(same ? 304 : entry.status, head);
  if (same || request.method === "HEAD") response.end();
  else response.end(form.body);
}

/**
 * Sends a document that is one reader's only.
 * @param head flat name, value list without length and encoding
 */
export async function sendDocument(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  head: readonly string[],
  body: Buffer,
): Promise<void> {
  const encoding = encodingFor(request.headers["accept-encoding"]?.toString());
  const bytes = await compress(encoding, body);
  if (response.destroyed) return;
  response.writeHead(status, [
    ...head,
    "Vary",
    "Accept-Encoding",
    ...(encoding === "identity" ? [] : ["Content-Encoding", encoding]),
    "Content-Length",
    String(bytes.length),
  ]);
  if (request.method === "HEAD") response.end();
  else response.end(bytes);
}

function compress(encoding: Encoding, body: Buffer): Promise<Buffer> | Buffer {
  if (encoding === "br") {
    return compressWithBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
  }
  return encoding === "gzip" ? compressWithGzip(body, { level: 4 }) : body;
}
