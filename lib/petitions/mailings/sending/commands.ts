// The letters of a mailing. Each is claimed in the database before it is handed to the mail server, so that nobody
// gets two, whatever is killed when.
import { createHash } from "node:crypto";
import { db, inTransaction, Prisma } from "../../../db";
import type { Locale } from "../../../i18n/locales";
import { enqueue } from "../../../jobs/queue";
import { isMailboxBusy, isMailboxRefused, isSurelyUnsent } from "../../../mail/outcomes";
import { sendMail } from "../../../mail/send";
import { updateLetter } from "../../../mail/templates/updates";
import { hashToken, newId, newToken } from "../../../tokens";
import { absolute, paths } from "../../../urls";
import { openVault } from "../../../vault/vault";
import { signerLinkEnd } from "../../rules";
import { findUpdateInLetter, type UpdateInLetter } from "../../updates/queries";
import { plainParagraphs } from "../../updates/rules";
import { mailingKey } from "../commands";
import { inAudience } from "../queries";
import { BELIEVED_AT, mailingState, PACE, SUSPICIOUS_REFUSALS } from "../rules";

/** Not one mailbox was right: the job tries again later. Its message quotes nothing. */
class MailServerRefuses extends Error {
  override name = "MailServerRefuses";
}

type Running = {
  id: string;
  updateId: string;
  petitionId: string;
  startedAt: Date;
  linksUntil: Date;
};

async function findRunning(mailingId: string, now: Date): Promise<Running | null> {
  const row = await db().updateMailing.findUnique({
    where: { id: mailingId },
    select: {
      id: true,
      updateId: true,
      startedAt: true,
      pausedAt: true,
      cancelledAt: true,
      finishedAt: true,
      update: {
        select: {
          petitionId: true,
          petition: { select: { closesAt: true, retentionDays: true } },
        },
      },
    },
  });
  if (row === null || mailingState(row) !== "running") return null;
  const { petitionId, petition } = row.update;
  const linksUntil = signerLinkEnd(petition.closesAt, petition.retentionDays, now);
  return { id: row.id, updateId: row.updateId, petitionId, startedAt: row.startedAt, linksUntil };
}

type Reader = {
  id: string;
  locale: Locale;
  rowKey: Uint8Array | null;
  sealedEmail: Uint8Array | null;
};

/** Letters go in the order of ids. @param isSweep looks also behind the last one claimed */
function listReaders({ id, petitionId, startedAt }: Running, isSweep: boolean): Promise<Reader[]> {
  const from = isSweep
    ? Prisma.empty
    : Prisma.sql`AND s.id > coalesce((SELECT letter.signature_id FROM update_mailed letter
        WHERE letter.mailing_id = ${id}::uuid ORDER BY letter.signature_id DESC LIMIT 1),
        '00000000-0000-0000-0000-000000000000')`;
  return db().$queryRaw<Reader[]>`
    SELECT s.id, s.locale, s.row_key AS "rowKey", s.sealed_email AS "sealedEmail"
    FROM signature s
    WHERE s.petition_id = ${petitionId}::uuid
      AND ${inAudience(Prisma.sql`${startedAt}::timestamptz`)} ${from}
      AND NOT EXISTS (SELECT FROM update_mailed letter
        WHERE letter.mailing_id = ${id}::uuid AND letter.signature_id = s.id)
    ORDER BY s.id LIMIT ${PACE.letters}::int`;
}

/** The next readers: forward as long as there are any, then those whose claims were given back. */
async function nextReaders(mailing: Running): Promise<Reader[]> {
  const ahead = await listReaders(mailing, false);
  return ahead.length > 0 ? ahead : listReaders(mailing, true);
}

/**
 * Claims one letter and keeps the hashes of its links: from here on nobody else sends it. Whether
 * the mailing still runs, the update still stands and the person still wants it is asked by the same
 * statement.
 * @returns whether it is ours to send
 */
