// Reads for the second person: a sheet's lines with the signatures each may be the same as.
import { db } from "../../../db";
import { listLines, type PaperLine } from "../lines/queries";

/** A signature or line that may be the same person's. */
export type Match = {
  signatureId: string;
  source: "online" | "paper";
  state: "pending" | "confirmed" | "counted" | "invalidated";
  place: string;
  signedAt: Date;
  /** Of a paper one: where it stands. */
  sheet: number | null;
  position: number | null;
};

export type LineToCheck = PaperLine & {
  /** The signature under the line's address; it decides alone. */
  byEmail: Match | null;
  /** Those of the same name in the same region, unless the address has decided. */
  namesakes: Match[];
};

type Row = Match & { lineId: string; isByEmail: boolean };

/** At most so many namesakes are shown of a line. */
const MOST = 6;

/** A sheet's lines, each with what it may be the same as. Personal data: `paper:check`. */
export async function listLinesToCheck(
  petitionId: string,
  sheetId: string,
): Promise<LineToCheck[]> {
  const [lines, matches] = await Promise.all([
    listLines(petitionId, sheetId),
    db().$queryRaw<Row[]>`
      SELECT line.id AS "lineId", match.* FROM paper_line line, LATERAL (
        SELECT s.id AS "signatureId", s.source::text AS source, s.state::text AS state, s.place,
          s.created_at AS "signedAt", sheet.serial AS sheet, other.position,
          coalesce(s.email_hash = line.email_hash, false) AS "isByEmail"
        FROM signature s
        LEFT JOIN paper_line other ON other.signature_id = s.id AND NOT other.is_joined
        LEFT JOIN paper_sheet sheet ON sheet.id = other.sheet_id
        WHERE s.petition_id = ${petitionId}::uuid AND (
          s.email_hash = line.email_hash
          OR (s.name_hash = line.name_hash AND s.state IN ('confirmed', 'counted')))
        ORDER BY "isByEmail" DESC, s.created_at LIMIT ${MOST}::int
      ) AS match
      WHERE line.sheet_id = ${sheetId}::uuid AND line.petition_id = ${petitionId}::uuid
        AND line.state = 'collected'`,
  ]);
  return lines.map((line) => {
    const mine = matches.filter(({ lineId }) => lineId === line.id);
    const byEmail = mine.find(({ isByEmail }) => isByEmail) ?? null;
    const decides = byEmail !== null && byEmail.state !== "pending";
    return { ...line, byEmail, namesakes: decides ? [] : mine.filter((one) => !one.isByEmail) };
  });
}
