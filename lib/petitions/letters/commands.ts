// The mail that belongs to a signature's present state, with a fresh link.
import { db, inTransaction, Prisma, type Tx } from "../../db";
import type { Locale } from "../../i18n/locales";
import type { LaidOut } from "../../mail/layout";
import { sendMail } from "../../mail/send";
import {
  alreadySignedLetter,
  confirmSignatureLetter,
  reminderLetter,
  removedLetter,
  type SignerLinks,
  signedOnPaperLetter,
} from "../../mail/templates/petitions";
import { hashToken, newId, newToken } from "../../tokens";
import { absolute, paths } from "../../urls";
import { openVault } from "../../vault/vault";
import { isAddressBlocked } from "../blocks/queries";
import { signerLinkEnd } from "../rules";
import { pendingUntil, REMINDER_HOURS, type SignatureState, untagged } from "../signatures/rules";

const columns = {
  id: true,
  petitionId: true,
  state: true,
  source: true,
  locale: true,
  rowKey: true,
  sealedEmail: true,
  reminders: true,
  mailRequestedAt: true,
  createdAt: true,
  petition: { select: { closesAt: true, retentionDays: true } },
} as const;

type Row = {
  id: string;
  petitionId: string;
  locale: Locale;
  rowKey: Uint8Array | null;
  sealedEmail: Uint8Array | null;
};

async function addressOf(row: Row): Promise<string | null> {
  const vault = await openVault(`petition:${row.petitionId}`);
  return vault.row("signature", row.id, row.rowKey).open("email", row.sealedEmail);
}

/** New secrets of a mail, and the addresses they make. */
function newLinks(row: Row) {
  const [signature, data] = [newToken(), newToken()];
  const links: SignerLinks = {
    signature: absolute(paths.signature(row.locale, signature)),
    data: absolute(paths.preferences(row.locale, data)),
  };
  return { secrets: { signature, data }, links, ids: [newId(), newId()] as const };
}

type NewLinks = ReturnType<typeof newLinks>;

/** Keeps the hashes of a mail's links, if the row is still such that it gets this mail. */
async function keepLinks(
  tx: Tx,
  row: Row,
  { secrets, ids }: NewLinks,
  expiresAt: Date,
  still: Prisma.Sql,
): Promise<boolean> {
  const kept = await tx.$executeRaw`
    INSERT INTO token (id, purpose, hash, signature_id, created_at, expires_at)
    SELECT link.id, link.purpose, link.hash, signature.id,
      -- Never before the mail was asked for, though the database's clock be behind this machine's.
      greatest(now(), signature.mail_requested_at), ${expiresAt}::timestamptz
    FROM signature, (VALUES
      (${ids[0]}::uuid, 'signature'::token_purpose, ${hashToken(secrets.signature)}::bytea),
      (${ids[1]}::uuid, 'preferences'::token_purpose, ${hashToken(secrets.data)}::bytea)
    ) AS link (id, purpose, hash)
    WHERE signature.id = ${row.id}::uuid AND signature.erased_at IS NULL AND ${still}`;
  return kept === 2;
}

/**
 * The job `mailSigner`: asks somebody who waits to confirm, tells somebody who has signed that their
 * address was given again, tells somebody whose signature was taken out whom to write to. A row that
 * was deleted, erased or withdrawn meanwhile, or whose five days are over, gets nothing. The link is
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
  const to = await addressOf(row);
  if (to === null) return;
  const made = newLinks(row);
  const letter = await letterFor(row.state, row.source, row.locale, made.links);
  const before = {
    signatureId,
    purpose: "signature",
    createdAt: { lt: row.mailRequestedAt },
  } as const;
  const isAgain = (await db().token.count({ where: before })) > 0;
  // The row may be withdrawn or deleted between the read and here; then nothing is left to link to.
  if (await keepLinks(db(), row, made, expiresAt, Prisma.sql`true`)) {
    await sendMail({ to: isAgain ? untagged(to) : to, ...letter });
  }
}

/** No mail was made since the last was asked for. */
const NOT_MAILED = Prisma.sql`signature.state = 'pending' AND NOT EXISTS (SELECT FROM token
  WHERE token.signature_id = signature.id AND token.purpose = 'signature'
    AND token.created_at >= signature.mail_requested_at)`;

/**
 * The job `remindSigner`: asks once more to confirm, unless the address was blocked meanwhile. The links are kept before the mail leaves and are
 * the claim to it: a job that runs twice, at once or after a crash, finds them and sends nothing, so
 * nobody gets a reminder twice (killed in the instant of sending, it may be lost). Earlier links work on.
 * @throws what sendMail throws, so that the queue tries again; the claim is given back then
 */
export async function remindSigner({ signatureId }: { signatureId: string }): Promise<void> {
  const row = await db().signature.findUnique({ where: { id: signatureId }, select: columns });
  if (row === null || row.state !== "pending") return;
  const expiresAt = pendingUntil(row.createdAt);
  const to = await addressOf(row);
  const now = new Date();
  if (to === null || expiresAt <= now || (await isAddressBlocked(row.petitionId, to, now))) return;
  const made = newLinks(row);
  const isLast = row.reminders >= REMINDER_HOURS.length;
  const letter = reminderLetter(row.locale, made.links, expiresAt, isLast);
  const isMine = await inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM signature WHERE id = ${row.id}::uuid FOR UPDATE`;
    return keepLinks(tx, row, made, expiresAt, NOT_MAILED);
  });
  if (!isMine) return;
  try {
    await sendMail({ to: untagged(to), ...letter });
  } catch (error) {
    await db().token.deleteMany({ where: { id: { in: [...made.ids] } } });
    throw error;
  }
}

async function letterFor(
  state: Exclude<SignatureState, "withdrawn">,
  source: "online" | "paper",
  locale: Locale,
  links: SignerLinks,
): Promise<LaidOut> {
  if (state === "pending") return confirmSignatureLetter(locale, links);
  if (state !== "invalidated") {
    const letter = source === "paper" ? signedOnPaperLetter : alreadySignedLetter;
    return letter(locale, links);
  }
  const campaign = await db().campaign.findFirstOrThrow({ select: { contactEmail: true } });
  return removedLetter(locale, campaign.contactEmail, links);
}
