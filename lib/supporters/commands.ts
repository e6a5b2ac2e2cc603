// Writes of a supporter's record whoever asks: adding a proven person, ways to help, consent, erasing, forgetting in time.
import { recordDeed } from "../audit/commands";
import { inTransaction, type Tx } from "../db";
import type { Locale } from "../i18n/locales";
import { NOT_GIVEN, type Place } from "../regions";
import { ok, type Result, refuse } from "../result";
import { newId } from "../tokens";
import { lookupHash } from "../vault/lookup";
import { newRowKey, openVault } from "../vault/vault";
import { CONFIRM_MS, LEFT_KEPT_MS, NEWS_TEXT_VERSION } from "./rules";

type Locked = {
  id: string;
  confirmedAt: Date | null;
  leftAt: Date | null;
  mailRequestedAt: Date;
};

/** Finds a supporter by look-up hash and locks the row. */
export async function lockByEmail(tx: Tx, emailHash: Uint8Array): Promise<Locked | undefined> {
  const rows = await tx.$queryRaw<Locked[]>`
    SELECT id, confirmed_at AS "confirmedAt", left_at AS "leftAt",
           mail_requested_at AS "mailRequestedAt"
      FROM supporter WHERE email_hash = ${emailHash} FOR UPDATE`;
  return rows[0];
}

/** Makes these the ways a supporter helps; options that are gone or retired are left out. */
export async function setHelp(tx: Tx, supporterId: string, options: string[]): Promise<void> {
  const standing = await tx.helpOption.findMany({
    where: {
      id: { in: options },
      OR: [{ retiredAt: null }, { people: { some: { supporterId } } }],
    },
    select: { id: true },
  });
  await tx.supporterHelp.deleteMany({ where: { supporterId } });
  await tx.supporterHelp.createMany({
    data: standing.map(({ id }) => ({ supporterId, optionId: id })),
  });
}

/** Keeps that the box for news was ticked: in which words, which language, when. */
export async function consentToNews(
  tx: Tx,
  supporterId: string,
  locale: Locale,
  now: Date,
): Promise<void> {
  await tx.consent.create({
    data: {
      id: newId(),
      purpose: "news",
      textVersion: NEWS_TEXT_VERSION,
      locale,
      givenAt: now,
      supporterId,
    },
    select: { id: true },
  });
}

/** Somebody whose mailbox is proven already, for example by confirming a signature. */
export type ProvenPerson = {
  email: string;
  name: string;
  place: Place;
  locale: Locale;
  shareLinkId?: string | null;
};

/**
 * Adds a signer who ticked the box for news and has just confirmed. Merges quietly with a record of
 * the same address: what that person said when joining stays, gaps are filled, news is consented to.
 * Of a joining nobody confirmed, name, address, phone and place are replaced: a stranger could have
 * typed them, and confirming a signature does not prove them.
 * @param tx the caller's transaction: joining stands exactly if the confirmation does
 */
