// How signers appear, and what organisers decide about comments. Each decision is a row with who and when.
import { recordDeed } from "../../audit/commands";
import { inTransaction, notifyChanged, type Tx } from "../../db";
import { ok, type Result, refuse } from "../../result";
import { newId } from "../../tokens";
import { pathsShowingPetition } from "../../urls";
import { eraseFilesNaming } from "../delivery-files/commands";
import { findLinkedSignature, type LinkedSignature } from "../signatures/queries";
import { linkState } from "../signatures/rules";
import { type Decision, decidedFrom } from "./rules";
import { VOICE_VERSIONS, type VoiceInput } from "./schema";

type Purpose = keyof typeof VOICE_VERSIONS;

/** Takes standing consents back, and gives a new one if that is the wish. */
async function setConsent(
  tx: Tx,
  { id, locale }: LinkedSignature,
  purpose: Purpose,
  isGiven: boolean,
  now: Date,
): Promise<void> {
  await tx.consent.updateMany({
    where: { signatureId: id, purpose, withdrawnAt: null },
    data: { withdrawnAt: now },
  });
  if (!isGiven) return;
  await tx.consent.create({
    data: {
      id: newId(),
      purpose,
      textVersion: VOICE_VERSIONS[purpose],
      locale,
      givenAt: now,
      signatureId: id,
    },
    select: { id: true },
  });
}

/**
 * A signer says how their name may be shown, and whether their comment may. Only whoever holds the
 * link of a confirmed signature can: what somebody typed into the form is not enough to show it. A
 * comment that may be shown waits for an organiser, again also if it was approved and taken back in
 * between; one that may not disappears at once.
 * @param token the signer's link
 * @returns refused `unknown` when the link is none, or the signature does not stand
 */
export async function changeVoice(
  token: string,
  input: VoiceInput,
  now: Date,
): Promise<Result<undefined, "unknown">> {
  const link = await findLinkedSignature(token, now);
  if (link === null || linkState(link, now) !== "standing") return refuse("unknown");
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM signature WHERE id = ${link.id}::uuid FOR UPDATE`;
    const row = await tx.signature.findFirst({
      where: { id: link.id, state: { in: ["confirmed", "counted"] }, erasedAt: null },
      select: {
        nameForm: true,
        commentState: true,
        sealedComment: true,
        consents: { where: { withdrawnAt: null }, select: { purpose: true } },
      },
    });
    if (row === null) return refuse("unknown");
    const stands = (wanted: Purpose) => row.consents.some(({ purpose }) => purpose === wanted);
    const isNamed = input.nameForm !== "anonymous";
    const nameForm = input.nameForm === "initial" ? "initial" : "full";
    const isSameName = isNamed === stands("publishName") && (!isNamed || nameForm === row.nameForm);
    const isShown = input.showComment && row.sealedComment !== null;
    const isSameComment = isShown === stands("publishComment");
    if (isSameName && isSameComment) return ok();
    if (!isSameName) {
      await eraseFilesNaming(tx, link.id, now);
      await setConsent(tx, link, "publishName", isNamed, now);
    }
    if (!isSameComment) await setConsent(tx, link, "publishComment", isShown, now);
    await tx.signature.update({
      where: { id: link.id },
      data: {
        nameForm,
        ...(!isSameComment && { commentState: isShown ? "waiting" : null }),
      },
      select: { id: true },
    });
    await notifyChanged(tx, pathsShowingPetition(link.slug));
    return ok();
  });
}

const verbs: Readonly<Record<Decision, string>> = {
  approved: "approve",
  declined: "decline",
  waiting: "take-back",
};

/**
 * An organiser decides about comments, or takes decisions back. Approving and declining act on what
 * waits, taking back on what was decided: of two organisers who press at once the second changes
 * nothing, and learns how many were decided already.
 * @param petitionId ids of other petitions' signatures are passed over
 * @param ids signatures whose comments are meant
 * @returns how many were decided; refused `unknown` when there is no such petition
 */
export function decideComments(
  actorId: string,
  petitionId: string,
  ids: readonly string[],
  decision: Decision,
  now: Date,
): Promise<Result<{ decided: string[] }, "unknown">> {
  return inTransaction(async (tx) => {
    const petition = await tx.petition.findUnique({
      where: { id: petitionId },
      select: { slug: true },
    });
    if (petition === null) return refuse("unknown");
    // In one order, so that two organisers with the same comments never wait for each other.
    await tx.$queryRaw`
      SELECT id FROM signature WHERE id = ANY(${[...ids]}::uuid[])
        AND petition_id = ${petitionId}::uuid ORDER BY id FOR UPDATE`;
    const rows = await tx.signature.updateManyAndReturn({
      where: {
        id: { in: [...ids] },
        petitionId,
        state: { in: ["confirmed", "counted"] },
        erasedAt: null,
        commentState: { in: [...decidedFrom[decision]] },
      },
      data: { commentState: decision },
      select: { id: true },
    });
    const decided = rows.map(({ id }) => id);
    if (decided.length === 0) return ok({ decided });
    await tx.commentReview.createMany({
      data: decided.map((signatureId) => ({
        id: newId(),
        signatureId,
        decision,
        at: now,
        byId: actorId,
      })),
    });
    await recordDeed(tx, {
      actorId,
      action: `comment:${verbs[decision]}`,
      subjectType: "petition",
      subjectId: petitionId,
      details: { comments: decided.length, ids: decided },
    });
    if (decision !== "declined") await notifyChanged(tx, pathsShowingPetition(petition.slug));
    return ok({ decided });
  });
}
