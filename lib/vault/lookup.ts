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
  return new Uint8Array(
    createHmac("sha256", env().LOOKUP_KEY)
      .update(`${scope}\0${canonicalEmail(address)}`)
      .digest(),
  );
}
