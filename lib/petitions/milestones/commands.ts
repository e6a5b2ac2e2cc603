// Writing milestones: by whatever reaches them, in its transaction, each once and never taken back.
import type { Tx } from "../../db";
import { thresholdProgress } from "../../thresholds/rules";
import { thresholdRule } from "../../thresholds/schema";
import { newId } from "../../tokens";
import { reachedBy } from "./rules";

async function writeOne(tx: Tx, petitionId: string, now: Date): Promise<void> {
  // A tally and an amendment at the same instant follow each other: whichever is later sees both.
  await tx.$queryRaw`SELECT id FROM petition WHERE id = ${petitionId}::uuid FOR NO KEY UPDATE`;
  const { rule, tallies, milestones, recounts } = await tx.petition.findUniqueOrThrow({
    where: { id: petitionId },
    select: {
      rule: true,
      tallies: { select: { place: true, total: true, paper: true } },
      milestones: { select: { kind: true, place: true } },
      recounts: { where: { isEqual: false, repairedAt: null }, take: 1, select: { id: true } },
    },
  });
  // Totals in doubt reach nothing; their repair comes here again.
  if (recounts.length > 0) return;
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
 * @param tx the transaction of what may reach them: the tally's, an amendment's or a repair's
 */
export async function writeMilestones(
  tx: Tx,
  petitionIds: readonly string[],
  now: Date,
): Promise<void> {
  for (const id of petitionIds) await writeOne(tx, id, now);
}
