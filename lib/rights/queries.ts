// A person's own rights: who stands behind a link from a mail, and everything kept about them.
import { db } from "../db";
import { exportAttendancesOf, type OwnAttendance } from "../events/guests/queries";
import type { Locale } from "../i18n/locales";
import { exportSignaturesOf, type OwnSignature } from "../petitions/erasure/queries";
import { findOwnRecord, type OwnRecord } from "../supporters/preferences/queries";
import { hashToken, looksLikeToken } from "../tokens";
import { openVault } from "../vault/vault";

export type Person = {
  /** As typed where the link came from. */
  email: string;
  /** The language of the mail the link came in. */
  locale: Locale;
  /** Which list the link belongs to; erasing that one ends the link. */
  from: "signature" | "supporter" | "attendance";
};

const sealed = { id: true, locale: true, rowKey: true, sealedEmail: true } as const;

/**
 * The person behind a link to one's own data. It comes in every mail, so it may belong to a
 * signature, to a supporter or to an attendance; what it shows is the same.
 * @returns null for an unknown link or an erased record, "expired" for one past its end
 */
export async function findPerson(token: string, now: Date): Promise<Person | "expired" | null> {
  if (!looksLikeToken(token)) return null;
  const link = await db().token.findUnique({
    where: { hash: hashToken(token), purpose: "preferences" },
    select: {
      expiresAt: true,
      signature: { select: { ...sealed, petitionId: true } },
      supporter: { select: sealed },
      attendance: { select: { ...sealed, eventId: true } },
    },
  });
  if (link === null) return null;
  if (link.expiresAt <= now) return "expired";
  const { signature, supporter, attendance } = link;
  const owner = signature
    ? {
        row: signature,
        from: "signature" as const,
        scope: `petition:${signature.petitionId}` as const,
      }
    : attendance
      ? {
          row: attendance,
          from: "attendance" as const,
          scope: `event:${attendance.eventId}` as const,
        }
      : supporter
        ? { row: supporter, from: "supporter" as const, scope: "supporters" as const }
        : null;
  if (owner === null) return null;
  const { row, from, scope } = owner;
  const cells = (await openVault(scope)).row(from, row.id, row.rowKey);
  const email = cells.open("email", row.sealedEmail);
  return email === null ? null : { email, locale: row.locale, from };
}

export type Everything = {
  email: string;
  supporter: OwnRecord | null;
  signatures: OwnSignature[];
  attendances: OwnAttendance[];
};

/**
 * Everything kept about the person behind an address.
 * @param email any spelling that leads to the same mailbox; @param locale of titles and labels
 */
export async function findEverything(email: string, locale: Locale): Promise<Everything> {
  const [supporter, signatures, attendances] = await Promise.all([
    findOwnRecord(email, locale),
    exportSignaturesOf(email, locale),
    exportAttendancesOf(email, locale),
  ]);
  return { email, supporter, signatures, attendances };
}

/**
 * The same as JSON to download: whole, readable, without our row ids.
 * @param asOf when it was made
 */
export async function exportEverything(email: string, locale: Locale, asOf: Date): Promise<string> {
  const { supporter, ...rest } = await findEverything(email, locale);
  const { id: _id, help: _help, ...record } = supporter ?? { id: "", help: [] };
  return `${JSON.stringify({ asOf, ...rest, supporter: supporter && record }, null, 2)}\n`;
}
