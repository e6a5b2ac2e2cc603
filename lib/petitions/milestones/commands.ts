// Writing milestones: by the tally, in the transaction that reaches them, each once and never taken back.
import type { Tx } from "../../db";
import { thresholdProgress } from "../../thresholds/rules";
import { thresholdRule } from "../../thresholds/schema";
import { newId } from "../../tokens";
import { reachedBy } from "./rules";

async function writeOne(tx: Tx, petitionId: string, now: Date): Promise<void> {
  const { rule, tallies, milestones } = await tx.petition.findUniqueOrThrow({
    where: { id: petitionId },
    select: {
      rule: true,
      tallies: { select: { place: true, total: true, paper: true } },
      milestones: { select: { kind: true, place: true } },
    },
  });
  const totals = new Map(tallies.map(({ place, total }) => [place, total]));
  const paper = new Map(tallies.map((tally) => [tally.place, tally.paper]));
  const progress = thresholdProgress(thresholdRule.parse(rule), { totals, paper });
  const written = new Set(milestones.map(({ kind, place }) => `${kind} ${place}`));
  const reached = reachedBy(progress).filter(({ kind, place }) => !written.has(`${kind} ${place}`));
  if (reached.length === 0) return;
  await tx.milestone.createMany({
    data: reached.map(({ kind, place }) => ({
      id: newId(),
      petitionId,
      kind,
      place,
      reachedAt: now,
      total: progress.counting,
    })),
    skipDuplicates: true,
  });
}

/**
 * Writes the milestones that petitions have reached and not yet been given. A withdrawal afterwards takes
 * none back: it was reached, on that day. The unique index keeps each to once.
 * @param tx the tally's transaction, holding its lock
 */
export async function writeMilestones(
  tx: Tx,
  petitionIds: readonly string[],
  now: Date,
): Promise<void> {
  for (const id of petitionIds) await writeOne(tx, id, now);
}
