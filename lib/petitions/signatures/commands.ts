// Writes a signer makes: signing, confirming, "it was not me", withdrawing. Each touches the signature's row alone;
// the petition's totals are the tally's (lib/petitions/tally).
import { db, inTransaction, notifyChanged, type Tx } from "../../db";
import { inEvenTime } from "../../even-time";
import type { Locale } from "../../i18n/locales";
import { homeOf } from "../../region-sets";
import { ok, type Result, refuse } from "../../result";
import { addConfirmedSupporter } from "../../supporters/commands";
import { hashToken, newId, newToken } from "../../tokens";
import { pathsShowingPetition } from "../../urls";
import { openVault } from "../../vault/vault";
import { leaveAlone } from "../blocks/commands";
import { eraseFilesNaming } from "../delivery-files/commands";
import { type Taken, takeSignature } from "../intake/commands";
import { eraseLinesOfSignature } from "../paper/erasure/commands";
import { signerLinkEnd } from "../rules";
import { findLinkedSignature, type LinkedSignature } from "./queries";
import { linkState } from "./rules";
import type { SignatureInput } from "./schema";

/** Above what signing takes on an idle server, so that new and known addresses answer alike. */
const EVEN_MS = 40;

/**
 * Somebody signs. The row waits until the mailbox confirms it. Whether the address is new, waits
 * already or has signed, the caller learns nothing: the same answer, in the same time; the mail
 * tells. The unique index on petition and keyed address decides; at most one mail in ten minutes.
 * @param slug the petition's; @param locale the mail's language; @param now the instant of signing
 * @returns refused `unknown` (no such petition, or not published), `closed`, `paused`, `amended` (since the
 *   signer was shown it), or `foreign-place` (a region this petition does not count by)
 */
export function signPetition(
  slug: string,
  locale: Locale,
  input: SignatureInput,
  now: Date,
): Promise<Taken> {
  return inEvenTime(() => takeSignature(slug, locale, input, now), EVEN_MS);
}

type LinkRefusal = "unknown" | "expired" | "late" | "withdrawn" | "invalidated";

function refusalOf(link: LinkedSignature | null, now: Date): LinkRefusal | null {
  if (link === null) return "unknown";
  const state = linkState(link, now);
  return state === "confirmable" || state === "standing" ? null : state;
}

/**
 * The signer presses "confirm". Only the signature's row changes; the next tally counts it. Pressed
 * twice, the second press changes nothing and is as good as the first.
 * @param token the link's secret
 * @returns refused `unknown`, `expired`, `late` (the petition closed first), `withdrawn`, `invalidated`
 */
export async function confirmSignature(
  token: string,
  now: Date,
): Promise<Result<undefined, LinkRefusal>> {
  const link = await findLinkedSignature(token, now);
  const refusal = refusalOf(link, now);
  if (refusal !== null) return refuse(refusal);
  if (link === null || link.signature !== "pending") return ok();
  const end = signerLinkEnd(link.closesAt, link.retentionDays, now);
  // Opened before the transaction: inside it they would ask for a second connection.
  await Promise.all([openVault(`petition:${link.petitionId}`), openVault("supporters")]);
  return inTransaction(async (tx) => {
    const { count } = await tx.signature.updateMany({
      where: { id: link.id, state: "pending" },
      data: { state: "confirmed", confirmedAt: now },
    });
    if (count === 0) return ok();
    // From now on the link is for withdrawing, and good for as long as there is data.
    await tx.token.updateMany({
      where: { signatureId: link.id, purpose: "signature" },
      data: { expiresAt: end },
    });
    if (link.consents.news) await joinWithNews(tx, link, now);
    return ok();
  });
}

async function joinWithNews(tx: Tx, link: LinkedSignature, now: Date): Promise<void> {
  const vault = await openVault(`petition:${link.petitionId}`);
  const cells = vault.row("signature", link.id, link.rowKey);
  const email = cells.openIf("email", link.sealedEmail);
  if (email === null) return;
  await addConfirmedSupporter(
    tx,
    {
      email,
      name: cells.openIf("name", link.sealedName) ?? "",
      place: homeOf(link.place),
      locale: link.locale,
      shareLinkId: link.shareLinkId,
    },
    now,
  );
}

/**
 * Takes the signer's name off the public page; the signature stands. Pressed twice: as good as once.
 * @param token the link's secret
 * @returns refused `unknown` when the link is none, or has nothing left to do
 */
export async function hideName(token: string, now: Date): Promise<Result<undefined, "unknown">> {
  const link = await findLinkedSignature(token, now);
  if (link === null || linkState(link, now) !== "standing") return refuse("unknown");
  return inTransaction(async (tx) => {
    await eraseFilesNaming(tx, link.id, now);
    const { count } = await tx.consent.updateMany({
      where: { signatureId: link.id, purpose: "publishName", withdrawnAt: null },
      data: { withdrawnAt: now },
    });
    if (count > 0) await notifyChanged(tx, pathsShowingPetition(link.slug));
    return ok();
  });
}

