// What an organisation's contact does: endorse, confirm, "it was not me", withdraw. Nothing of it touches the count.
import { recordDeed } from "../../audit/commands";
import { inTransaction, notifyChanged, type Tx } from "../../db";
import { inEvenTime } from "../../even-time";
import type { Locale } from "../../i18n/locales";
import { enqueue } from "../../jobs/queue";
import { hasMailLeft } from "../../mail/queries";
import { isPlaceOf } from "../../region-sets";
import { ok, type Result, refuse } from "../../result";
import { newId } from "../../tokens";
import { pathsShowingPetition } from "../../urls";
import { lookupHash } from "../../vault/lookup";
import { newRowKey, openVault } from "../../vault/vault";
import { leaveAlone } from "../blocks/commands";
import { findPatterns, isAddressBlocked } from "../blocks/queries";
import { matchesPattern } from "../blocks/rules";
import { findPetitionFacts } from "../queries";
import { petitionState, signerLinkEnd } from "../rules";
import { MAIL_AGAIN_MINUTES } from "../signatures/rules";
import { findLinkedEndorsement } from "./queries";
import { endorsementLinkState, noContact } from "./rules";
import { AGREED_VERSION, type EndorsementInput } from "./schema";

export type EndorseRefusal = "unknown" | "closed" | "paused" | "foreign-place";

/**
 * An organisation endorses. It waits until its contact confirms from the mailbox, then until an
 * organiser approves. Whether the address is new, waits already or has endorsed, the caller learns
 * nothing: the same answer, in the same time; the mail tells. Nothing typed later changes what an
 * address gave first, since a stranger could have typed it.
 * @param slug the petition's; @param locale the mail's language; @param now the instant it was given
 * @returns refused `unknown` (no such petition, or not published), `closed`, `paused` with signing, or
 *   `foreign-place` (a region this petition does not count by)
 */
export function endorse(
  slug: string,
  locale: Locale,
  input: EndorsementInput,
  now: Date,
): Promise<Result<undefined, EndorseRefusal>> {
  return inEvenTime(() => take(slug, locale, input, now));
}

async function take(
  slug: string,
  locale: Locale,
  input: EndorsementInput,
  now: Date,
): Promise<Result<undefined, EndorseRefusal>> {
  const petition = await findPetitionFacts(slug);
  const state = petition ? petitionState(petition, now) : "draft";
  if (petition === null || state === "draft") return refuse("unknown");
  if (state === "closed") return refuse("closed");
  if (petition.isPaused) return refuse("paused");
  if (!isPlaceOf(petition.regionSet, input.place)) return refuse("foreign-place");
  const scope = `petition:${petition.id}` as const;
  const [vault, isKeptOut] = await Promise.all([
    openVault(scope),
    isBlocked(petition.id, input, now),
  ]);
  if (isKeptOut) return ok();
  const id = newId();
  const rowKey = newRowKey();
  const cells = vault.row("endorsement", id, rowKey);
  const emailHash = lookupHash(scope, input.email);
  const { organisation, place, standsFor } = input;
  return inTransaction(async (tx) => {
    const found = await lockByEmail(tx, petition.id, emailHash);
    if (found !== null) return askAgain(tx, found, now);
    // Of several at once the unique index keeps one; the others have nothing left to do.
    const { count } = await tx.endorsement.createMany({
      data: {
        ...{ id, petitionId: petition.id, locale, organisation, place, standsFor },
        ...{ rowKey, emailHash, createdAt: now, mailRequestedAt: now },
        agreedVersion: AGREED_VERSION,
        sealedContact: cells.seal("contact", input.contact),
        sealedEmail: cells.seal("email", input.email),
      },
      skipDuplicates: true,
    });
    if (count > 0) await enqueue(tx, "mailEndorser", { endorsementId: id });
    return ok();
  });
}

/** By the address, its domain or a pattern, as with signing; patterns of names are held against both names. */
async function isBlocked(
  petitionId: string,
  { email, contact, organisation }: EndorsementInput,
  now: Date,
): Promise<boolean> {
  const [isAddress, patterns] = await Promise.all([
    isAddressBlocked(petitionId, email, now),
    findPatterns(petitionId, now),
  ]);
  const isNamed = patterns.some(
    ({ on, pattern }) =>
      on === "name" && [contact, organisation].some((name) => matchesPattern(pattern, name)),
  );
  return isAddress || isNamed;
}

type Locked = { id: string; confirmedAt: Date | null; mailRequestedAt: Date };

async function lockByEmail(tx: Tx, petitionId: string, hash: Uint8Array): Promise<Locked | null> {
  const rows = await tx.$queryRaw<Locked[]>`
    SELECT id, confirmed_at AS "confirmedAt", mail_requested_at AS "mailRequestedAt"
    FROM endorsement WHERE petition_id = ${petitionId}::uuid AND email_hash = ${hash} FOR UPDATE`;
  return rows[0] ?? null;
}