async function claim(
  mailing: Running,
  readerId: string,
  links: { stop: string; data: string },
): Promise<boolean> {
  const kept = await db().$executeRaw`
    WITH claimed AS (
      INSERT INTO update_mailed (mailing_id, signature_id, claimed_at)
      SELECT m.id, s.id, now()
      FROM update_mailing m
      JOIN petition_update u ON u.id = m.update_id
      JOIN signature s ON s.petition_id = u.petition_id AND s.id = ${readerId}::uuid
      WHERE m.id = ${mailing.id}::uuid
        AND m.paused_at IS NULL AND m.cancelled_at IS NULL AND m.finished_at IS NULL
        AND u.published_at IS NOT NULL AND u.retracted_at IS NULL
        AND EXISTS (SELECT FROM publication p
          WHERE p.petition_id = u.petition_id AND p.ended_at IS NULL)
        AND ${inAudience(Prisma.sql`m.started_at`)}
      ON CONFLICT DO NOTHING
      RETURNING signature_id
    )
    INSERT INTO token (id, purpose, hash, signature_id, expires_at)
    SELECT link.id, link.purpose, link.hash, claimed.signature_id, ${mailing.linksUntil}::timestamptz
    FROM claimed, (VALUES
      (${newId()}::uuid, 'updates'::token_purpose, ${hashToken(links.stop)}::bytea),
      (${newId()}::uuid, 'preferences'::token_purpose, ${hashToken(links.data)}::bytea)
    ) AS link (id, purpose, hash)`;
  return kept === 2;
}

/** Gives claims of letters back that have surely not left. */
async function release(mailingId: string, readerIds: readonly string[]): Promise<void> {
  await db().updateMailed.deleteMany({
    where: { mailingId, signatureId: { in: [...readerIds] }, sentAt: null, failedAt: null },
  });
}

async function markSent(mailingId: string, readerId: string): Promise<void> {
  await db().$executeRaw`
    WITH letter AS (
      UPDATE update_mailed SET sent_at = now()
      WHERE mailing_id = ${mailingId}::uuid AND signature_id = ${readerId}::uuid AND sent_at IS NULL
      RETURNING 1)
    UPDATE update_mailing SET sent = sent + (SELECT count(*) FROM letter)
    WHERE id = ${mailingId}::uuid`;
}

async function markFailed(mailingId: string, readerIds: readonly string[]): Promise<void> {
  await db().$executeRaw`
    WITH letter AS (
      UPDATE update_mailed SET failed_at = now()
      WHERE mailing_id = ${mailingId}::uuid AND signature_id = ANY(${[...readerIds]}::uuid[])
        AND sent_at IS NULL AND failed_at IS NULL
      RETURNING 1)
    UPDATE update_mailing SET failed = failed + (SELECT count(*) FROM letter)
    WHERE id = ${mailingId}::uuid`;
}

/** Says nothing to who reads it, and is the same whenever this letter is sent. */
const messageName = (mailingId: string, readerId: string) =>
  createHash("sha256").update(`${mailingId}/${readerId}`).digest("hex").slice(0, 32);

type Texts = (locale: Locale) => Promise<UpdateInLetter | null>;

type Outcome = "sent" | "refused" | "busy" | "passed" | "unreadable";

/** Passes over a reader whose address does not open: failed, and counted by that reason. */
async function passOver(mailingId: string, readerId: string): Promise<Outcome> {
  await db().$executeRaw`
    WITH letter AS (
      INSERT INTO update_mailed (mailing_id, signature_id, claimed_at, failed_at)
      SELECT id, ${readerId}::uuid, now(), now() FROM update_mailing
      WHERE id = ${mailingId}::uuid AND paused_at IS NULL AND cancelled_at IS NULL
      ON CONFLICT DO NOTHING RETURNING 1)
    UPDATE update_mailing SET failed = failed + (SELECT count(*) FROM letter),
      unreadable = unreadable + (SELECT count(*) FROM letter)
    WHERE id = ${mailingId}::uuid`;
  return "unreadable";
}

