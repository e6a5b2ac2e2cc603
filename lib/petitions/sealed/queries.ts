// Reads of signatures still sealed, by filters that indexes serve, and their opening: for organisers' lists.
import { db, Prisma } from "../../db";
import { isSetPlace, NOT_GIVEN } from "../../region-sets";
import { openVault } from "../../vault/vault";
import type { SignatureCursor, SignatureRow } from "../lists/queries";
import type { SignatureFilters } from "../signatures/schema";

/** A row as the database has it. */
export type Sealed = Omit<SignatureRow, "place" | "name" | "email" | "comment"> & {
  place: string;
  rowKey: Uint8Array | null;
  sealedName: Uint8Array | null;
  sealedEmail: Uint8Array | null;
  sealedComment: Uint8Array | null;
};

const sealedColumns = Prisma.sql`
  id, state, place, locale, created_at AS "createdAt", confirmed_at AS "confirmedAt", serial,
  synthetic, erased_at IS NOT NULL AS "isErased", row_key AS "rowKey",
  sealed_name AS "sealedName", sealed_email AS "sealedEmail", sealed_comment AS "sealedComment"`;

/** Each filter has an index that ends in (created_at, id), so any page is a short range of one. */
export function matching(
  petitionId: string,
  filters: SignatureFilters,
  after: SignatureCursor | null,
) {
  const { place, state, from, to } = filters;
  // Days of the campaign's zone, which keeps UTC+5 (lib/i18n/zones.ts).
  const start = from && new Date(`${from}T00:00:00+05:00`);
  const end = to && new Date(Date.parse(`${to}T00:00:00+05:00`) + 86_400_000);
  return Prisma.join(
    [
      Prisma.sql`petition_id = ${petitionId}::uuid`,
      ...(place ? [Prisma.sql`place = ${place}`] : []),
      ...(state ? [Prisma.sql`state = ${state}::signature_state`] : []),
      ...(start ? [Prisma.sql`created_at >= ${start}::timestamptz`] : []),
      ...(end ? [Prisma.sql`created_at < ${end}::timestamptz`] : []),
      ...(after
        ? [Prisma.sql`(created_at, id) < (${after.createdAt}::timestamptz, ${after.id}::uuid)`]
        : []),
    ],
    " AND ",
  );
}

/** Opens a petition's rows. Opening is synchronous once the vault is. */
export async function opener(petitionId: string): Promise<(row: Sealed) => SignatureRow> {
  const vault = await openVault(`petition:${petitionId}`);
  return ({ rowKey, sealedName, sealedEmail, sealedComment, place, ...row }) => {
    const cells = vault.row("signature", row.id, rowKey);
    return {
      ...row,
      place: isSetPlace(place) ? place : NOT_GIVEN,
      name: cells.show("name", sealedName),
      email: cells.show("email", sealedEmail),
      comment: cells.show("comment", sealedComment),
    };
  };
}

/** Where the page after this row begins. */
export const cursorOf = ({ createdAt, id }: SignatureCursor): SignatureCursor => ({
  createdAt,
  id,
});

/** Rows that match, newest first, still sealed. */
export function readSealed(where: Prisma.Sql, limit: number): Promise<Sealed[]> {
  return db().$queryRaw<Sealed[]>`
    SELECT ${sealedColumns} FROM signature WHERE ${where}
    ORDER BY created_at DESC, id DESC LIMIT ${limit}::int`;
}
