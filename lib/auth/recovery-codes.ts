// Recovery codes: ten one-time keys for who has lost the phone.
import { randomBytes } from "node:crypto";
import { hashToken } from "../tokens";

export const RECOVERY_CODES = 10;
/** Crockford's base32: no I, L, O or U to misread. 32 letters, so five bits each. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 20;

/** A new code of 100 random bits in five groups, for example `7K3F-…`. */
export function newRecoveryCode(): string {
  const letters = [...randomBytes(LENGTH)].map((byte) => alphabet[byte % alphabet.length]).join("");
  return letters.match(/.{4}/g)?.join("-") ?? letters;
}

/** What was typed, as the code would be written: case, spaces, hyphens and misread letters forgiven. */
function canonical(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
}

/** Whether something typed has the form of a recovery code rather than of six digits. */
export function looksLikeRecoveryCode(typed: string): boolean {
  return new RegExp(`^[${alphabet}]{${LENGTH}}$`).test(canonical(typed));
}

/** What is stored of a code: SHA-256, because 100 random bits need no slow hash. */
export function hashRecoveryCode(typed: string): Uint8Array<ArrayBuffer> {
  return hashToken(canonical(typed));
}
