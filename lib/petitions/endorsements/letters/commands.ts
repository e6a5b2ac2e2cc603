// The mail that belongs to an endorsement's present state, with a fresh link.
import { db, inTransaction } from "../../../db";
import { sendMail } from "../../../mail/send";
import {
  alreadyEndorsedLetter,
  confirmEndorsementLetter,
} from "../../../mail/templates/endorsements";
import { hashToken, newId, newToken } from "../../../tokens";
import { absolute, paths } from "../../../urls";
import { openVault } from "../../../vault/vault";
import { signerLinkEnd } from "../../rules";
import { pendingUntil, untagged } from "../../signatures/rules";

const columns = {
  ...{ petitionId: true, locale: true, rowKey: true, sealedEmail: true },
  ...{ createdAt: true, mailRequestedAt: true, confirmedAt: true },
  petition: { select: { closesAt: true, retentionDays: true } },
} as const;

/**
 * The job `mailEndorser`: asks the contact to confirm, or says that the address was given again. A row
 * that was deleted, erased or withdrawn meanwhile, or whose five days are over, gets nothing. The links
 * are made here and only their hashes kept; a repeated job sends new ones, and each works.
 * @throws what sendMail throws, so that the queue tries again
 */
export async function mailEndorser({ endorsementId }: { endorsementId: string }): Promise<void> {
  const row = await db().endorsement.findUnique({ where: { id: endorsementId }, select: columns });
  if (row === null) return;
  const now = new Date();
  const { closesAt, retentionDays } = row.petition;
  const isWaiting = row.confirmedAt === null;
  const expiresAt = isWaiting
    ? pendingUntil(row.createdAt)
    : signerLinkEnd(closesAt, retentionDays, now);
  const vault = await openVault(`petition:${row.petitionId}`);
  const to = vault.row("endorsement", endorsementId, row.rowKey).openIf("email", row.sealedEmail);
  if (to === null || expiresAt <= now) return;
  const [own, data] = [newToken(), newToken()];
  const links = {
    endorsement: absolute(paths.endorsement(row.locale, own)),
    data: absolute(paths.preferences(row.locale, data)),
  };
  // Never before the mail was asked for, though this machine's clock be behind another's.
  const createdAt = new Date(Math.max(now.getTime(), row.mailRequestedAt.getTime()));
  const kept = await inTransaction(async (tx) => {
    const still = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM endorsement
      WHERE id = ${endorsementId}::uuid AND row_key IS NOT NULL FOR UPDATE`;
    if (still.length === 0) return null;
    const before = await tx.token.count({ where: { endorsementId, purpose: "endorsement" } });
    const base = { endorsementId, createdAt, expiresAt };
    await tx.token.createMany({
      data: [
        { id: newId(), purpose: "endorsement", hash: hashToken(own), ...base },
        { id: newId(), purpose: "preferences", hash: hashToken(data), ...base },
      ],
    });
    return { isAgain: before > 0 };
  });
  if (kept === null) return;
  const letter = isWaiting ? confirmEndorsementLetter : alreadyEndorsedLetter;
  await sendMail({ to: kept.isAgain ? untagged(to) : to, ...letter(row.locale, links) });
}
