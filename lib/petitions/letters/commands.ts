// The mail that belongs to a signature's present state, with a fresh link.
import { db } from "../../db";
import type { Locale } from "../../i18n/locales";
import type { LaidOut } from "../../mail/layout";
import { sendMail } from "../../mail/send";
import {
  alreadySignedLetter,
  confirmSignatureLetter,
  removedLetter,
  type SignerLinks,
} from "../../mail/templates/petitions";
import { hashToken, newId, newToken } from "../../tokens";
import { absolute, paths } from "../../urls";
import { openVault } from "../../vault/vault";
import { signerLinkEnd } from "../rules";
import { pendingUntil, type SignatureState } from "../signatures/rules";

const columns = {
  id: true,
  petitionId: true,
  state: true,
  locale: true,
  rowKey: true,
  sealedEmail: true,
  createdAt: true,
  petition: { select: { closesAt: true, retentionDays: true } },
} as const;

/**
 * The job `mailSigner`: asks somebody who waits to confirm, tells somebody who has signed that their
 * address was given again, tells somebody whose signature was taken out whom to write to. A row that
 * was deleted, erased or withdrawn meanwhile, or whose 72 hours are over, gets nothing. The link is
 * made here and only its hash kept; a repeated job sends a new one, and each works.
 * @throws what sendMail throws, so that the queue tries again
 */
export async function mailSigner({ signatureId }: { signatureId: string }): Promise<void> {
  const row = await db().signature.findUnique({ where: { id: signatureId }, select: columns });
  if (row === null || row.state === "withdrawn") return;
  const now = new Date();
  const { closesAt, retentionDays } = row.petition;
  const expiresAt =
    row.state === "pending"
      ? pendingUntil(row.createdAt)
      : signerLinkEnd(closesAt, retentionDays, now);
  if (expiresAt <= now) return;
  const vault = await openVault(`petition:${row.petitionId}`);
  const to = vault.row("signature", row.id, row.rowKey).open("email", row.sealedEmail);
  if (to === null) return;
  const token = newToken();
  const data = newToken();
  const links = {
    signature: absolute(paths.signature(row.locale, token)),
    data: absolute(paths.preferences(row.locale, data)),
  };
  const letter = await letterFor(row.state, row.locale, links);
  // The row may be withdrawn or deleted between the read and here; then nothing is left to link to.
  const kept = await db().$executeRaw`
    INSERT INTO token (id, purpose, hash, signature_id, expires_at)
    SELECT link.id, link.purpose, link.hash, signature.id, ${expiresAt}::timestamptz
    FROM signature, (VALUES
      (${newId()}::uuid, 'signature'::token_purpose, ${hashToken(token)}::bytea),
      (${newId()}::uuid, 'preferences'::token_purpose, ${hashToken(data)}::bytea)
    ) AS link (id, purpose, hash)
    WHERE signature.id = ${row.id}::uuid AND signature.erased_at IS NULL`;
  if (kept === 2) await sendMail({ to, ...letter });
}

async function letterFor(
  state: Exclude<SignatureState, "withdrawn">,
  locale: Locale,
  links: SignerLinks,
): Promise<LaidOut> {
  if (state === "pending") return confirmSignatureLetter(locale, links);
  if (state !== "invalidated") return alreadySignedLetter(locale, links);
  const campaign = await db().campaign.findFirstOrThrow({ select: { contactEmail: true } });
  return removedLetter(locale, campaign.contactEmail, links);
}
