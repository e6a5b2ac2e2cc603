// Pure decisions about paper: what a sheet is made of, and what the lines of all sheets come to.

/** Lines a sheet has, as printed; the database holds to it. */
export const LINES_A_SHEET = 15;

/** How many lines stand in which state: of a sheet, a place, a petition. */
export type LineCounts = {
  /** Entered and not decided yet. */
  collected: number;
  /** Found good, and a signature of their own. */
  checked: number;
  /** Found good, and the same person's as an online signature: counted once, there. */
  joined: number;
  /** Found not good. */
  rejected: number;
};

/** All lines that were ever entered and still stand. */
export const allLines = ({ collected, checked, joined, rejected }: LineCounts): number =>
  collected + checked + joined + rejected;

export const noLines: LineCounts = { collected: 0, checked: 0, joined: 0, rejected: 0 };

/**
 * What readers are told of paper, apart and together. `online` and `paper` add up to `total`, which is
 * the petition's count; `collected`, `joined` and `rejected` are outside it, so nobody counts twice.
 */
export type PaperCounts = LineCounts & {
  /** Every line entered: collected, checked, joined and rejected together. */
  entered: number;
  /** Confirmed online and counted. */
  online: number;
  /** Checked on paper and counted now (`checked` less what was withdrawn or declared invalid since). */
  paper: number;
  /** Online and paper together: the count. */
  total: number;
  /** When the database was asked. */
  asOf: Date;
};
