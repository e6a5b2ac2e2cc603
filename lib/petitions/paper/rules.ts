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

/** What can be done to a sheet, as its history says it. */
const sheetDeedKinds = [
  "ordered",
  "returned",
  "entered",
  "changed",
  "checked",
  "imported",
  "import-undone",
  "voided",
  "reopened",
] as const;

export type SheetDeedKind = (typeof sheetDeedKinds)[number];

/** Whether a stored word is a deed's kind. */
export function isSheetDeedKind(value: string): value is SheetDeedKind {
  return sheetDeedKinds.some((kind) => kind === value);
}

/** Why a line is found not good; texts are in the messages (`paper.rejection`). */
export const lineRejections = [
  "illegible",
  "noSignature",
  "duplicate",
  "forged",
  "ineligible",
  "incomplete",
] as const;

export type LineRejection = (typeof lineRejections)[number];

/**
 * Where a sheet is on its way. out: with its collector; returned: back, nothing entered; waiting: has
 * lines nobody decided; done: every line entered is decided; voided: will not be used.
 */
export const sheetStates = ["out", "returned", "waiting", "done", "voided"] as const;

export type SheetState = (typeof sheetStates)[number];

/** The state of a sheet, from its counters and dates. */
export function sheetState(
  sheet: LineCounts & { returnedAt: Date | null; voidedAt: Date | null },
): SheetState {
  if (sheet.voidedAt !== null) return "voided";
  if (sheet.collected > 0) return "waiting";
  if (allLines(sheet) > 0) return "done";
  return sheet.returnedAt === null ? "out" : "returned";
}

/** The calendar day of an instant in the campaign's zone, which keeps UTC+5 (lib/i18n/zones.ts). */
export function dayOf(at: Date): string {
  return new Date(at.getTime() + 5 * 3_600_000).toISOString().slice(0, 10);
}
