// Finding the signatures that conditions mean: what SQL can say in SQL, patterns by opening row after row.
import { db, Prisma, type Tx } from "../../../db";
import { canonicalEmail, domainHash, lookupHash } from "../../../vault/lookup";
import { openVault, type Vault } from "../../../vault/vault";
import { matchesPattern } from "../../blocks/rules";
import type { OpenConditions, SealedTerms } from "../schema";

/** A deed's conditions, opened. */
export type Conditions = {
  petitionId: string;
  open: OpenConditions;
  terms: SealedTerms;
  /** Signatures given after the dry run are no part of the deed. */
  plannedAt: Date;
};

/** Where a batch begins: after this row. */
export type Mark = { createdAt: Date; id: string };

/** A row as batches read it. */
export type Candidate = Mark & {
  place: string;
  state: string;
  rowKey: Uint8Array | null;
  sealedName: Uint8Array | null;
  sealedEmail: Uint8Array | null;
};

/** What of the conditions SQL can say, over the signatures that stand; ends of indexes serve each. */
export function standingWhere({ petitionId, open, terms, plannedAt }: Conditions): Prisma.Sql {
  const scope = `petition:${petitionId}`;
  const { from, until, place, link, domain } = open;
  const hashes = terms.addresses.map((address) => lookupHash(scope, address));
  return Prisma.join(
    [
      Prisma.sql`petition_id = ${petitionId}::uuid`,
      Prisma.sql`state IN ('pending', 'confirmed', 'counted')`,
      Prisma.sql`created_at <= ${plannedAt}::timestamptz`,
      ...(from ? [Prisma.sql`created_at >= ${new Date(from)}::timestamptz`] : []),
      ...(until ? [Prisma.sql`created_at < ${new Date(until)}::timestamptz`] : []),
      ...(place ? [Prisma.sql`place = ${place}`] : []),
      ...(link
        ? [Prisma.sql`share_link_id = (SELECT id FROM share_link WHERE code = ${link})`]
        : []),
      ...(domain ? [Prisma.sql`domain_hash = ${domainHash(scope, domain)}`] : []),
      ...(hashes.length > 0 ? [Prisma.sql`email_hash = ANY(${hashes}::bytea[])`] : []),
    ],
    " AND ",
  );
}

/** Whether rows have to be opened to know if they are meant. */
export const needsOpening = ({ terms }: Conditions): boolean => terms.pattern !== null;

/** Whether an opened row is meant. */
export function isMeant(vault: Vault, conditions: Conditions, row: Candidate): boolean {
  const { pattern } = conditions.terms;
  if (pattern === null) return true;
  const cells = vault.row("signature", row.id, row.rowKey);
  if (conditions.open.patternOn === "name") {
    const name = cells.openIf("name", row.sealedName);
    return name !== null && matchesPattern(pattern, name);
  }
  const email = cells.openIf("email", row.sealedEmail);
  return email !== null && matchesPattern(pattern, canonicalEmail(email));
}

/** A batch of candidates in the order they were given. */
export function readCandidates(
  client: Tx,
  conditions: Conditions,
  after: Mark | null,
  limit: number,
): Promise<Candidate[]> {
  const beyond = after
    ? Prisma.sql`AND (created_at, id) > (${after.createdAt}::timestamptz, ${after.id}::uuid)`
    : Prisma.empty;
  return client.$queryRaw<Candidate[]>`
    SELECT id, created_at AS "createdAt", place, state, row_key AS "rowKey",
      sealed_name AS "sealedName", sealed_email AS "sealedEmail"
    FROM signature WHERE ${standingWhere(conditions)} ${beyond}
    ORDER BY created_at, id LIMIT ${limit}::int`;
}

const BATCH = 5_000;

/** Milliseconds a dry run may take: 100,000 rows are opened in about a second. */
const LONGEST_SEARCH = 15_000;

/**
 * The dry run: how many signatures the conditions mean.
 * @returns null when a pattern would have to look at more than can be opened in 15 seconds
 */
export async function countMeant(conditions: Conditions): Promise<number | null> {
  if (!needsOpening(conditions)) {
    const [row] = await db().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM signature WHERE ${standingWhere(conditions)}`;
    return row?.count ?? 0;
  }
  const vault = await openVault(`petition:${conditions.petitionId}`);
  const until = performance.now() + LONGEST_SEARCH;
  let after: Mark | null = null;
  for (let count = 0; ; ) {
    const rows: Candidate[] = await readCandidates(db(), conditions, after, BATCH);
    count += rows.filter((row) => isMeant(vault, conditions, row)).length;
    after = rows.at(-1) ?? null;
    if (rows.length < BATCH) return count;
    if (performance.now() > until) return null;
  }
}

export type Sample = {
  id: string;
  name: string | null;
  email: string | null;
  place: string;
  state: string;
  createdAt: Date;
};

/** Some of what is meant, newest first among the first looked at, opened: personal data, `signature:see`. */
export async function sampleMeant(conditions: Conditions, most = 20): Promise<Sample[]> {
  const vault = await openVault(`petition:${conditions.petitionId}`);
  const found: Sample[] = [];
  let after: Mark | null = null;
  for (let looked = 0; looked < 50_000 && found.length < most; ) {
    const size = needsOpening(conditions) ? BATCH : most;
    const rows: Candidate[] = await readCandidates(db(), conditions, after, size);
    for (const row of rows) {
      if (found.length >= most || !isMeant(vault, conditions, row)) continue;
      const cells = vault.row("signature", row.id, row.rowKey);
      found.push({
        id: row.id,
        place: row.place,
        state: row.state,
        createdAt: row.createdAt,
        name: cells.show("name", row.sealedName),
        email: cells.show("email", row.sealedEmail),
      });
    }
    looked += rows.length;
    after = rows.at(-1) ?? null;
    if (rows.length < size) break;
  }
  return found;
}
