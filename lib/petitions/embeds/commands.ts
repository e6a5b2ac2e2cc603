// What organisers decide about embedding: which sites may show the form.
import { recordDeed } from "../../audit/commands";
import { inTransaction, notifyChanged } from "../../db";
import { ok, type Result, refuse } from "../../result";
import { pathsShowingPetition } from "../../urls";

/**
 * Sets which sites may show a petition's form in a frame, in place of those before.
 * @param origins as readOrigin() writes them
 * @returns refused `unknown`
 */
export function changeEmbedOrigins(
  actorId: string,
  petitionId: string,
  origins: readonly string[],
): Promise<Result<undefined, "unknown">> {
  return inTransaction(async (tx) => {
    const found = await tx.petition.updateManyAndReturn({
      where: { id: petitionId },
      data: { embedOrigins: [...origins] },
      select: { slug: true },
    });
    const slug = found[0]?.slug;
    if (slug === undefined) return refuse("unknown");
    await recordDeed(tx, {
      actorId,
      action: "embed:change",
      subjectType: "petition",
      subjectId: petitionId,
      details: { slug, origins: [...origins] },
    });
    await notifyChanged(tx, pathsShowingPetition(slug));
    return ok();
  });
}
