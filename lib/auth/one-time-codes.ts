// One-time codes of the second factor: TOTP (RFC 6238).
import { generateSecret, generateURI, verifySync } from "otplib";

const STEP_SECONDS = 30;

/** A new secret in base32: 160 random bits (RFC 4226 §4 R6). */
export function newTotpSecret(): string {
  return generateSecret({ length: 20 });
}

/**
 * The time step a code belongs to, if it is right now or one step to either side (RFC 6238 §5.2).
 * @param secret base32; @param code six digits, spaces allowed; @param now the instant
 * @returns the step's number, which must be greater than the last accepted one; null for a wrong code
 */
export function totpStep(secret: string, code: string, now: Date): bigint | null {
  const digits = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(digits)) return null;
  const result = verifySync({
    secret,
    token: digits,
    epoch: Math.floor(now.getTime() / 1_000),
    epochTolerance: STEP_SECONDS,
  });
  return result.valid && "timeStep" in result ? BigInt(result.timeStep) : null;
}

/** The address an authenticator app reads from the QR code. */
export function totpAddress(secret: string, email: string): string {
  return generateURI({ issuer: "Bosaga", label: email, secret });
}

/** A secret in groups of four, to be typed where nothing can scan. */
export function grouped(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(" ") ?? secret;
}