export async function addConfirmedSupporter(
  tx: Tx,
  person: ProvenPerson,
  now = new Date(),
): Promise<void> {
  const vault = await openVault("supporters");
  const emailHash = lookupHash("supporters", person.email);
  const rowKey = newRowKey();
  const newcomer = newId();
  const cells = vault.row("supporter", newcomer, rowKey);
  const { count } = await tx.supporter.createMany({
    data: [
      {
        id: newcomer,
        place: person.place,
        locale: person.locale,
        languages: [],
        rowKey,
        emailHash,
        sealedName: cells.seal("name", person.name),
        sealedEmail: cells.seal("email", person.email),
        createdAt: now,
        mailRequestedAt: now,
        confirmedAt: now,
        shareLinkId: person.shareLinkId ?? null,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 1) return consentToNews(tx, newcomer, person.locale, now);
  const found = await lockByEmail(tx, emailHash);
  if (!found) return;
  const proven = vault.row("supporter", found.id, rowKey);
  await tx.supporter.update({
    where: { id: found.id },
    data: {
      confirmedAt: found.leftAt === null && found.confirmedAt ? found.confirmedAt : now,
      leftAt: null,
      ...(found.confirmedAt === null && {
        place: person.place,
        locale: person.locale,
        rowKey,
        sealedName: proven.seal("name", person.name),
        sealedEmail: proven.seal("email", person.email),
        sealedPhone: null,
      }),
    },
    select: { id: true },
  });
  await tx.supporter.updateMany({
    where: { id: found.id, place: NOT_GIVEN },
    data: { place: person.place },
  });
  const standing = await tx.consent.count({
    where: { supporterId: found.id, purpose: "news", withdrawnAt: null },
  });
  if (standing === 0) await consentToNews(tx, found.id, person.locale, now);
}

/**
 * Takes back the consent to news that was given at an instant, by confirming a signature for which
 * the box was ticked. A consent given at another time, by joining, stays.
 * @param email any spelling that leads to the same mailbox; @param givenAt when the signature was confirmed
 */
export async function takeBackNews(tx: Tx, email: string, givenAt: Date, now: Date): Promise<void> {
  await tx.consent.updateMany({
    where: {
      purpose: "news",
      givenAt,
      withdrawnAt: null,
      supporter: { emailHash: lookupHash("supporters", email) },
    },
    data: { withdrawnAt: now },
  });
}

/**
 * Forgets in time: sign-ups not confirmed within 72 hours of their last mail are deleted, and people
 * who left are erased after 30 days.
 * @returns how many of each
 */
export async function expireSupporters(now: Date): Promise<{ unconfirmed: number; left: number }> {
  return inTransaction(async (tx) => {
    const { count } = await tx.supporter.deleteMany({
      where: {
        confirmedAt: null,
        erasedAt: null,
        mailRequestedAt: { lt: new Date(now.getTime() - CONFIRM_MS) },
      },
    });
    const gone = await tx.supporter.findMany({
      where: { leftAt: { lt: new Date(now.getTime() - LEFT_KEPT_MS) }, erasedAt: null },
      select: { id: true },
      // Erased one by one in one transaction, which may take 30 s; the rest goes with the next run.
      take: 500,
    });
    for (const { id } of gone) await eraseSupporter(tx, id, now);
    return { unconfirmed: count, left: gone.length };
  });
}

/**
 * Erases a supporter's record because the person asked an organiser to. Signatures and places at events
 * stay: those the person erases by a link of their own.
 * @param reason how the wish reached us, for the audit log; nothing personal
 * @returns refused `unknown`, also when it was erased before
 */
export function eraseSupporterOnRequest(
  actorId: string,
  id: string,
  reason: string,
  now: Date,
): Promise<Result<undefined, "unknown">> {
  return inTransaction(async (tx) => {
    const [found] = await tx.$queryRaw<{ confirmedAt: Date | null }[]>`
      SELECT confirmed_at AS "confirmedAt" FROM supporter
       WHERE id = ${id}::uuid AND erased_at IS NULL FOR UPDATE`;
    if (!found) return refuse("unknown");
    await eraseSupporter(tx, id, now, { actorId, reason });
    return ok();
  });
}

/**
 * Erases everything about a supporter: cells, key, look-up hash, region, languages, ways to help,
 * consents and links. The empty row stays, so that a sharing link keeps its number.
 * @param by the member who does it, and why; left out for the person and for the clock
 */
export async function eraseSupporter(
  tx: Tx,
  id: string,
  now: Date,
  by?: { actorId: string; reason: string },
): Promise<void> {
  await tx.supporterHelp.deleteMany({ where: { supporterId: id } });
  await tx.consent.deleteMany({ where: { supporterId: id } });
  await tx.token.deleteMany({ where: { supporterId: id } });
  await tx.supporter.update({
    where: { id },
    data: {
      place: NOT_GIVEN,
      languages: [],
      rowKey: null,
      emailHash: null,
      sealedName: null,
      sealedEmail: null,
      sealedPhone: null,
      erasedAt: now,
    },
    select: { id: true },
  });
  await recordDeed(tx, {
    actorId: by?.actorId ?? null,
    action: "supporter:erase",
    subjectType: "supporter",
    subjectId: id,
    ...(by && { details: { reason: by.reason } }),
  });
}
