// Reads of what endorsements hold about one contact across petitions, found by address.
import { db } from "../../../db";
import { isLocale, type Locale } from "../../../i18n/locales";
import { lookupHash } from "../../../vault/lookup";
import { openVault } from "../../../vault/vault";
import { type EndorsementState, endorsementState } from "../rules";

/** One endorsement as its contact downloads it. */
export type OwnEndorsement = {
  petition: { slug: string; title: string };
  organisation: string;
  standsFor: number;
  place: string;
  contact: string | null;
  email: string | null;
  state: EndorsementState;
  locale: Locale;
  givenAt: Date;
  /** Of the words ticked with the form, in that language. */
  agreedVersion: number;
  confirmedAt: Date | null;
  approvedAt: Date | null;
  declinedAt: Date | null;
};

/** Rows an address is the contact of, in every petition: the hash is scoped, so each is asked in its own words. */
async function whereContact(email: string) {
  const petitions = await db().petition.findMany({ select: { id: true } });
  return {
    OR: petitions.map(({ id }) => ({
      petitionId: id,
      emailHash: lookupHash(`petition:${id}`, email),
    })),
  };
}

/**
 * Ids of the endorsements an address is the contact of, unconfirmed ones included.
 * @param email any spelling that leads to the same mailbox
 */
export async function findEndorsementIdsOf(email: string): Promise<string[]> {
  const where = await whereContact(email);
  const rows = await db().endorsement.findMany({ where, select: { id: true } });
  return rows.map(({ id }) => id);
}

/**
 * Everything kept about an address as the contact of organisations, for the person's own page and download.
 * @param email any spelling that leads to the same mailbox; @param locale of the petitions' titles
 */
export async function exportEndorsementsOf(
  email: string,
  locale: Locale,
): Promise<OwnEndorsement[]> {
  const rows = await db().endorsement.findMany({
    where: await whereContact(email),
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, petitionId: true, organisation: true, standsFor: true, place: true },
      ...{ rowKey: true, sealedContact: true, sealedEmail: true, locale: true, createdAt: true },
      ...{ agreedVersion: true, confirmedAt: true, approvedAt: true, declinedAt: true },
      withdrawnAt: true,
      petition: { select: { slug: true, texts: { where: { locale }, select: { title: true } } } },
    },
  });
  return Promise.all(
    rows.map(async (row): Promise<OwnEndorsement> => {
      const { organisation, standsFor, place, agreedVersion } = row;
      const { confirmedAt, approvedAt, declinedAt } = row;
      const vault = await openVault(`petition:${row.petitionId}`);
      const cells = vault.row("endorsement", row.id, row.rowKey);
      const { slug, texts } = row.petition;
      return {
        petition: { slug, title: texts[0]?.title ?? "" },
        ...{ organisation, standsFor, place, agreedVersion },
        contact: cells.show("contact", row.sealedContact),
        email: cells.show("email", row.sealedEmail),
        state: endorsementState(row),
        locale: isLocale(row.locale) ? row.locale : locale,
        givenAt: row.createdAt,
        ...{ confirmedAt, approvedAt, declinedAt },
      };
    }),
  );
}

/** Whether a petition has endorsements that do not outlive its retention: with contacts, or withdrawn. */
export async function hasContacts(petitionId: string): Promise<boolean> {
  const row = await db().endorsement.findFirst({
    where: { petitionId, OR: [{ erasedAt: null }, { withdrawnAt: { not: null } }] },
    select: { id: true },
  });
  return row !== null;
}
