// Erasing signers' data: at a person's wish, after five days without confirmation, and when retention ends.
import { recordDeed } from "../../audit/commands";
import { db, inTransaction, notifyChanged, Prisma, type Tx } from "../../db";
import { pathsShowingPetition } from "../../urls";
import { eraseBlocksOf, eraseBlocksOfPetition } from "../blocks/commands";
import { eraseFilesNaming, eraseFilesOf } from "../delivery-files/commands";
import { eraseContacts } from "../endorsements/erasure/commands";
import { hasContacts } from "../endorsements/erasure/queries";
import { eraseLinesOf, erasePaper } from "../paper/erasure/commands";
import { hasPaperData } from "../paper/erasure/queries";
import { overSince } from "../rules";
import { pendingUntil } from "../signatures/rules";
import { findSignatureIdsOf } from "./queries";

/** Rows a statement, so that no lock and no transaction lasts long. */
const BATCH = 5_000;

/** Whether anything counts on a row: not when nobody ever confirmed it, though an organiser took it out. */
const STAYS = Prisma.sql`NOT (state = 'pending'
  OR state = 'invalidated' AND source = 'online' AND confirmed_at IS NULL)`;

/**
 * Erases the data of these signatures: unconfirmed rows go altogether; of the others the cells, the
 * row's key, the look-up hash, consents, reviews, links and its lines of paper go and the row keeps its number, place and state.
 * Without key and hash nothing that was copied before can be tied to it again.
 * @returns how many were deleted and how many emptied; rows already erased count for nothing
 */
async function eraseRows(
  which: Prisma.Sql,
  now: Date,
  client: Pick<Tx, "$queryRaw"> = db(),
): Promise<{ deleted: number; erased: number }> {
  const [done] = await client.$queryRaw<{ deleted: number; erased: number }[]>`
    WITH chosen AS MATERIALIZED (
      SELECT id, ${STAYS} AS stays FROM signature WHERE erased_at IS NULL AND ${which}
      LIMIT ${BATCH}::int FOR UPDATE
    ), deleted AS (
      DELETE FROM signature USING chosen
      WHERE signature.id = chosen.id AND NOT chosen.stays RETURNING 1
    ), erased AS (
      UPDATE signature SET row_key = NULL, email_hash = NULL, name_hash = NULL, domain_hash = NULL,
        comment_state = NULL, sealed_name = NULL, sealed_email = NULL, sealed_comment = NULL, erased_at = ${now}::timestamptz
      FROM chosen WHERE signature.id = chosen.id AND chosen.stays
      RETURNING signature.id, signature.petition_id
    ), explained AS (
      INSERT INTO correction_tally AS tally (petition_id, category, total)
      SELECT petition_id, 'erased', count(*)::int FROM erased GROUP BY petition_id
      ON CONFLICT (petition_id, category) DO UPDATE SET total = tally.total + excluded.total
    ), consents AS (
      DELETE FROM consent USING erased WHERE consent.signature_id = erased.id
    ), reviews AS (
      DELETE FROM comment_review USING erased WHERE comment_review.signature_id = erased.id
    ), mailed AS (
      DELETE FROM update_mailed USING erased WHERE update_mailed.signature_id = erased.id
    ), lines AS (
      UPDATE paper_line SET row_key = NULL, email_hash = NULL, name_hash = NULL,
        sealed_name = NULL, sealed_locality = NULL, sealed_email = NULL, sealed_phone = NULL,
        erased_at = ${now}::timestamptz
      FROM erased WHERE paper_line.signature_id = erased.id AND paper_line.erased_at IS NULL
    ), pairs AS (
      DELETE FROM paper_distinct USING erased WHERE paper_distinct.signature_id = erased.id
    ), line_pairs AS (
      DELETE FROM paper_distinct USING erased, paper_line
      WHERE paper_distinct.line_id = paper_line.id AND paper_line.signature_id = erased.id
    ), line_links AS (
      DELETE FROM token USING erased, paper_line
      WHERE token.line_id = paper_line.id AND paper_line.signature_id = erased.id
    ), links AS (
      DELETE FROM token USING erased WHERE token.signature_id = erased.id
    )
    SELECT (SELECT count(*)::int FROM deleted) AS deleted,
           (SELECT count(*)::int FROM erased) AS erased`;
  return done ?? { deleted: 0, erased: 0 };
}

/**
 * Erases one signature at its person's wish, or an organiser's. The count keeps its number.
 * @param actorId the member who does it; null for the person
 */
export async function eraseSignature(
  actorId: string | null,
  signatureId: string,
  now: Date,
): Promise<void> {
  const { deleted, erased } = await inTransaction(async (tx) => {
    // Before the consent goes that says whether a list may name this person.
    await eraseFilesNaming(tx, signatureId, now);
    return eraseRows(Prisma.sql`id = ${signatureId}::uuid`, now, tx);
  });
  if (deleted + erased > 0) await recordErasure(actorId, signatureId);
}