/** How long the way from a signer's link to their own page stays open, in milliseconds. */
const OWN_PAGE_MS = 24 * 3_600_000;

/**
 * Opens the way from a signer's link to the page with everything kept about them. A button, because
 * it makes a link.
 * @param token the signer's link
 * @returns the secret of the new link, good for a day; refused `unknown`
 */
export async function openOwnPage(
  token: string,
  now: Date,
): Promise<Result<{ token: string }, "unknown">> {
  const link = await findLinkedSignature(token, now);
  if (link === null || linkState(link, now) !== "standing") return refuse("unknown");
  const own = newToken();
  await db().token.create({
    data: {
      id: newId(),
      purpose: "preferences",
      hash: hashToken(own),
      signatureId: link.id,
      // Given in a page: no mail brought it, so it is none of the day's mails (lib/mail/queries).
      usedAt: now,
      expiresAt: new Date(now.getTime() + OWN_PAGE_MS),
    },
    select: { id: true },
  });
  return ok({ token: own });
}

/**
 * "It was not me": an unconfirmed signature is deleted with its data, consents and links, and for 30
 * days nobody can sign that petition with the address: only its hash is kept for that.
 * @param token the link's secret; after the first press nobody knows it any more
 * @param options.isTheirs the signer only wants to fill it in anew: nothing is blocked
 * @returns refused `standing` when it was confirmed already: then withdrawing is the way
 */
export async function rejectSignature(
  token: string,
  now: Date,
  { isTheirs = false } = {},
): Promise<Result<undefined, "standing">> {
  const link = await findLinkedSignature(token, now);
  if (link === null) return ok();
  if (link.signature === "confirmed" || link.signature === "counted") return refuse("standing");
  const isDeleted = await inTransaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ emailHash: Uint8Array<ArrayBuffer> | null }[]>`
      DELETE FROM signature WHERE id = ${link.id}::uuid AND state = 'pending'
      RETURNING email_hash AS "emailHash"`;
    if (row?.emailHash && !isTheirs) await leaveAlone(tx, link.petitionId, row.emailHash, now);
    return row !== undefined;
  });
  const isGone = isDeleted || link.signature !== "pending";
  return isGone || (await findLinkedSignature(token, now)) === null ? ok() : refuse("standing");
}

/**
 * Takes a confirmed signature back, whether or not the petition is still open. The person's data is
 * erased at once: nothing needs it any more. What stays is the row's place and the removal, which
 * the next tally subtracts if the signature had been counted. Pressed twice: as good as once.
 * @param token the link's secret
 * @returns refused `unknown`, `expired`, `invalidated`, or `pending` when it was never confirmed
 */
export async function withdrawSignature(
  token: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "expired" | "invalidated" | "pending">> {
  const link = await findLinkedSignature(token, now);
  if (link === null) return refuse("unknown");
  const state = linkState(link, now);
  if (state === "withdrawn") return ok();
  if (state === "expired" || state === "invalidated") return refuse(state);
  if (state !== "standing") return refuse("pending");
  return inTransaction(async (tx) => {
    await eraseFilesNaming(tx, link.id, now);
    const { count } = await tx.signature.updateMany({
      where: { id: link.id, state: { in: ["confirmed", "counted"] } },
      data: {
        state: "withdrawn",
        rowKey: null,
        emailHash: null,
        nameHash: null,
        domainHash: null,
        commentState: null,
        sealedName: null,
        sealedEmail: null,
        sealedComment: null,
        erasedAt: now,
      },
    });
    if (count === 0) return ok();
    await tx.signatureRemoval.create({
      data: { id: newId(), signatureId: link.id, kind: "withdrawn", createdAt: now },
      select: { id: true },
    });
    await tx.consent.deleteMany({ where: { signatureId: link.id } });
    await tx.commentReview.deleteMany({ where: { signatureId: link.id } });
    await tx.updateMailed.deleteMany({ where: { signatureId: link.id } });
    await tx.token.updateMany({ where: { signatureId: link.id }, data: { usedAt: now } });
    await eraseLinesOfSignature(tx, link.id, now);
    // Name and comment leave the pages now, not with the tally, which an organiser may have paused.
    await notifyChanged(tx, pathsShowingPetition(link.slug));
    // Last, so that nobody waits long for the petition's counter.
    await tx.$executeRaw`
      INSERT INTO correction_tally AS tally (petition_id, category, total)
      VALUES (${link.petitionId}::uuid, 'erased', 1)
      ON CONFLICT (petition_id, category) DO UPDATE SET total = tally.total + 1`;
    return ok();
  });
}
