// Pure decisions about checking: what keeps a line from being decided as somebody chose.

/**
 * Why a line stays as it is.
 * gone: it is no line of this sheet any more; decided: somebody decided it first; own: who entered it
 * cannot decide it; erased: its person's data is gone; incomplete: there is no name; flagged: it was
 * entered as illegible or unsigned; namesake: somebody of that name in that region has signed, and it
 * has to be said whether it is the same person; on-paper: that address is on another line of paper;
 * removed: the signature under that address was declared invalid; no-namesake: the chosen signature
 * is none of a namesake's that still stands
 */
const checkProblems = [
  "gone",
  "decided",
  "own",
  "erased",
  "incomplete",
  "flagged",
  "namesake",
  "on-paper",
  "removed",
  "no-namesake",
] as const;

export type CheckProblem = (typeof checkProblems)[number];

/** A problem and the number of the line it is about; null when the line is gone. */
export type LineProblem = { position: number | null; problem: CheckProblem };
