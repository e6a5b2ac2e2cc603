// Taking the consent to news of a petition back: by the link in each update, or from the signer's own page.
import { db, inTransaction } from "../../db";
import { ok, type Result, refuse } from "../../result";
import { takeBackNews } from "../../supporters/commands";
import { hashToken, looksLikeToken } from "../../tokens";
import { openVault } from "../../vault/vault";
import { findLinkedSignature } from "../signatures/queries";
import { linkState } from "../signatures/rules";

/**
 * Ends news to a signer. The box that was ticked when signing brought two things: updates of the
 * petition, and a place among the supporters who get news. Taking it back ends both; what somebody
 * agreed to by joining on their own stays, and so does the signature.
 */
async function endNews(signatureId: string, now: Date): Promise<void> {
  const row = await db().signature.findUnique({
    where: { id: signatureId },
    select: { petitionId: true, rowKey: true, sealedEmail: true, confirmedAt: true },
  });
  if (row === null) return;
  const cells = (await openVault(`petition:${row.petitionId}`)).row(
    "signature",
    signatureId,
    row.rowKey,
  );
  const email = cells.openIf("email", row.sealedEmail);
  await inTransaction(async (tx) => {
    await tx.consent.updateMany({
      where: { signatureId, purpose: "news", withdrawnAt: null },
      data: { withdrawnAt: now },
    });
    // Confirming gave the supporter's consent at its own instant: by that it is known.
    if (email !== null && row.confirmedAt !== null) {
      await takeBackNews(tx, email, row.confirmedAt, now);
    }
  });
}

/**
 * Stops a petition's updates, as the link in each of them does. Pressed twice, or by a mail program
 * and then by a person: as good as once. A link past its end still stops them.
 * @param token the link's secret
 * @returns refused `unknown`
 */
export async function stopUpdates(token: string, now: Date): Promise<Result<undefined, "unknown">> {
  if (!looksLikeToken(token)) return refuse("unknown");
  const link = await db().token.findUnique({
    where: { hash: hashToken(token), purpose: "updates" },
    select: { signatureId: true },
  });
  if (!link?.signatureId) return refuse("unknown");
  await endNews(link.signatureId, now);
  return ok();
}

/**
 * The same from the page behind the signer's link.
 * @param token the signer's link
 * @returns refused `unknown` when the link is none, or the signature does not stand
 */
export async function stopNews(token: string, now: Date): Promise<Result<undefined, "unknown">> {
  const link = await findLinkedSignature(token, now);
  if (link === null || linkState(link, now) !== "standing") return refuse("unknown");
  await endNews(link.id, now);
  return ok();
}
