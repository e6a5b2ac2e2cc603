// Lines of CSV (RFC 4180): every cell quoted, and none that a spreadsheet would run.
import { stringify } from "csv-stringify/sync";

/**
 * Writes rows as CSV, each with its CRLF.
 * @param bom begins with a byte order mark, which Excel needs: the first lines of a file do
 */
export function csvLines(rows: readonly (readonly string[])[], bom: boolean): string {
  return stringify(
    rows.map((row) => [...row]),
    // escape_formulas puts ' before cells that begin with = + - @, tab, CR, and their full-width forms
    // (OWASP CSV Injection).
    { quoted: true, quoted_empty: true, escape_formulas: true, record_delimiter: "\r\n", bom },
  );
}
