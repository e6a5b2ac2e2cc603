// Passwords: what is refused, how they are hashed, and how a guess costs the same whoever is asked.
import { type Algorithm, hash, type Options, verify } from "@node-rs/argon2";
import { commonPasswords } from "./common-passwords";

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const parameters = {
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
} as const satisfies Options;

/** Shorter ones are refused (OWASP ASVS 5.0, 6.2.1 asks for 8 and recommends 15; we suggest 15). */
export const SHORTEST_PASSWORD = 12;
export const SUGGESTED_PASSWORD = 15;
/** Longer ones are refused so that nobody can make us hash a book. */
export const LONGEST_PASSWORD = 200;

export type PasswordProblem = "too-short" | "too-long" | "too-common";

/** NIST SP 800-63B §3.1.1.2: normalise before hashing, so that a password typed on another keyboard matches. */
const normal = (password: string) => password.normalize("NFKC");

/** The word inside a password: what stands around it cut off, look-alike signs read as letters.
 *  `P@ssw0rd-2024!` and `password2024` are the same idea. */
function skeleton(password: string): string {
  return normal(password)
    .toLowerCase()
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "")
    .replace(/[@4]/g, "a")
    .replace(/0/g, "o")
    .replace(/[1!]/g, "i")
    .replace(/3/g, "e")
    .replace(/[$5]/g, "s")
    .replace(/[^\p{L}]/gu, "");
}

function isRepetitive(password: string): boolean {
  const lower = password.toLowerCase();
  for (let size = 1; size <= Math.min(4, lower.length / 3); size += 1) {
    const unit = lower.slice(0, size);
    if (unit.repeat(Math.ceil(lower.length / size)).slice(0, lower.length) === lower) return true;
  }
  return new Set(lower).size < 5;
}

const runs = ["abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "01234567890123456789"];
const isRun = (lower: string) =>
  runs.some((run) => run.includes(lower) || [...run].reverse().join("").includes(lower));

/**
 * What is wrong with a password, or null. No composition rules (NIST SP 800-63B §3.1.1.2): length
 * counts, and what everybody tries first is refused.
 * @param known words an attacker would try for this person, for example the name and the address
 */
export function passwordProblem(
  password: string,
  known: readonly string[] = [],
): PasswordProblem | null {
  const text = normal(password);
  const length = [...text].length;
  if (length < SHORTEST_PASSWORD) return "too-short";
  if (length > LONGEST_PASSWORD) return "too-long";
  const lower = text.toLowerCase();
  if (isRepetitive(lower) || isRun(lower) || commonPasswords.has(lower)) return "too-common";
  const bare = skeleton(text);
  // A common word with digits or signs around it is still the common word.
  if (bare.length < 16 && commonPasswords.has(bare)) return "too-common";
  const own = known.map((word) => skeleton(word)).filter((word) => word.length >= 5);
  if (own.some((word) => bare.includes(word) && bare.length - word.length < 6)) return "too-common";
  return null;
}

/** Hashes a password with argon2id; the parameters and the salt stand in the result. */
export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), parameters);
}

let decoy: Promise<string> | undefined;

/**
 * Whether a password belongs to a hash. Where there is no hash (no such account) a decoy is verified,
 * so that both answers take the same time.
 */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("nobody has this password");
  const matches = await verify(stored ?? (await decoy), normal(password));
  return stored !== null && matches;
}
