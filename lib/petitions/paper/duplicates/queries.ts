// Reads of possible duplicates: accepted lines whose namesake in the same region signed online afterwards.
import { db } from "../../../db";
import { openVault } from "../../../vault/vault";

export type PossibleDuplicate = {
  lineId: string;
  sheetId: string;
  serial: number;
  position: number;
  enteredById: string | null;
  signedOn: Date;
  place: string;
  name: string | null;
  locality: string | null;
  online: { signatureId: string; signedAt: Date; confirmedAt: Date | null };
};

type Row = Omit<PossibleDuplicate, "name" | "locality" | "online"> & {
  rowKey: Uint8Array | null;
  sealedName: Uint8Array | null;
  sealedLocality: Uint8Array | null;
  signatureId: string;
  signedAt: Date;
  confirmedAt: Date | null;
};

/**
 * Pairs to decide, oldest line first; a pair found to be two people does not come back. Personal data:
 * `paper:check`.
 * @param limit how many at most; those decided make room for the next
 */
export async function listPossibleDuplicates(
  petitionId: string,
  limit = 25,
): Promise<PossibleDuplicate[]> {
  const [vault, rows] = await Promise.all([
    openVault(`petition:${petitionId}`),
    db().$queryRaw<Row[]>`
      SELECT line.id AS "lineId", line.sheet_id AS "sheetId", sheet.serial, line.position,
        line.entered_by_id AS "enteredById", line.signed_on AS "signedOn", line.place,
        line.row_key AS "rowKey", line.sealed_name AS "sealedName",
        line.sealed_locality AS "sealedLocality", online.id AS "signatureId",
        online.created_at AS "signedAt", online.confirmed_at AS "confirmedAt"
      FROM paper_line line
      JOIN signature paper ON paper.id = line.signature_id AND paper.source = 'paper'
        AND paper.state IN ('confirmed', 'counted')
      JOIN signature online ON online.petition_id = line.petition_id
        AND online.name_hash = paper.name_hash AND online.source = 'online'
        AND online.state IN ('confirmed', 'counted')
      JOIN paper_sheet sheet ON sheet.id = line.sheet_id
      WHERE line.petition_id = ${petitionId}::uuid AND line.state = 'checked' AND NOT line.is_joined
        AND NOT EXISTS (SELECT FROM paper_distinct pair
          WHERE pair.line_id = line.id AND pair.signature_id = online.id)
      ORDER BY line.id, online.id LIMIT ${limit}::int`,
  ]);
  return rows.map(
    ({ rowKey, sealedName, sealedLocality, signatureId, signedAt, confirmedAt, ...row }) => {
      const cells = vault.row("paper_line", row.lineId, rowKey);
      return {
        ...row,
        name: cells.show("name", sealedName),
        locality: cells.show("locality", sealedLocality),
        online: { signatureId, signedAt, confirmedAt },
      };
    },
  );
}
