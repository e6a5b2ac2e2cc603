// Finding a person by e-mail without storing the address: canonical form and keyed hash.
import { createHmac } from "node:crypto";
import { domainToASCII } from "node:url";
import { env } from "../env";

const ignoresDots: ReadonlySet<string> = new Set(["gmail.com", "googlemail.com"]);

/**
 * The one spelling of an address that stands for its mailbox: NFKC, lower case, the domain in
 * punycode, what follows a plus dropped, and dots dropped where the provider ignores them (Gmail).
 * Mails still go to the address as typed.
 * @param address an address that emailAddress() accepted
 */
export function canonicalEmail(address: string): string {
  const folded = address.normalize("NFKC").trim().toLowerCase();
  const at = folded.lastIndexOf("@");
  const typedDomain = folded.slice(at + 1).replace(/\.+$/, "");
  const domain = domainToASCII(typedDomain) || typedDomain;
  const beforePlus = folded.slice(0, at).replace(/\+.*$/, "");
  const local = ignoresDots.has(domain) ? beforePlus.replaceAll(".", "") : beforePlus;
  return `${local}@${domain === "googlemail.com" ? "gmail.com" : domain}`;
}

/**
 * The keyed hash under which an address is looked up and kept unique: HMAC-SHA-256 over scope and
 * canonical address. Different scopes give unrelated hashes, so lists cannot be joined without the key.
 * @param scope the vault scope, for example `petition:<id>`
 * @returns 32 bytes
 */
export function lookupHash(scope: string, address: string): Uint8Array<ArrayBuffer> {
  return keyedHash(`${scope}\0${canonicalEmail(address)}`);
}

/**
 * The keyed hash of a mail address's domain, to find what came from one domain.
 * @param domain as typed, or a whole address; case and international spelling do not matter
 * @returns 32 bytes
 */
export function domainHash(scope: string, domain: string): Uint8Array<ArrayBuffer> {
  return keyedHash(`${scope}\0domain\0${canonicalEmail(`x@${domain.replace(/^.*@/s, "")}`)}`);
}

/**
 * The keyed hash of a whole name in one place, to find a namesake there: the words in any order,
 * case, accents' composition and ё/е ignored. Only whole names: an index over parts of names would
 * rebuild them (shared rule of the threat model).
 * @param place a region code, `elsewhere` or `not-given`
 * @returns 32 bytes
 */
export function nameHash(scope: string, name: string, place: string): Uint8Array<ArrayBuffer> {
  const words = name.normalize("NFKC").toLowerCase().replaceAll("ё", "е");
  const sorted = (words.match(/[\p{L}\p{N}]+/gu) ?? []).sort();
  return keyedHash(`${scope}\0name\0${place}\0${sorted.join(" ")}`);
}

const keyedHash = (message: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHmac("sha256", env().LOOKUP_KEY).update(message).digest());
