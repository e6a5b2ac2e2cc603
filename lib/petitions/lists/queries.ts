// Reads for organisers: every petition, one for editing, and signatures in pages that stay fast at a million.
import { db, Prisma } from "../../db";
import type { Locale } from "../../i18n/locales";
import type { SetPlace } from "../../region-sets";
import { type Progress, thresholdProgress } from "../../thresholds/rules";
import { type ThresholdRule, thresholdRule } from "../../thresholds/schema";
import { lookupHash } from "../../vault/lookup";
import { openVault } from "../../vault/vault";
import { getCounts } from "../queries";
import { type PetitionState, petitionState } from "../rules";
import type { WholePetition } from "../schema";
import { cursorOf, matching, opener, readSealed } from "../sealed/queries";
import type { SignatureState } from "../signatures/rules";
import type { SignatureFilters } from "../signatures/schema";

export type PetitionRow = {
  id: string;
  slug: string;
  /** The version shown now. */
  version: number;
  /** It was published at least once, also if it is not now. */
  wasPublished: boolean;
  title: string;
  state: PetitionState;
  createdAt: Date;
  publishedAt: Date | null;
  closesAt: Date | null;
  closure: { closedAt: Date; reason: string } | null;
  retentionDays: number;
  rule: ThresholdRule;
  progress: Progress;
  /** Given and not confirmed yet, at most 10,000 (more are not counted). */
  pending: number;
};

const NO_COUNT = { totals: new Map(), paper: new Map() };

const overview = (locale: Locale) =>
  ({
    id: true,
    slug: true,
    version: true,
    rule: true,
    createdAt: true,
    closesAt: true,
    retentionDays: true,
    texts: { where: { locale }, select: { title: true } },
    publications: { where: { endedAt: null }, select: { publishedAt: true } },
    closures: { where: { reopenedAt: null }, select: { closedAt: true, reason: true } },
    _count: { select: { publications: true } },
  }) as const;

const MOST_PENDING = 10_000;

async function countPending(petitionId: string): Promise<number> {
  const [row] = await db().$queryRaw<{ pending: number }[]>`
    SELECT count(*)::int AS pending FROM (
      SELECT FROM signature WHERE petition_id = ${petitionId}::uuid AND state = 'pending'
      LIMIT ${MOST_PENDING}::int) AS waiting`;
  return row?.pending ?? 0;
}

async function petitionRows(
  where: Prisma.PetitionWhereInput,
  locale: Locale,
  now: Date,
): Promise<PetitionRow[]> {
  const rows = await db().petition.findMany({
    where,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 500,
    select: overview(locale),
  });
  const counts = await getCounts(rows.map(({ id }) => id));
  return Promise.all(
    rows.map(async ({ texts, publications, closures, rule: stored, _count, ...row }) => {
      const rule = thresholdRule.parse(stored);
      const closure = closures[0] ?? null;
      const publishedAt = publications[0]?.publishedAt ?? null;
      const facts = { ...row, isPublished: publishedAt !== null, isClosed: closure !== null };
      return {
        ...row,
        rule,
        closure,
        publishedAt,
        wasPublished: _count.publications > 0,
        title: texts[0]?.title ?? "",
        state: petitionState(facts, now),
        progress: thresholdProgress(rule, counts.get(row.id) ?? NO_COUNT),
        pending: await countPending(row.id),
      };
    }),
  );
}

/** Every petition, drafts too, newest first. @param locale of the titles */
export function listPetitions(locale: Locale, now: Date): Promise<PetitionRow[]> {
  return petitionRows({}, locale, now);
}

/** One petition by id, drafts too; null when there is none. */
export async function findPetition(
  id: string,
  locale: Locale,
  now: Date,
): Promise<PetitionRow | null> {
  return (await petitionRows({ id }, locale, now))[0] ?? null;
}

const NO_TEXT = { title: "", addressee: "", summary: "", body: "" };

/** A petition as the editing form takes it; null when there is none. */
export async function findPetitionInput(id: string): Promise<WholePetition | null> {
  const row = await db().petition.findUnique({
    where: { id },
    select: {
      slug: true,
      rule: true,
      closesAt: true,
      retentionDays: true,
      texts: {
        select: { locale: true, title: true, addressee: true, summary: true, body: true },
      },
    },
  });
  if (row === null) return null;
  const { texts: rows, rule, ...rest } = row;
  const texts = { kk: NO_TEXT, ru: NO_TEXT, en: NO_TEXT };
  for (const { locale, ...text } of rows) texts[locale] = text;
  return { ...rest, rule: thresholdRule.parse(rule), texts };
}