/** Claims and sends one letter. @returns whether it left, or why not; `passed`: it was not ours to send */
async function sendOne(
  mailing: Running,
  reader: Reader,
  to: string,
  texts: Texts,
): Promise<Outcome> {
  const update = await texts(reader.locale);
  const links = { stop: newToken(), data: newToken() };
  if (update === null || !(await claim(mailing, reader.id, links))) return "passed";
  const letter = updateLetter(
    reader.locale,
    { ...update, paragraphs: plainParagraphs(update.body) },
    {
      page: absolute(paths.update(reader.locale, update.slug, update.id)),
      data: absolute(paths.preferences(reader.locale, links.data)),
      unsubscribe: absolute(paths.unsubscribe(links.stop)),
    },
  );
  try {
    await sendMail({ to, ...letter, onceAs: messageName(mailing.id, reader.id) });
  } catch (error) {
    if (isMailboxRefused(error)) return "refused";
    if (isMailboxBusy(error)) return "busy";
    // Otherwise the claim stays: the server may have taken the letter, and two are worse than none.
    if (isSurelyUnsent(error)) await release(mailing.id, [reader.id]);
    throw error;
  }
  await markSent(mailing.id, reader.id);
  return "sent";
}

type Batch = Readonly<Record<Outcome, string[]>>;

/**
 * What was refused in a batch: for good once the server has shown that it takes others' letters, or
 * after half an hour of trying; else it is the server's trouble, and the letters wait. Busy mailboxes
 * come again when everybody else had their letter.
 */
async function settle(mailingId: string, batch: Batch, attempt: number): Promise<void> {
  const { sent, refused, busy } = batch;
  if (refused.length + busy.length === 0) return;
  if (attempt >= BELIEVED_AT) return markFailed(mailingId, [...refused, ...busy]);
  const isServerGood =
    sent.length > 0 || (busy.length === 0 && refused.length < SUSPICIOUS_REFUSALS);
  if (isServerGood) await markFailed(mailingId, refused);
  await release(mailingId, isServerGood ? busy : [...refused, ...busy]);
  if (!isServerGood) throw new MailServerRefuses();
}

/**
 * The job `mailUpdate`: sends the next letters of a mailing, then puts the next batch into the queue
 * at the set pace; finishes the mailing when nobody is left. Paused or cancelled, it stops before the
 * next letter.
 * @param attempt 1 for the first
 * @throws when the mail server is away, so that the queue tries again
 */
export async function mailUpdate(
  { mailingId }: { mailingId: string },
  attempt: number,
): Promise<void> {
  const began = Date.now();
  const mailing = await findRunning(mailingId, new Date(began));
  if (mailing === null) return;
  const readers = await nextReaders(mailing);
  const vault = await openVault(`petition:${mailing.petitionId}`);
  const known = new Map<Locale, Promise<UpdateInLetter | null>>();
  const texts: Texts = (locale) => {
    const text = known.get(locale) ?? findUpdateInLetter(mailing.updateId, locale);
    known.set(locale, text);
    return text;
  };
  const batch: Batch = { sent: [], refused: [], busy: [], passed: [], unreadable: [] };
  for (const reader of readers) {
    // A batch ends in time for a worker that is asked to stop.
    if (Date.now() - began > PACE.milliseconds) break;
    const to = vault.row("signature", reader.id, reader.rowKey).openIf("email", reader.sealedEmail);
    const outcome =
      to === null
        ? await passOver(mailing.id, reader.id)
        : await sendOne(mailing, reader, to, texts);
    batch[outcome].push(reader.id);
    if (outcome === "passed" && (await findRunning(mailingId, new Date())) === null) break;
  }
  await settle(mailingId, batch, attempt);
  // A short batch was the last one, unless somebody comes again later: then the end is told at once.
  const isLast = readers.length < PACE.letters && batch.busy.length === 0;
  const next = isLast ? began : began + PACE.milliseconds;
  await goOn(mailing, readers.length === 0, new Date(next));
}

async function goOn({ id }: Running, isDone: boolean, next: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const running = { id, pausedAt: null, cancelledAt: null, finishedAt: null };
    if (isDone) {
      await tx.updateMailing.updateMany({ where: running, data: { finishedAt: new Date() } });
    } else if ((await tx.updateMailing.count({ where: running })) > 0) {
      await enqueue(tx, "mailUpdate", { mailingId: id }, mailingKey(id), next);
    }
  });
}
