// Publications as rows: petitions, briefings and events are put before the public and taken back the same way.
import type { Tx } from "./db";
import { newId } from "./tokens";

/** What is published: exactly one of the three. */
export type Published = { petitionId: string } | { briefingId: string } | { eventId: string };

/** The publication that stands now, if one does. */
export function standingOf<P extends { endedAt: Date | null }>(
  publications: readonly P[],
): P | undefined {
  return publications.find(({ endedAt }) => endedAt === null);
}

/** Publishes. The caller holds what is published and has seen that nothing stands. @param actorId null for the seed */
export async function beginPublication(
  tx: Tx,
  published: Published,
  actorId: string | null,
  now: Date,
): Promise<void> {
  await tx.publication.create({
    data: { ...published, id: newId(), publishedAt: now, publishedById: actorId },
    select: { id: true },
  });
}

/** Takes a publication back. @param reason in the organiser's words, kept with it */
export async function endPublication(
  tx: Tx,
  id: string,
  actorId: string | null,
  reason: string,
  now: Date,
): Promise<void> {
  await tx.publication.update({
    where: { id },
    data: { endedAt: now, endedById: actorId, endReason: reason },
    select: { id: true },
  });
}
