// What organisers say about how a petition ended. Saying it closes the petition; taking it back leaves it closed.
import { recordDeed } from "../../audit/commands";
import { inTransaction, notifyChanged, Prisma, type Tx } from "../../db";
import { ok, type Result, refuse } from "../../result";
import { newId } from "../../tokens";
import { pathsShowingPetition } from "../../urls";
import { type OutcomeRefusal, outcomeRefusal } from "./rules";
import type { OutcomeInput } from "./schema";

const recordedOf = ({ deliveries }: { deliveries: { _count: { answers: number } }[] }) => ({
  deliveries: deliveries.length,
  answers: deliveries.reduce((sum, { _count }) => sum + _count.answers, 0),
});

/** Locks the petition, so that this and closing or reopening follow each other. */
async function lock(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT id FROM petition WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return tx.petition.findUnique({
    where: { id },
    select: {
      id: true,
      slug: true,
      closesAt: true,
      publications: { take: 1, select: { id: true } },
      closures: { where: { reopenedAt: null }, select: { id: true, outcome: true } },
      briefings: { select: { slug: true } },
      deliveries: { select: { _count: { select: { answers: true } } } },
    },
  });
}

/**
 * Whether a deed would make the record contradict the outcome that stands. Holds the petition, so that
 * nobody says another meanwhile: to be asked before the delivery is locked.
 * @param change what the deed adds to the record, or takes off it
 */
export async function contradictsOutcome(
  tx: Tx,
  petitionId: string,
  change: { deliveries?: number; answers?: number },
): Promise<boolean> {
  const petition = await lock(tx, petitionId);
  const outcome = petition?.closures[0]?.outcome;
  if (!petition || !outcome) return false;
  const { deliveries, answers } = recordedOf(petition);
  const after = {
    deliveries: deliveries + (change.deliveries ?? 0),
    answers: answers + (change.answers ?? 0),
  };
  return outcomeRefusal(outcome, after) !== null;
}

async function record(
  tx: Tx,
  actorId: string,
  action: string,
  petition: { id: string; slug: string; briefings: { slug: string }[] },
  details: Record<string, string> = {},
): Promise<void> {
  await recordDeed(tx, {
    actorId,
    action,
    subjectType: "petition",
    subjectId: petition.id,
    details: { slug: petition.slug, ...details },
  });
  const briefings = petition.briefings.map(({ slug }) => slug);
  await notifyChanged(tx, pathsShowingPetition(petition.slug, briefings));
}

/**
 * Says how a petition ended. One that still takes signatures is closed by it; of a closed one the
 * outcome is said, or corrected.
 * @param reason kept with the closure, if this makes one
 * @returns refused `unknown`, `draft` (never published), `delivered` (it cannot have ended
 *   undelivered), `not-delivered` or `answered` (it cannot have ended unanswered)
 */
export function declareOutcome(
  actorId: string,
  petitionId: string,
  { outcome, texts }: OutcomeInput,
  reason: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "draft" | OutcomeRefusal>> {
  return inTransaction(async (tx) => {
    const petition = await lock(tx, petitionId);
    if (petition === null) return refuse("unknown");
    if (petition.publications.length === 0) return refuse("draft");
    const refusal = outcomeRefusal(outcome, recordedOf(petition));
    if (refusal !== null) return refuse(refusal);
    const closure = petition.closures[0];
    const said = { outcome, outcomeTexts: texts };
    if (closure) {
      await tx.closure.update({ where: { id: closure.id }, data: said, select: { id: true } });
    } else {
      // One whose date has passed closed then; the retention period counts from there.
      const { closesAt } = petition;
      const closedAt = closesAt !== null && closesAt < now ? closesAt : now;
      await tx.closure.create({
        data: { id: newId(), petitionId, closedAt, closedById: actorId, reason, ...said },
        select: { id: true },
      });
      await record(tx, actorId, "petition:close", petition, { reason });
    }
    await record(tx, actorId, "outcome:declare", petition, { outcome });
    return ok();
  });
}

/** Takes an outcome back; the petition stays closed. @returns refused `unknown`, or `none` when none was said */
export function retractOutcome(
  actorId: string,
  petitionId: string,
): Promise<Result<undefined, "unknown" | "none">> {
  return inTransaction(async (tx) => {
    const petition = await lock(tx, petitionId);
    if (petition === null) return refuse("unknown");
    const closure = petition.closures[0];
    if (!closure?.outcome) return refuse("none");
    await tx.closure.update({
      where: { id: closure.id },
      data: { outcome: null, outcomeTexts: Prisma.DbNull },
      select: { id: true },
    });
    await record(tx, actorId, "outcome:retract", petition, { outcome: closure.outcome });
    return ok();
  });
}
