// Pure decisions about signatures taken out of the count.

/** Why signatures are taken out, as readers are told it; texts are in the messages (`count.category`). */
export const removalCategories = [
  "duplicate",
  "forged",
  "automated",
  "ineligible",
  "request",
  "error",
] as const;

export type RemovalCategory = (typeof removalCategories)[number];

/** Instants of a deed that takes out many. */
export type RemovalDeed = {
  startedAt: Date | null;
  cancelledAt: Date | null;
  finishedAt: Date | null;
  undoStartedAt: Date | null;
  undoneAt: Date | null;
};

/**
 * planned: a dry run, nothing changed; running; cancelled: some are out, the rest stays; finished;
 * undoing; undone: all are back; dropped: cancelled before it began.
 */
export type RemovalState =
  | "planned"
  | "dropped"
  | "running"
  | "cancelled"
  | "finished"
  | "undoing"
  | "undone";

/** How far a deed is. */
export function removalState(deed: RemovalDeed): RemovalState {
  if (deed.undoneAt !== null) return "undone";
  if (deed.undoStartedAt !== null) return "undoing";
  if (deed.finishedAt !== null) return "finished";
  if (deed.cancelledAt !== null) return deed.startedAt === null ? "dropped" : "cancelled";
  return deed.startedAt === null ? "planned" : "running";
}

/** A plan older than this is not started: what it counted has changed too much. */
export const PLAN_HOURS = 24;