/** Writes the deed down, and lets the pages go that may show the name. */
function recordErasure(actorId: string | null, subjectId: string): Promise<void> {
  return inTransaction(async (tx) => {
    await recordDeed(tx, {
      actorId,
      action: "signature:erase",
      subjectType: "signature",
      subjectId,
    });
    const left = await tx.signature.findUnique({
      where: { id: subjectId },
      select: { petition: { select: { slug: true } } },
    });
    if (left !== null) await notifyChanged(tx, pathsShowingPetition(left.petition.slug));
  });
}

/**
 * Erases every signature an address stands behind, in all petitions, blocks of the address and lines
 * of paper with them. Counts keep their numbers.
 * @param email any spelling that leads to the same mailbox
 * @returns how many signatures there were
 */
export async function eraseSignaturesOf(email: string, now: Date): Promise<{ erased: number }> {
  const ids = await findSignatureIdsOf(email);
  await eraseBlocksOf(email);
  await eraseLinesOf(email, now);
  for (const id of ids) await eraseSignature(null, id, now);
  return { erased: ids.length };
}

/**
 * Deletes signatures that nobody confirmed within five days, in batches; those an organiser took out
 * before anybody confirmed them too.
 * @returns how many went
 */
export async function expirePendingSignatures(now: Date): Promise<{ expired: number }> {
  const before = new Date(now.getTime() - (pendingUntil(now).getTime() - now.getTime()));
  // By petition, because the index of states begins with it.
  const late = Prisma.sql`id IN (
    SELECT signature.id FROM petition JOIN LATERAL (
      SELECT id FROM signature WHERE petition_id = petition.id AND state = 'invalidated'
        AND source = 'online' AND confirmed_at IS NULL AND created_at <= ${before}::timestamptz
      LIMIT ${BATCH}::int) AS signature ON true
    LIMIT ${BATCH}::int)`;
  const pending = Prisma.sql`id IN (
    SELECT id FROM signature WHERE state = 'pending' AND created_at <= ${before}::timestamptz
    LIMIT ${BATCH}::int FOR UPDATE SKIP LOCKED)`;
  let expired = 0;
  for (const which of [pending, late]) {
    for (let deleted = BATCH; deleted === BATCH; expired += deleted) {
      deleted = await db().$executeRaw`DELETE FROM signature WHERE ${which}`;
    }
  }
  return { expired };
}

export type Retired = { petitionId: string; slug: string; signatures: number };

/**
 * Erases the signers' data of petitions whose retention is over: days after closing, or after they were
 * taken off the site for good, as set when the petition was made. Counts keep their numbers.
 * @param options.isDryRun tells what would be erased and changes nothing
 * @returns the petitions concerned and how many signatures in each
 */
export async function erasePetitionData(
  now: Date,
  options: { isDryRun: boolean },
): Promise<Retired[]> {
  const petitions = await db().petition.findMany({
    select: {
      id: true,
      slug: true,
      closesAt: true,
      retentionDays: true,
      closures: { where: { reopenedAt: null }, select: { closedAt: true } },
      publications: { select: { endedAt: true } },
    },
  });
  const due = petitions.filter(({ closesAt, retentionDays, closures, publications }) => {
    const closedAt = closures[0]?.closedAt ?? null;
    const since = overSince({ closesAt, closedAt, publications }, now);
    return since !== null && now.getTime() >= since.getTime() + retentionDays * 86_400_000;
  });
  const retired: Retired[] = [];
  for (const { id, slug } of due) {
    const signatures = await db().signature.count({ where: { petitionId: id, erasedAt: null } });
    if (!options.isDryRun) await eraseBlocksOfPetition(id);
    const holdsOthers = (await hasPaperData(id)) || (await hasContacts(id));
    if (signatures === 0 && !holdsOthers) continue;
    retired.push({ petitionId: id, slug, signatures });
    if (!options.isDryRun) await erasePetition(id, slug, now);
  }
  return retired;
}

async function erasePetition(petitionId: string, slug: string, now: Date): Promise<void> {
  await erasePaper(petitionId, now);
  await eraseContacts(petitionId, now);
  await inTransaction((tx) => eraseFilesOf(tx, petitionId, now));
  for (let signatures = 0; ; ) {
    const done = await eraseRows(Prisma.sql`petition_id = ${petitionId}::uuid`, now);
    signatures += done.deleted + done.erased;
    if (done.deleted + done.erased > 0) continue;
    return inTransaction(async (tx) => {
      await recordDeed(tx, {
        actorId: null,
        action: "petition:erase",
        subjectType: "petition",
        subjectId: petitionId,
        details: { signatures },
      });
      await notifyChanged(tx, pathsShowingPetition(slug));
    });
  }
}
