// Reads of what is kept about one person across petitions, found by address.
import { db } from "../../db";
import { isLocale, type Locale } from "../../i18n/locales";
import type { RegionSetName } from "../../region-sets";
import { lookupHash } from "../../vault/lookup";
import { openVault } from "../../vault/vault";
import { regionSetOf } from "../rules";

/** One signature as its person downloads it. */
export type OwnSignature = {
  petition: { slug: string; title: string; regionSet: RegionSetName };
  state: string;
  name: string | null;
  email: string | null;
  place: string;
  comment: string | null;
  /** How the name may be shown, if consent to show it stands. */
  nameForm: "full" | "initial";
  /** Where the comment stands with the organisers, if it may be shown. */
  commentState: "waiting" | "approved" | "declined" | null;
  /** Updates of the petition that were mailed to this address. */
  updatesMailed: { title: string; at: Date }[];
  locale: Locale;
  signedAt: Date;
  /** Of the petition, the one it was given to. */
  version: number;
  confirmedAt: Date | null;
  countedAt: Date | null;
  /** Its number in the count. */
  serial: number | null;
  removal: { kind: string; at: Date } | null;
  consents: {
    purpose: string;
    textVersion: number;
    locale: string;
    givenAt: Date;
    withdrawnAt: Date | null;
  }[];
};

/**
 * Ids of the signatures an address stands behind, in every petition, pending ones included. The hash
 * is scoped to the petition, so each petition is asked in its own words, all in one statement.
 * @param email any spelling that leads to the same mailbox
 */
export async function findSignatureIdsOf(email: string): Promise<string[]> {
  const petitions = await db().petition.findMany({ select: { id: true } });
  if (petitions.length === 0) return [];
  const rows = await db().signature.findMany({
    where: {
      OR: petitions.map(({ id }) => ({
        petitionId: id,
        emailHash: lookupHash(`petition:${id}`, email),
      })),
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

const removalOf = (removal: { kind: string; createdAt: Date } | undefined) =>
  removal ? { kind: removal.kind, at: removal.createdAt } : null;

/**
 * Everything kept about an address in petitions, for the person's own page and download.
 * @param email any spelling that leads to the same mailbox; @param locale of the petitions' titles
 */
export async function exportSignaturesOf(email: string, locale: Locale): Promise<OwnSignature[]> {
  const rows = await db().signature.findMany({
    where: { id: { in: await findSignatureIdsOf(email) } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      petitionId: true,
      state: true,
      version: true,
      place: true,
      locale: true,
      rowKey: true,
      sealedName: true,
      sealedEmail: true,
      sealedComment: true,
      nameForm: true,
      commentState: true,
      updatesMailed: {
        where: { sentAt: { not: null } },
        orderBy: { claimedAt: "asc" },
        select: {
          claimedAt: true,
          mailing: {
            select: {
              update: { select: { texts: { where: { locale }, select: { title: true } } } },
            },
          },
        },
      },
      createdAt: true,
      confirmedAt: true,
      countedAt: true,
      serial: true,
      removals: { where: { restoredAt: null }, select: { kind: true, createdAt: true } },
      consents: {
        select: {
          purpose: true,
          textVersion: true,
          locale: true,
          givenAt: true,
          withdrawnAt: true,
        },
      },
      petition: {
        select: { slug: true, rule: true, texts: { where: { locale }, select: { title: true } } },
      },
    },
  });
  return Promise.all(
    rows.map(async (row): Promise<OwnSignature> => {
      const vault = await openVault(`petition:${row.petitionId}`);
      const cells = vault.row("signature", row.id, row.rowKey);
      const { slug, texts } = row.petition;
      return {
        petition: { slug, title: texts[0]?.title ?? "", regionSet: regionSetOf(row.petition) },
        state: row.state,
        name: cells.show("name", row.sealedName),
        email: cells.show("email", row.sealedEmail),
        place: row.place,
        comment: cells.show("comment", row.sealedComment),
        nameForm: row.nameForm,
        commentState: row.commentState,
        updatesMailed: row.updatesMailed.map(({ claimedAt, mailing }) => ({
          title: mailing.update.texts[0]?.title ?? "",
          at: claimedAt,
        })),
        locale: isLocale(row.locale) ? row.locale : locale,
        signedAt: row.createdAt,
        version: row.version,
        confirmedAt: row.confirmedAt,
        countedAt: row.countedAt,
        serial: row.serial,
        removal: removalOf(row.removals[0]),
        consents: row.consents,
      };
    }),
  );
}