export type SignatureRow = {
  id: string;
  state: SignatureState;
  place: SetPlace;
  locale: Locale;
  createdAt: Date;
  confirmedAt: Date | null;
  serial: number | null;
  synthetic: boolean;
  isErased: boolean;
  /** Null once erased. */
  name: string | null;
  email: string | null;
  comment: string | null;
};

/** Where a page begins: after this row. */
export type SignatureCursor = { createdAt: Date; id: string };

export type SignaturePage = { rows: SignatureRow[]; next: SignatureCursor | null };

/**
 * A page of a petition's signatures, newest first, opened. Personal data: ask for `signature:see`.
 * @param after the last row of the page before; null for the first
 * @param limit rows a page; exports take 1,000
 */
export async function listSignatures(
  petitionId: string,
  filters: SignatureFilters,
  after: SignatureCursor | null,
  limit = 50,
): Promise<SignaturePage> {
  const open = await opener(petitionId);
  const sealed = await readSealed(matching(petitionId, filters, after), limit + 1);
  const rows = sealed.slice(0, limit).map(open);
  const last = rows.at(-1);
  return { rows, next: sealed.length > limit && last ? cursorOf(last) : null };
}

/** The signature of an address in a petition, whatever its spelling; null when there is none. */
export async function findSignatureByEmail(
  petitionId: string,
  email: string,
): Promise<SignatureRow | null> {
  const hash = lookupHash(`petition:${petitionId}`, email);
  const sealed = await readSealed(
    Prisma.sql`petition_id = ${petitionId}::uuid AND email_hash = ${hash}`,
    1,
  );
  const open = await opener(petitionId);
  return sealed.map(open)[0] ?? null;
}

/** A signature as its own page shows it. */
export type SignatureDetails = SignatureRow & {
  /** Of the petition, the one it was given to. */
  version: number;
  removal: {
    kind: string;
    category: string | null;
    reason: string | null;
    createdAt: Date;
    createdById: string | null;
  } | null;
  consents: { purpose: string; givenAt: Date; withdrawnAt: Date | null }[];
};

/** One signature by id, opened; null when the petition has none such. Personal data: `signature:see`. */
export async function findSignature(
  petitionId: string,
  id: string,
): Promise<SignatureDetails | null> {
  const where = Prisma.sql`petition_id = ${petitionId}::uuid AND id = ${id}::uuid`;
  const [sealed] = await readSealed(where, 1);
  if (sealed === undefined) return null;
  const [open, { version }, removal, consents] = await Promise.all([
    opener(petitionId),
    db().signature.findUniqueOrThrow({ where: { id }, select: { version: true } }),
    db().signatureRemoval.findFirst({
      where: { signatureId: id, restoredAt: null },
      select: { kind: true, category: true, reason: true, createdAt: true, createdById: true },
    }),
    db().consent.findMany({
      where: { signatureId: id },
      select: { purpose: true, givenAt: true, withdrawnAt: true },
    }),
  ]);
  return { ...open(sealed), version, removal, consents };
}

export type NameSearch = SignaturePage & {
  /** Signatures looked through. */
  looked: number;
};

const SEARCH_BATCH = 2_000;

/**
 * Searches names by opening them one after the other, newest first: an index over names would rebuild
 * them for whoever takes a copy. Stops after the time limit and says where to go on.
 * @param part any part of a name, case and ё/е ignored
 * @param filters narrow what is looked through; @param after where the search before stopped
 * @param limits most hits, and most time in milliseconds (about 100,000 names a second are opened)
 */
export async function searchSignaturesByName(
  petitionId: string,
  part: string,
  filters: SignatureFilters,
  after: SignatureCursor | null,
  limits: { hits: number; milliseconds: number } = { hits: 50, milliseconds: 2_000 },
): Promise<NameSearch> {
  const wanted = folded(part);
  const until = performance.now() + limits.milliseconds;
  const open = await opener(petitionId);
  const vault = await openVault(`petition:${petitionId}`);
  const rows: SignatureRow[] = [];
  let cursor = after;
  for (let looked = 0; ; ) {
    const batch = await readSealed(matching(petitionId, filters, cursor), SEARCH_BATCH);
    for (const row of batch) {
      looked += 1;
      cursor = cursorOf(row);
      const name = vault.row("signature", row.id, row.rowKey).openIf("name", row.sealedName);
      if (name === null || !folded(name).includes(wanted)) continue;
      rows.push(open(row));
      if (rows.length >= limits.hits) return { rows, looked, next: cursor };
    }
    if (batch.length < SEARCH_BATCH) return { rows, looked, next: null };
    if (performance.now() >= until) return { rows, looked, next: cursor };
  }
}

const folded = (text: string) => text.normalize("NFKC").toLowerCase().replaceAll("ё", "е").trim();