/** The address was given before: the mail goes there again, not often; what waits begins its five days anew. */
async function askAgain(
  tx: Tx,
  { id, confirmedAt, mailRequestedAt }: Locked,
  now: Date,
): Promise<Result<undefined, never>> {
  const isTooSoon = now.getTime() - mailRequestedAt.getTime() <= MAIL_AGAIN_MINUTES * 60_000;
  if (isTooSoon || !(await hasMailLeft(tx, { endorsementId: id }, now))) return ok();
  await tx.endorsement.update({
    where: { id },
    data: { mailRequestedAt: now, ...(confirmedAt === null && { createdAt: now }) },
    select: { id: true },
  });
  await enqueue(tx, "mailEndorser", { endorsementId: id });
  return ok();
}

/**
 * The contact presses "confirm"; an organiser decides then. Pressed twice: as good as once.
 * @param token the link's secret
 * @returns refused `unknown`, `expired`, `late` (the petition closed first), or `withdrawn`
 */
export async function confirmEndorsement(
  token: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "expired" | "late" | "withdrawn">> {
  const link = await findLinkedEndorsement(token, now);
  if (link === null) return refuse("unknown");
  const state = endorsementLinkState(link, now);
  if (state === "expired" || state === "late" || state === "withdrawn") return refuse(state);
  if (state !== "confirmable") return ok();
  const end = signerLinkEnd(link.closesAt, link.retentionDays, now);
  return inTransaction(async (tx) => {
    const { count } = await tx.endorsement.updateMany({
      where: { id: link.id, confirmedAt: null, withdrawnAt: null },
      data: { confirmedAt: now },
    });
    if (count === 0) return ok();
    // From now on the link is for withdrawing, and good for as long as there is data.
    await tx.token.updateMany({
      where: { endorsementId: link.id, purpose: "endorsement" },
      data: { expiresAt: end },
    });
    return ok();
  });
}

/**
 * "It was not me": what nobody confirmed is deleted, and for 30 days nobody can endorse or sign that
 * petition with the address: only its hash is kept for that.
 * @param token the link's secret; after the first press nobody knows it any more
 * @param options.isTheirs the contact only wants to fill it in anew: nothing is blocked
 * @returns refused `standing` when it was confirmed already: then withdrawing is the way
 */
export async function rejectEndorsement(
  token: string,
  now: Date,
  { isTheirs = false } = {},
): Promise<Result<undefined, "standing">> {
  const link = await findLinkedEndorsement(token, now);
  if (link === null) return ok();
  const isDeleted = await inTransaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ emailHash: Uint8Array<ArrayBuffer> | null }[]>`
      DELETE FROM endorsement WHERE id = ${link.id}::uuid AND confirmed_at IS NULL
      RETURNING email_hash AS "emailHash"`;
    if (row?.emailHash && !isTheirs) await leaveAlone(tx, link.petitionId, row.emailHash, now);
    return row !== undefined;
  });
  return isDeleted || (await findLinkedEndorsement(token, now)) === null
    ? ok()
    : refuse("standing");
}

/**
 * The contact takes a confirmed endorsement back, whatever organisers decided and whether or not the
 * petition is still open. It leaves the page and the contact's data is erased, at once; organisers
 * still see which organisation it was. Pressed twice: as good as once.
 * @param token the link's secret
 * @returns refused `unknown`, `expired`, or `unconfirmed` when there is nothing to take back
 */
export async function withdrawEndorsement(
  token: string,
  now: Date,
): Promise<Result<undefined, "unknown" | "expired" | "unconfirmed">> {
  const link = await findLinkedEndorsement(token, now);
  if (link === null) return refuse("unknown");
  const state = endorsementLinkState(link, now);
  if (state === "withdrawn") return ok();
  if (state === "expired") return refuse("expired");
  if (state === "confirmable" || state === "late") return refuse("unconfirmed");
  return inTransaction(async (tx) => {
    const { count } = await tx.endorsement.updateMany({
      where: { id: link.id, withdrawnAt: null },
      data: { ...noContact, withdrawnAt: now, erasedAt: now },
    });
    if (count === 0) return ok();
    await tx.token.updateMany({ where: { endorsementId: link.id }, data: { usedAt: now } });
    await recordDeed(tx, {
      actorId: null,
      action: "endorsement:withdraw",
      subjectType: "petition",
      subjectId: link.petitionId,
      details: { slug: link.slug, endorsement: link.id },
    });
    await notifyChanged(tx, pathsShowingPetition(link.slug));
    return ok();
  });
}
