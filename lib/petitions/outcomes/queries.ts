// Reads of how petitions ended: of one, and of several for lists.
import { db } from "../../db";
import type { Locale } from "../../i18n/locales";
import { type Outcome, outcomeTexts } from "./schema";

export type OutcomeView = { outcome: Outcome; texts: Record<Locale, string>; closedAt: Date };

/** How these petitions ended; those still open, and those closed without saying how, have no entry. */
export async function listOutcomes(
  petitionIds: readonly string[],
): Promise<Map<string, OutcomeView>> {
  const rows = await db().closure.findMany({
    where: { petitionId: { in: [...petitionIds] }, reopenedAt: null, outcome: { not: null } },
    select: { petitionId: true, outcome: true, outcomeTexts: true, closedAt: true },
  });
  return new Map(
    rows.flatMap(({ petitionId, outcome, outcomeTexts: texts, closedAt }) =>
      outcome === null
        ? []
        : [[petitionId, { outcome, texts: outcomeTexts.parse(texts), closedAt }] as const],
    ),
  );
}

/** How one petition ended; null while it is open, or nobody has said. */
export async function findOutcome(petitionId: string): Promise<OutcomeView | null> {
  return (await listOutcomes([petitionId])).get(petitionId) ?? null;
}
