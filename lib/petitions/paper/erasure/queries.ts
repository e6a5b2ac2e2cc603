// Reads of what paper holds about one person, found by address; and of whether a petition's holds anything.
import { db, Prisma } from "../../../db";
import type { Locale } from "../../../i18n/locales";
import type { RegionSetName } from "../../../region-sets";
import { lookupHash } from "../../../vault/lookup";
import { openVault } from "../../../vault/vault";
import { regionSetOf } from "../../rules";
import { lineColumns, openLine } from "../lines/queries";

/**
 * Lines with an address, and lines of the signatures under it, in every petition, all in one statement.
 * @param email any spelling that leads to the same mailbox
 * @returns `isOwn`: the address stands on the line itself
 */
export async function findLinesByEmail(
  email: string,
): Promise<{ id: string; petitionId: string; sheetId: string; isOwn: boolean }[]> {
  const petitions = await db().petition.findMany({
    where: { paperOrders: { some: {} } },
    select: { id: true },
  });
  if (petitions.length === 0) return [];
  const asked = petitions.map(
    ({ id }) => Prisma.sql`(${id}::uuid, ${lookupHash(`petition:${id}`, email)}::bytea)`,
  );
  return db().$queryRaw`
    WITH asked (petition_id, hash) AS (VALUES ${Prisma.join(asked)})
    SELECT DISTINCT ON (id) * FROM (
    SELECT line.id, line.petition_id AS "petitionId", line.sheet_id AS "sheetId", true AS "isOwn"
    FROM asked JOIN paper_line line
      ON line.petition_id = asked.petition_id AND line.email_hash = asked.hash
    UNION ALL
    SELECT line.id, line.petition_id, line.sheet_id, false
    FROM asked JOIN signature
      ON signature.petition_id = asked.petition_id AND signature.email_hash = asked.hash
    JOIN paper_line line ON line.signature_id = signature.id
    WHERE line.erased_at IS NULL
    ) AS found ORDER BY id, "isOwn" DESC`;
}

/** A line as its person downloads it. */
export type OwnLine = {
  petition: { slug: string; title: string; regionSet: RegionSetName };
  sheet: number;
  line: number;
  state: string;
  rejection: string | null;
  name: string | null;
  locality: string | null;
  place: string;
  email: string | null;
  phone: string | null;
  signedOn: string;
  enteredAt: Date;
  decidedAt: Date | null;
  /** Counted with the signature given online. */
  isJoined: boolean;
};

/**
 * Every line of paper kept about an address, for the person's own page and download.
 * @param email any spelling that leads to the same mailbox; @param locale of the petitions' titles
 */
export async function exportLinesOf(email: string, locale: Locale): Promise<OwnLine[]> {
  const found = await findLinesByEmail(email);
  const rows = await db().paperLine.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    orderBy: [{ enteredAt: "asc" }, { id: "asc" }],
    select: {
      ...lineColumns,
      petitionId: true,
      sheet: {
        select: {
          serial: true,
          petition: {
            select: {
              slug: true,
              rule: true,
              texts: { where: { locale }, select: { title: true } },
            },
          },
        },
      },
    },
  });
  return Promise.all(
    rows.map(async ({ petitionId, sheet, ...row }): Promise<OwnLine> => {
      const line = openLine(await openVault(`petition:${petitionId}`), row);
      const { slug, texts } = sheet.petition;
      return {
        petition: { slug, title: texts[0]?.title ?? "", regionSet: regionSetOf(sheet.petition) },
        sheet: sheet.serial,
        line: line.position,
        state: line.state,
        rejection: line.rejection,
        name: line.name,
        locality: line.locality,
        place: line.place,
        email: line.email,
        phone: line.phone,
        signedOn: line.signedOn.toISOString().slice(0, 10),
        enteredAt: line.enteredAt,
        decidedAt: line.decidedAt,
        isJoined: line.isJoined,
      };
    }),
  );
}

/** Whether a petition's sheets still hold anybody's data. */
export async function hasPaperData(petitionId: string): Promise<boolean> {
  const [found] = await db().$queryRaw<{ has: boolean }[]>`
    SELECT EXISTS (SELECT FROM paper_line
        WHERE petition_id = ${petitionId}::uuid AND erased_at IS NULL)
      OR EXISTS (SELECT FROM paper_order
        WHERE petition_id = ${petitionId}::uuid AND row_key IS NOT NULL) AS has`;
  return found?.has ?? false;
}
