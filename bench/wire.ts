// Fetches things as they go over the wire, still compressed.
import { get } from "node:http";

export const ASKING = { "accept-encoding": "br" };

export type OnWire = { head: string[]; body: Buffer };

/** What the site sends for an address to somebody who takes brotli. */
export function fetchOnWire(url: string): Promise<OnWire> {
  return new Promise((resolve, reject) => {
    get(url, { headers: ASKING }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => resolve({ head: response.rawHeaders, body: Buffer.concat(chunks) }));
      response.on("error", reject);
    }).on("error", reject);
  });
}
