// Random things: row ids, link secrets and their hashes.
import { createHash, randomBytes } from "node:crypto";
import { v7, validate } from "uuid";

/** A new row id: UUID version 7 (RFC 9562 §5.7), so that ids sort by time and indexes stay dense. */
export function newId(): string {
  return v7();
}

/** Whether a string from an address or a form has the form of a row id; saves a query Postgres would refuse. */
export function looksLikeId(value: string): boolean {
  return validate(value);
}

/** The same of several at once, whatever came: what a form was bound to comes back from the browser. */
export function areIds(...values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === "string" && looksLikeId(value));
}

/** A link's secret: 256 random bits in base64url (43 characters). Give it away once; keep its hash. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a secret. SHA-256 is enough for 256 random bits; a slow hash would add nothing. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}

/** Whether a string has the form of newToken(); saves a query for what cannot be one. */
export function looksLikeToken(value: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(value);
}
