// Reads of signatures for everybody and for signers: what a link leads to, and the names people chose to show.
import { db } from "../../db";
import type { Locale } from "../../i18n/locales";
import type { RegionSetName } from "../../region-sets";
import { hashToken, looksLikeToken } from "../../tokens";
import { openVault } from "../../vault/vault";
import { shownName } from "../comments/rules";
import { petitionState } from "../rules";
import { type LinkState, linkState, type SignatureState } from "./rules";

/** A signature as its link finds it, still sealed. */
export type LinkedSignature = {
  id: string;
  petitionId: string;
  slug: string;
  signature: SignatureState;
  petition: ReturnType<typeof petitionState>;
  expiresAt: Date;
  closesAt: Date | null;
  retentionDays: number;
  place: string;
  /** What the petition counts by. */
  regionSet: RegionSetName;
  locale: Locale;
  rowKey: Uint8Array | null;
  sealedName: Uint8Array | null;
  sealedEmail: Uint8Array | null;
  createdAt: Date;
  shareLinkId: string | null;
  consents: { publishName: boolean; news: boolean };
};

type LinkedRow = Omit<LinkedSignature, "petition" | "consents"> & {
  isPublished: boolean;
  isClosed: boolean;
  publishName: boolean;
  news: boolean;
};

/**
 * The signature a link belongs to. The token's hash is looked up by index: what is compared is a
 * SHA-256 of 256 random bits, so timing tells nothing of any secret.
 * @param token as it stood in the address; @param now decides whether the petition is open
 * @returns null for anything unknown, and for signatures already erased or deleted
 */
export async function findLinkedSignature(
  token: string,
  now: Date,
): Promise<LinkedSignature | null> {
  if (!looksLikeToken(token)) return null;
  const rows = await db().$queryRaw<LinkedRow[]>`
    SELECT s.id, s.petition_id AS "petitionId", p.slug, s.state AS signature,
      t.expires_at AS "expiresAt", p.closes_at AS "closesAt", p.retention_days AS "retentionDays",
      s.place, coalesce(p.rule->>'regionSet', 'kazakhstan') AS "regionSet", s.locale, s.row_key AS "rowKey", s.sealed_name AS "sealedName",
      s.sealed_email AS "sealedEmail", s.created_at AS "createdAt",
      s.share_link_id AS "shareLinkId",
      EXISTS (SELECT FROM publication b WHERE b.petition_id = p.id AND b.ended_at IS NULL)
        AS "isPublished",
      EXISTS (SELECT FROM closure c WHERE c.petition_id = p.id AND c.reopened_at IS NULL)
        AS "isClosed",
      EXISTS (SELECT FROM consent c WHERE c.signature_id = s.id AND c.purpose = 'publishName'
        AND c.withdrawn_at IS NULL) AS "publishName",
      EXISTS (SELECT FROM consent c WHERE c.signature_id = s.id AND c.purpose = 'news'
        AND c.withdrawn_at IS NULL) AS news
    FROM token t
    JOIN signature s ON s.id = t.signature_id
    JOIN petition p ON p.id = s.petition_id
    WHERE t.hash = ${hashToken(token)} AND t.purpose = 'signature'`;
  const row = rows[0];
  if (row === undefined) return null;
  const { isPublished, isClosed, publishName, news, ...rest } = row;
  return {
    ...rest,
    petition: petitionState({ isPublished, isClosed, closesAt: row.closesAt }, now),
    consents: { publishName, news },
  };
}

/** What the page behind a link shows. */
export type SignatureView = {
  state: LinkState;
  slug: string;
  /** The petition's title in the page's language. */
  title: string;
  /** Null once withdrawn. */
  name: string | null;
  place: string;
  /** What the petition counts by. */
  regionSet: RegionSetName;
  consents: { publishName: boolean; news: boolean };
};

/**
 * The page behind a link.
 * @param token as it stood in the address; @param locale the page's language; @param now decides what is late
 * @returns null for an unknown link
 */
export async function findSignatureByToken(
  token: string,
  locale: Locale,
  now: Date,
): Promise<SignatureView | null> {
  const link = await findLinkedSignature(token, now);
  if (link === null) return null;
  const [vault, text] = await Promise.all([
    openVault(`petition:${link.petitionId}`),
    db().petitionText.findUnique({
      where: { petitionId_locale: { petitionId: link.petitionId, locale } },
      select: { title: true },
    }),
  ]);
  return {
    state: linkState(link, now),
    slug: link.slug,
    title: text?.title ?? "",
    name: vault.row("signature", link.id, link.rowKey).show("name", link.sealedName),
    place: link.place,
    regionSet: link.regionSet,
    consents: link.consents,
  };
}

/** How far back the latest names are looked for, in signatures: bounds the read at any size. */
const LOOK_BACK = 1_000;

/**
 * Names of the latest counted signers who wished to show them, in the form each chose, latest first. Looks through the
 * last thousand numbers only, so a petition of a million costs what one of a thousand does.
 * @param limit how many at most
 */
export async function listPublicNames(petitionId: string, limit = 12): Promise<string[]> {
  const rows = await db().$queryRaw<
    {
      id: string;
      nameForm: "full" | "initial";
      rowKey: Uint8Array | null;
      sealedName: Uint8Array | null;
    }[]
  >`
    SELECT s.id, s.name_form AS "nameForm", s.row_key AS "rowKey", s.sealed_name AS "sealedName"
    FROM signature s
    WHERE s.petition_id = ${petitionId}::uuid AND s.state = 'counted'
      AND s.serial > (SELECT last_serial FROM petition WHERE id = ${petitionId}::uuid) - ${LOOK_BACK}::int
      AND s.sealed_name IS NOT NULL
      AND EXISTS (SELECT FROM consent c WHERE c.signature_id = s.id
        AND c.purpose = 'publishName' AND c.withdrawn_at IS NULL)
    ORDER BY s.serial DESC LIMIT ${limit}::int`;
  const vault = await openVault(`petition:${petitionId}`);
  return rows.flatMap(
    ({ id, nameForm, rowKey, sealedName }) =>
      shownName(vault.row("signature", id, rowKey).openIf("name", sealedName), nameForm) ?? [],
  );
}
