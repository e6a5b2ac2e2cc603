// Pure decisions about voices: in which form a name is shown, and what may happen to a comment.

/** How a signer may be named: in full, by first name and initial, or not at all. */
export const nameChoices = ["anonymous", "initial", "full"] as const;
export type NameChoice = (typeof nameChoices)[number];

/** What an organiser can say of a comment; `waiting` takes a decision back. */
export const decisions = ["waiting", "approved", "declined"] as const;
export type Decision = (typeof decisions)[number];

/** From which states each decision leads on: who comes second finds nothing left to decide. */
export const decidedFrom: Readonly<Record<Decision, readonly Decision[]>> = {
  approved: ["waiting"],
  declined: ["waiting"],
  waiting: ["approved", "declined"],
};

/** A word of a name: letters of any script with their marks, apostrophes and hyphens. */
const WORD = /[\p{L}\p{M}'’ʼ‐-]+/gu;
const hasLetter = (word: string) => /\p{L}/u.test(word);

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The first letter as a reader sees it, with whatever marks belong to it. */
function firstLetter(word: string): string {
  for (const { segment } of graphemes.segment(word)) {
    if (!hasLetter(segment)) continue;
    const large = segment.toUpperCase();
    // "ß" would become two letters, and say more than the first.
    return [...graphemes.segment(large)].length === 1 ? large : segment;
  }
  return "";
}

/**
 * A name as its first word and the initial of the next: "Әйгерім Қасымова" is "Әйгерім Қ.". The order
 * is the one the person typed; they see the outcome before they choose it. Of a single word only the
 * initial is shown: it may be the surname, and would be the whole name.
 * @param name as typed
 * @returns empty when there is no letter in it
 */
export function withInitial(name: string): string {
  const [first = "", next] = [...name.matchAll(WORD)].map(([word]) => word).filter(hasLetter);
  if (first === "") return "";
  return next === undefined ? `${firstLetter(first)}.` : `${first} ${firstLetter(next)}.`;
}

/**
 * What readers see of a name.
 * @param name as typed, null once erased
 * @returns null when nothing of it is shown
 */
export function shownName(name: string | null, choice: NameChoice): string | null {
  if (name === null || choice === "anonymous") return null;
  return (choice === "full" ? name : withInitial(name)) || null;
}

/** The beginning of a comment, whole words, for where there is room for a few lines only. */
export function excerpt(comment: string, longest = 180): string {
  const line = comment.replace(/\s+/gu, " ");
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest + 1);
  const end = cut.lastIndexOf(" ");
  // A single word that long is cut between signs as readers see them.
  const whole = [...graphemes.segment(line.slice(0, longest))].slice(0, -1);
  return `${end > 0 ? cut.slice(0, end) : whole.map(({ segment }) => segment).join("")} …`;
}
