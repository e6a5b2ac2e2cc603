// Pure decisions about blocks: what a pattern may be, what it matches, and how long "it was not me" lasts.

/** Days for which an address whose owner said "it was not me" cannot sign that petition. */
export const NOT_ME_DAYS = 30;

/** What the row of such a block says instead of an organiser's reason. */
export const NOT_ME = "not-me";

/** Longest pattern, and most stars in one: what bounds the work of matching. */
const LONGEST_PATTERN = 100;
const MOST_STARS = 8;
/** Fewer letters and digits than this would take out half the country. */
const LEAST_LETTERS = 3;

/** What a pattern is held against: the name, or the address as it is compared (canonicalEmail). */
type PatternOn = "name" | "email";

export type Pattern = { on: PatternOn; pattern: string };

/** Case, compatible forms and ё/е make no difference, nor do runs of spaces. */
function foldForPattern(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll("ё", "е").replace(/\s+/gu, " ").trim();
}

/**
 * Whether a pattern can be used: `*` stands for any run of signs and `?` for one; anything else for
 * itself. Bounded, so that no pattern is slow, and not so wide that it would match nearly anybody.
 */
export function isUsablePattern(pattern: string): boolean {
  const folded = foldForPattern(pattern);
  const letters = folded.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const stars = folded.match(/\*+/gu)?.length ?? 0;
  return folded.length <= LONGEST_PATTERN && letters >= LEAST_LETTERS && stars <= MOST_STARS;
}

/**
 * Whether a text matches a pattern as a whole, so `*bot*` finds a part. Never a regular expression:
 * going back to the last star only, it takes at most pattern × text steps (25,000 for the longest).
 * @param pattern with `*` and `?`; @param text a name or an address
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const wanted = [...foldForPattern(pattern).replace(/\*+/gu, "*")];
  const given = [...foldForPattern(text)];
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let here = 0; here < given.length; ) {
    if (wanted[at] === "*") {
      star = at;
      resume = here;
      at += 1;
    } else if (wanted[at] === "?" || (wanted[at] !== undefined && wanted[at] === given[here])) {
      at += 1;
      here += 1;
    } else if (star !== -1) {
      at = star + 1;
      resume += 1;
      here = resume;
    } else return false;
  }
  while (wanted[at] === "*") at += 1;
  return at === wanted.length;
}

/** A pattern as it is sealed: what it is held against, then itself. */
export function writePattern({ on, pattern }: Pattern): string {
  return `${on}:${pattern}`;
}

/** The other way round; null for what is none. */
export function readPattern(written: string): Pattern | null {
  const match = /^(name|email):(.+)$/su.exec(written);
  const [, on, pattern] = match ?? [];
  return (on === "name" || on === "email") && pattern ? { on, pattern } : null;
}

/** Whether a block is in force, or why not any more. */
export function blockState(
  block: { endsAt: Date | null; endedAt: Date | null },
  now: Date,
): "standing" | "over" | "ended" {
  if (block.endedAt !== null) return "ended";
  return block.endsAt !== null && block.endsAt <= now ? "over" : "standing";
}
