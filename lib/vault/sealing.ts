// The arithmetic of the vault: AES-256-GCM over bytes. No database, no environment.
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

export type Bytes = Uint8Array<ArrayBuffer>;

/** A ciphertext was altered, cut, moved to another place, or belongs to another key. */
export class SealBrokenError extends Error {
  override name = "SealBrokenError";
  constructor() {
    super("A sealed value could not be opened: it was altered, moved or made with another key.");
  }
}

/** `size` random bytes. */
export function randomKey(size = 32): Bytes {
  return new Uint8Array(randomBytes(size));
}

/**
 * Seals bytes with AES-256-GCM (NIST SP 800-38D): version, random 96-bit IV, 128-bit tag, ciphertext.
 * @param key 32 bytes; @param place additional data: opening elsewhere fails
 */
export function sealBytes(key: Uint8Array, place: string, plain: Uint8Array): Bytes {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(place, "utf8"));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return new Uint8Array(Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), body]));
}

/**
 * Opens what sealBytes made for the same key and place.
 * @throws SealBrokenError for anything else
 */
export function openBytes(key: Uint8Array, place: string, sealed: Uint8Array): Bytes {
  if (sealed[0] !== VERSION || sealed.length < 1 + IV_BYTES + TAG_BYTES)
    throw new SealBrokenError();
  const iv = sealed.subarray(1, 1 + IV_BYTES);
  const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(place, "utf8"));
  decipher.setAuthTag(tag);
  const plain = decipher.update(sealed.subarray(1 + IV_BYTES + TAG_BYTES));
  try {
    return new Uint8Array(Buffer.concat([plain, decipher.final()]));
  } catch {
    throw new SealBrokenError();
  }
}

/** A row's own key: HKDF-SHA-256 (RFC 5869) of the scope's data key, salted with the row's seed. */
export function deriveRowKey(dataKey: Uint8Array, seed: Uint8Array): Bytes {
  return new Uint8Array(hkdfSync("sha256", dataKey, seed, "bosaga row", 32));
}

/** Names a wrapping key without telling it: the first 8 bytes of its SHA-256, in hex. */
export function keyName(key: Uint8Array): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 16);
}
