// Reads of one supporter's own record, for their page and their download.
import { db } from "../../db";
import type { Locale } from "../../i18n/locales";
import { isPlace, NOT_GIVEN, type Place } from "../../regions";
import { lookupHash } from "../../vault/lookup";
import { openVault } from "../../vault/vault";
import { type SupporterState, supporterState } from "../rules";

export type ConsentView = {
  purpose: string;
  textVersion: number;
  locale: string;
  givenAt: Date;
  withdrawnAt: Date | null;
};

export type OwnRecord = {
  id: string;
  state: SupporterState;
  name: string;
  email: string;
  phone: string;
  place: Place;
  locale: Locale;
  languages: string[];
  /** Ids of the ways to help. */
  help: string[];
  helpLabels: string[];
  news: boolean;
  consents: ConsentView[];
  createdAt: Date;
  confirmedAt: Date | null;
  leftAt: Date | null;
};

/**
 * Everything kept about the supporter behind an address.
 * @param email any spelling that leads to the same mailbox; @param locale of the labels
 * @returns null when nobody with this address has ever signed up, or the record is erased
 */
export async function findOwnRecord(email: string, locale: Locale): Promise<OwnRecord | null> {
  const row = await db().supporter.findUnique({
    where: { emailHash: lookupHash("supporters", email) },
    select: {
      id: true,
      place: true,
      locale: true,
      languages: true,
      rowKey: true,
      sealedName: true,
      sealedEmail: true,
      sealedPhone: true,
      createdAt: true,
      confirmedAt: true,
      leftAt: true,
      erasedAt: true,
      help: {
        select: {
          optionId: true,
          option: { select: { texts: { where: { locale }, select: { label: true } } } },
        },
        orderBy: { option: { position: "asc" } },
      },
      consents: {
        select: {
          purpose: true,
          textVersion: true,
          locale: true,
          givenAt: true,
          withdrawnAt: true,
        },
        orderBy: { givenAt: "asc" },
      },
    },
  });
  if (row === null) return null;
  const vault = await openVault("supporters");
  const cells = vault.row("supporter", row.id, row.rowKey);
  return {
    id: row.id,
    state: supporterState(row),
    name: cells.openIf("name", row.sealedName) ?? "",
    email: cells.openIf("email", row.sealedEmail) ?? "",
    phone: cells.openIf("phone", row.sealedPhone) ?? "",
    place: isPlace(row.place) ? row.place : NOT_GIVEN,
    locale: row.locale,
    languages: row.languages,
    help: row.help.map(({ optionId }) => optionId),
    helpLabels: row.help.flatMap(({ option }) => option.texts.map(({ label }) => label)),
    news: row.consents.some((one) => one.purpose === "news" && one.withdrawnAt === null),
    consents: row.consents,
    createdAt: row.createdAt,
    confirmedAt: row.confirmedAt,
    leftAt: row.leftAt,
  };
}
