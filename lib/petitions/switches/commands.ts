// Throwing and ending switches: at once, with who and why, and with word to every page that says what is off.
import { recordDeed } from "../../audit/commands";
import { inTransaction, notifyChanged, Prisma, type Tx } from "../../db";
import { ok, type Result, refuse } from "../../result";
import { newId } from "../../tokens";
import { pathsShowingPetition } from "../../urls";
import { waitForTally } from "../tally/commands";
import type { SwitchKind, SwitchTexts } from "./schema";

type Found = { id: string; slug: string; briefings: { slug: string }[] };

/** Locks the petition, so that two organisers' deeds follow each other. */
async function lock(tx: Tx, id: string): Promise<Found | null> {
  await tx.$queryRaw`SELECT id FROM petition WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return tx.petition.findUnique({
    where: { id },
    select: { id: true, slug: true, briefings: { select: { slug: true } } },
  });
}

async function record(
  tx: Tx,
  actorId: string | null,
  petition: Found,
  details: { kind: SwitchKind; isOn: boolean; reason?: string },
): Promise<void> {
  await recordDeed(tx, {
    actorId,
    action: "petition:switch",
    subjectType: "petition",
    subjectId: petition.id,
    details: { slug: petition.slug, ...details },
  });
  const briefings = petition.briefings.map(({ slug }) => slug);
  await notifyChanged(tx, pathsShowingPetition(petition.slug, briefings));
}

/**
 * Turns a switch on. `pauseSigning`: nobody can sign (who signed before can still confirm and
 * withdraw); `pauseCounting`: totals stand still from this instant, a tally at work is waited for;
 * `requireProof`: signing asks for the proof of work; `notice`: readers see the text.
 * @param wish.reason for the record; @param wish.texts for readers; always given for a notice
 * @returns refused `unknown`, or `thrown` when it is on already
 */
export function throwSwitch(
  actorId: string | null,
  petitionId: string,
  wish: { kind: SwitchKind; reason: string; texts: SwitchTexts | null },
  now: Date,
): Promise<Result<undefined, "unknown" | "thrown">> {
  return inTransaction(async (tx) => {
    if (wish.kind === "pauseCounting") await waitForTally(tx);
    const petition = await lock(tx, petitionId);
    if (petition === null) return refuse("unknown");
    // The partial unique index decides; the lock only makes the answer calm.
    const { count } = await tx.petitionSwitch.createMany({
      data: {
        id: newId(),
        petitionId,
        kind: wish.kind,
        texts: wish.texts ?? Prisma.DbNull,
        reason: wish.reason,
        thrownAt: now,
        thrownById: actorId,
      },
      skipDuplicates: true,
    });
    if (count === 0) return refuse("thrown");
    await record(tx, actorId, petition, { kind: wish.kind, isOn: true, reason: wish.reason });
    return ok();
  });
}

/**
 * Turns a switch off.
 * @returns refused `unknown`, or `ended` when it is off already
 */
export function endSwitch(
  actorId: string | null,
  petitionId: string,
  kind: SwitchKind,
  now: Date,
): Promise<Result<undefined, "unknown" | "ended">> {
  return inTransaction(async (tx) => {
    const petition = await lock(tx, petitionId);
    if (petition === null) return refuse("unknown");
    const { count } = await tx.petitionSwitch.updateMany({
      where: { petitionId, kind, endedAt: null },
      data: { endedAt: now, endedById: actorId },
    });
    if (count === 0) return refuse("ended");
    await record(tx, actorId, petition, { kind, isOn: false });
    return ok();
  });
}
