// Where a request comes from, as far as rate limits need to know: a keyed hash nobody can turn back.
import { createHmac, randomBytes } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { isIPv4, isIPv6 } from "node:net";

/** Carries the hash from the front to pages and actions; what clients send under it is dropped. */
export const NETWORK_HEADER = "x-bosaga-network";

const DAY = 86_400_000;

/**
 * The address that counts: the peer's, or, behind proxies of ours, the one the outermost of them saw.
 * @param proxies how many of our proxies append to X-Forwarded-For; entries further left are hearsay
 */
export function callerAddress(
  headers: IncomingHttpHeaders,
  peer: string | undefined,
  proxies: number,
): string {
  const forwarded = headers["x-forwarded-for"];
  if (proxies > 0 && forwarded !== undefined) {
    const chain = [forwarded].flat().join(",").split(",");
    const seen = chain[chain.length - proxies]?.trim();
    if (seen) return seen;
  }
  return peer ?? "";
}

/**
 * The network an address is in: /24 for IPv4 (also mapped into IPv6), /48 for IPv6.
 * @returns a comparable text, or "unknown" for what is no address
 */
export function truncate(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (isIPv4(plain)) return plain.split(".").slice(0, 3).join(".");
  if (!isIPv6(plain)) return "unknown";
  const [head = "", tail] = plain.split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":").length : 0;
  while (tail !== undefined && groups.length + after < 8) groups.push("0");
  return groups
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}

/** Hashes networks under a key that exists in memory only and is replaced every day. */
export function networkHasher(now: () => number = Date.now): (address: string) => string {
  let key = randomBytes(32);
  let day = Math.floor(now() / DAY);
  return (address) => {
    const today = Math.floor(now() / DAY);
    if (today !== day) {
      key = randomBytes(32);
      day = today;
    }
    return createHmac("sha256", key).update(truncate(address)).digest("base64url").slice(0, 22);
  };
}
