// What organisers decide about endorsements. Each decision is a deed with who and when.
import { recordDeed } from "../../../audit/commands";
import { inTransaction, notifyChanged } from "../../../db";
import { ok, type Result, refuse } from "../../../result";
import { pathsShowingPetition } from "../../../urls";
import { type Decision, decidedFrom, endorsementState } from "../rules";

const verbs: Readonly<Record<Decision, string>> = {
  approved: "approve",
  declined: "decline",
  waiting: "take-back",
};

/** What stands in the row after each decision. */
const written = (decision: Decision, actorId: string, now: Date) => ({
  approvedAt: decision === "approved" ? now : null,
  approvedById: decision === "approved" ? actorId : null,
  declinedAt: decision === "declined" ? now : null,
  declinedById: decision === "declined" ? actorId : null,
});

/**
 * An organiser approves a confirmed endorsement, declines it (which takes one that is shown down), or
 * takes a decision back. It says from which state: of two organisers who decide differently about what
 * both saw waiting, the second changes nothing.
 * @param petitionId an endorsement of another petition is unknown here
 * @param from the state the organiser saw
 * @returns refused `unknown` (none such, or not confirmed), or `decided` (it is no longer so)
 */
export function decideEndorsement(
  actorId: string,
  petitionId: string,
  id: string,
  { from, decision }: { from: Decision; decision: Decision },
  now: Date,
): Promise<Result<undefined, "unknown" | "decided">> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM endorsement WHERE id = ${id}::uuid FOR UPDATE`;
    const row = await tx.endorsement.findFirst({
      where: { id, petitionId, confirmedAt: { not: null } },
      select: {
        ...{ confirmedAt: true, approvedAt: true, declinedAt: true, withdrawnAt: true },
        petition: { select: { slug: true } },
      },
    });
    if (row === null) return refuse("unknown");
    if (endorsementState(row) !== from || !decidedFrom[decision].includes(from)) {
      return refuse("decided");
    }
    await tx.endorsement.update({
      where: { id },
      data: written(decision, actorId, now),
      select: { id: true },
    });
    const { slug } = row.petition;
    await recordDeed(tx, {
      actorId,
      action: `endorsement:${verbs[decision]}`,
      subjectType: "petition",
      subjectId: petitionId,
      details: { slug, endorsement: id, from },
    });
    if (decision === "approved" || from === "approved") {
      await notifyChanged(tx, pathsShowingPetition(slug));
    }
    return ok();
  });
}
