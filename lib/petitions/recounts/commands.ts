// Recounting every night, and repairing totals that differ from the rows: by command, with a reason for readers.
import { recordDeed } from "../../audit/commands";
import { inTransaction, notifyChanged, type Tx } from "../../db";
import { ok, type Result, refuse } from "../../result";
import { newId } from "../../tokens";
import { pathsShowingPetition } from "../../urls";
import { writeMilestones } from "../milestones/commands";
import { waitForTally } from "../tally/commands";
import { countAgain, fromRows, listCounted, type RecountResult } from "./queries";
import { sizeOf } from "./rules";

/** Equal recounts say nothing new; the latest months of them are proof enough. Days. */
const KEPT_DAYS = 90;

/** A repair may count a million rows before it writes. Seconds. */
const REPAIR_SECONDS = 300;

async function tellPages(tx: Tx, petitionId: string): Promise<void> {
  const { slug, briefings } = await tx.petition.findUniqueOrThrow({
    where: { id: petitionId },
    select: { slug: true, briefings: { select: { slug: true } } },
  });
  const carrying = briefings.map((briefing) => briefing.slug);
  await notifyChanged(tx, pathsShowingPetition(slug, carrying));
}

/** A recount as its row keeps it. */
const kept = ({ rows, differences, corrections }: RecountResult) => ({
  rows,
  differences: [...differences, ...corrections],
});

/**
 * Counts a petition again and writes down what came out. From a difference on its totals stand still
 * (the tally passes it over) until it is repaired.
 * @param now the instant of the recount
 */
export async function recountPetition(petitionId: string, now: Date): Promise<RecountResult> {
  const result = await countAgain(petitionId);
  const isEqual = sizeOf(result) === 0;
  await inTransaction(async (tx) => {
    await tx.recount.create({
      data: { id: newId(), petitionId, startedAt: now, isEqual, ...kept(result) },
      select: { id: true },
    });
    // The page names the latest recount, and says when the number stands still.
    await tellPages(tx, petitionId);
  });
  return result;
}

export type Recounted = RecountResult & { slug: string };

/** Recounts every petition that has anything to count, one after the other, and forgets old equal recounts. */
export async function recountAll(now: Date): Promise<Recounted[]> {
  const done: Recounted[] = [];
  for (const { id, slug } of await listCounted()) {
    done.push({ slug, ...(await recountPetition(id, now)) });
  }
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  await inTransaction((tx) =>
    tx.recount.deleteMany({ where: { isEqual: true, startedAt: { lt: before } } }),
  );
  return done;
}

async function rewrite(tx: Tx, petitionId: string): Promise<void> {
  await tx.petitionTally.deleteMany({ where: { petitionId } });
  await tx.tallyDay.deleteMany({ where: { petitionId } });
  await tx.correctionTally.deleteMany({ where: { petitionId } });
  await tx.correctionDay.deleteMany({ where: { petitionId } });
  await tx.$executeRaw`
    WITH ${fromRows(petitionId)}, dated AS (
      INSERT INTO tally_day (petition_id, place, day, counted, counted_paper, removed, removed_paper,
        restored, restored_paper)
      SELECT ${petitionId}::uuid, place, day, coalesce(counted, 0), coalesce(counted_paper, 0),
        coalesce(removed, 0), coalesce(removed_paper, 0), coalesce(restored, 0),
        coalesce(restored_paper, 0)
      FROM moves
    ), corrected AS (
      INSERT INTO correction_tally AS tally (petition_id, category, total)
      SELECT ${petitionId}::uuid, category, total FROM explained
      -- Somebody withdraws at this instant: that row is not among those counted here.
      ON CONFLICT (petition_id, category) DO UPDATE SET total = tally.total + excluded.total
    ), corrected_days AS (
      INSERT INTO correction_day (petition_id, category, day, removed, restored)
      SELECT ${petitionId}::uuid, category::removal_category, day, removed, restored
      FROM explained_days
    )
    INSERT INTO petition_tally (petition_id, place, total, paper)
    SELECT ${petitionId}::uuid, place, total, paper FROM standing`;
}

/**
 * Writes a petition's totals and history anew from its rows, in one transaction under the tally's lock,
 * and lets them move again. The difference, the day and the reason stay where readers see them.
 * @param actorId the member; null for the command line
 * @param reason for readers
 * @returns what differed; refused `equal` when nothing differs and nothing stands still
 */
export function repairCount(
  actorId: string | null,
  petitionId: string,
  reason: string,
  now: Date,
): Promise<Result<RecountResult, "equal">> {
  return inTransaction(async (tx) => {
    await waitForTally(tx);
    const result = await countAgain(petitionId, tx);
    const standing = { petitionId, isEqual: false, repairedAt: null };
    const isStanding = (await tx.recount.count({ where: standing })) > 0;
    if (sizeOf(result) === 0 && !isStanding) return refuse("equal");
    const repaired = { repairedAt: now, repairedById: actorId, repairReason: reason };
    await tx.recount.updateMany({ where: standing, data: repaired });
    if (sizeOf(result) > 0) {
      await rewrite(tx, petitionId);
      // Those who look for the difference find it once, also if it is another than the standing one.
      if (!isStanding) {
        await tx.recount.create({
          data: {
            id: newId(),
            petitionId,
            startedAt: now,
            isEqual: false,
            ...kept(result),
            ...repaired,
          },
          select: { id: true },
        });
      }
    }
    // What the totals hid, or an amendment reached while they stood still.
    await writeMilestones(tx, [petitionId], now);
    await recordDeed(tx, {
      actorId,
      action: "petition:repair",
      subjectType: "petition",
      subjectId: petitionId,
      details: {
        places: result.differences.map(({ place }) => place),
        corrections: result.corrections.map(({ category }) => category),
        reason,
      },
    });
    await tellPages(tx, petitionId);
    return ok(result);
  }, REPAIR_SECONDS);
}
