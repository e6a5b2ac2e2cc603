// A person's own rights: who stands behind a link from a mail, and everything kept about them.
import { db } from "../db";
import { exportAttendancesOf, type OwnAttendance } from "../events/guests/queries";
import type { Locale } from "../i18n/locales";
import { exportBlocksOf, type OwnBlock } from "../petitions/blocks/queries";
import {
  exportEndorsementsOf,
  type OwnEndorsement,
} from "../petitions/endorsements/erasure/queries";
import { exportSignaturesOf, type OwnSignature } from "../petitions/erasure/queries";
import { exportLinesOf, type OwnLine } from "../petitions/paper/erasure/queries";
import { findOwnRecord, type OwnRecord } from "../supporters/preferences/queries";
import { hashToken, looksLikeToken } from "../tokens";
import { openVault } from "../vault/vault";

export type Person = {
  /** As typed where the link came from. */
  email: string;
  /** The language of the mail the link came in. */
  locale: Locale;
  /** Which list the link belongs to; erasing that one ends the link. `line` is one of paper. */
  from: "signature" | "supporter" | "attendance" | "line" | "endorsement";
};

/** A row that holds a person's address. */
export type Owner = { from: Person["from"]; id: string };

const sealed = { id: true, locale: true, rowKey: true, sealedEmail: true } as const;

/**
 * The person a row is about.
 * @returns null when there is no such row, it is erased, or its address does not open
 */
export async function findOwner({ from, id }: Owner): Promise<Person | null> {
  const found = await findSealed({ from, id });
  if (found === null) return null;
  const { row, scope } = found;
  const table = from === "line" ? "paper_line" : from;
  const cells = (await openVault(scope)).row(table, row.id, row.rowKey);
  const email = cells.openIf("email", row.sealedEmail);
  return email === null ? null : { email, locale: row.locale, from };
}

async function findSealed({ from, id }: Owner) {
  if (from === "signature") {
    const row = await db().signature.findUnique({
      where: { id },
      select: { ...sealed, petitionId: true },
    });
    return row && { row, scope: `petition:${row.petitionId}` as const };
  }
  if (from === "attendance") {
    const row = await db().attendance.findUnique({
      where: { id },
      select: { ...sealed, eventId: true },
    });
    return row && { row, scope: `event:${row.eventId}` as const };
  }
  if (from === "line") {
    const line = await db().paperLine.findUnique({
      where: { id },
      select: {
        id: true,
        rowKey: true,
        sealedEmail: true,
        petitionId: true,
        sheet: { select: { locale: true } },
      },
    });
    // The sheet's language: nobody asked the person for another.
    const row = line && { ...line, locale: line.sheet.locale };
    return row && { row, scope: `petition:${row.petitionId}` as const };
  }
  if (from === "endorsement") {
    const row = await db().endorsement.findUnique({
      where: { id },
      select: { ...sealed, petitionId: true },
    });
    return row && { row, scope: `petition:${row.petitionId}` as const };
  }
  const row = await db().supporter.findUnique({ where: { id }, select: sealed });
  return row && { row, scope: "supporters" as const };
}

/**
 * The person behind a link to one's own data. It comes in every mail, so it may belong to a
 * signature, a supporter, an attendance, a line of paper or an endorsement; what it shows is the same.
 * @returns null for an unknown link or an erased record, "expired" for one past its end
 */
export async function findPerson(token: string, now: Date): Promise<Person | "expired" | null> {
  if (!looksLikeToken(token)) return null;
  const link = await db().token.findUnique({
    where: { hash: hashToken(token), purpose: "preferences" },
    select: {
      expiresAt: true,
      signatureId: true,
      supporterId: true,
      attendanceId: true,
      lineId: true,
      endorsementId: true,
    },
  });
  if (link === null) return null;
  if (link.expiresAt <= now) return "expired";
  if (link.signatureId) return findOwner({ from: "signature", id: link.signatureId });
  if (link.attendanceId) return findOwner({ from: "attendance", id: link.attendanceId });
  if (link.lineId) return findOwner({ from: "line", id: link.lineId });
  if (link.endorsementId) return findOwner({ from: "endorsement", id: link.endorsementId });
  return link.supporterId ? findOwner({ from: "supporter", id: link.supporterId }) : null;
}

export type Everything = {
  email: string;
  supporter: OwnRecord | null;
  signatures: OwnSignature[];
  /** Lines of paper sheets, accepted or not. */
  paper: OwnLine[];
  attendances: OwnAttendance[];
  /** As the contact of organisations. */
  endorsements: OwnEndorsement[];
  /** Where this address is kept from signing. */
  blocks: OwnBlock[];
};

/**
 * Everything kept about the person behind an address.
 * @param email any spelling that leads to the same mailbox; @param locale of titles and labels
 */
export async function findEverything(email: string, locale: Locale): Promise<Everything> {
  const [supporter, signatures, paper, attendances, endorsements, blocks] = await Promise.all([
    findOwnRecord(email, locale),
    exportSignaturesOf(email, locale),
    exportLinesOf(email, locale),
    exportAttendancesOf(email, locale),
    exportEndorsementsOf(email, locale),
    exportBlocksOf(email),
  ]);
  return { email, supporter, signatures, paper, attendances, endorsements, blocks };
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
