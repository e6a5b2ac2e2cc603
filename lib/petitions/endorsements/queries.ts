// Reads of endorsements for readers, and for the contact behind a link. Organisers' are in desk/.
import { db } from "../../db";
import type { Locale } from "../../i18n/locales";
import type { RegionSetName } from "../../region-sets";
import { thresholdRule } from "../../thresholds/schema";
import { hashToken, looksLikeToken } from "../../tokens";
import { openVault } from "../../vault/vault";
import { type PetitionState, petitionState } from "../rules";
import { type EndorsementLinkState, type EndorsementTimes, endorsementLinkState } from "./rules";

/** On the page: confirmed, approved, neither taken down nor taken back. */
const standing = (petitionId: string) =>
  ({ petitionId, approvedAt: { not: null }, declinedAt: null, withdrawnAt: null }) as const;

/** An organisation as readers see it. */
export type PublicEndorsement = {
  organisation: string;
  /** How many people it says it stands for. */
  standsFor: number;
  place: string;
};

/** How many organisations stand on a petition's page. */
export function countEndorsements(petitionId: string): Promise<number> {
  return db().endorsement.count({ where: standing(petitionId) });
}

/** Organisations on a page of the list. */
export const LIST_PAGE = 50;

/**
 * A page of the organisations that endorse, the newest approval first, and how many there are in all.
 * Paged by number: there are hundreds at most, and a row's id would tell readers when it was given.
 * @param page 1 for the first
 */
export async function listEndorsements(
  petitionId: string,
  page: number,
  limit = LIST_PAGE,
): Promise<{ endorsements: PublicEndorsement[]; total: number }> {
  const where = standing(petitionId);
  const [endorsements, total] = await Promise.all([
    db().endorsement.findMany({
      where,
      orderBy: [{ approvedAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * limit,
      take: limit,
      select: { organisation: true, standsFor: true, place: true },
    }),
    db().endorsement.count({ where }),
  ]);
  return { endorsements, total };
}

/** An endorsement as its link finds it, still sealed. */
export type LinkedEndorsement = EndorsementTimes &
  PublicEndorsement & {
    id: string;
    petitionId: string;
    slug: string;
    petition: PetitionState;
    expiresAt: Date;
    closesAt: Date | null;
    retentionDays: number;
    set: RegionSetName;
    rowKey: Uint8Array | null;
    sealedContact: Uint8Array | null;
  };

/**
 * The endorsement a link belongs to, found by the hash of its secret.
 * @param token as it stood in the address; @param now decides whether the petition is open
 * @returns null for anything unknown, and for endorsements already deleted
 */
export async function findLinkedEndorsement(
  token: string,
  now: Date,
): Promise<LinkedEndorsement | null> {
  if (!looksLikeToken(token)) return null;
  const link = await db().token.findUnique({
    where: { hash: hashToken(token), purpose: "endorsement" },
    select: {
      expiresAt: true,
      endorsement: {
        select: {
          ...{ id: true, petitionId: true, organisation: true, standsFor: true, place: true },
          ...{ confirmedAt: true, approvedAt: true, declinedAt: true, withdrawnAt: true },
          ...{ rowKey: true, sealedContact: true },
          petition: {
            select: {
              ...{ slug: true, closesAt: true, retentionDays: true, rule: true },
              publications: { where: { endedAt: null }, select: { id: true } },
              closures: { where: { reopenedAt: null }, select: { id: true } },
            },
          },
        },
      },
    },
  });
  if (!link?.endorsement) return null;
  const { petition, ...endorsement } = link.endorsement;
  const { slug, closesAt, retentionDays, rule, publications, closures } = petition;
  const facts = { isPublished: publications.length > 0, isClosed: closures.length > 0, closesAt };
  return {
    ...endorsement,
    ...{ slug, closesAt, retentionDays },
    set: thresholdRule.parse(rule).regionSet,
    petition: petitionState(facts, now),
    expiresAt: link.expiresAt,
  };
}

/** What the page behind a contact's link shows. */
export type EndorsementView = PublicEndorsement & {
  state: EndorsementLinkState;
  slug: string;
  /** The petition's title in the page's language. */
  title: string;
  /** Whose regions the petition counts by. */
  set: RegionSetName;
  /** Null once withdrawn. */
  contact: string | null;
};

/**
 * The page behind a contact's link.
 * @param token as it stood in the address; @param locale the page's language; @param now decides what is late
 * @returns null for an unknown link
 */
export async function findEndorsementByToken(
  token: string,
  locale: Locale,
  now: Date,
): Promise<EndorsementView | null> {
  const link = await findLinkedEndorsement(token, now);
  if (link === null) return null;
  const { id, petitionId, slug, organisation, standsFor, place } = link;
  const [vault, text] = await Promise.all([
    openVault(`petition:${petitionId}`),
    db().petitionText.findUnique({
      where: { petitionId_locale: { petitionId, locale } },
      select: { title: true },
    }),
  ]);
  return {
    ...{ slug, organisation, standsFor, place },
    state: endorsementLinkState(link, now),
    title: text?.title ?? "",
    set: link.set,
    contact: vault.row("endorsement", id, link.rowKey).show("contact", link.sealedContact),
  };
}
