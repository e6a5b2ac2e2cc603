// Reading a CSV file of lines: its encoding, its delimiter, its columns in three languages. Pure.
import { CsvError, parse } from "csv-parse/sync";
import { type Column, columnOf } from "./columns/rules";

/** Lines a file may have; a hundred sheets have fewer. */
export const MOST_LINES = 5_000;

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1251";

/**
 * Which encoding a file is in: by its byte order mark; without one, UTF-16 by its zero bytes, UTF-8 if
 * it is valid, else Windows-1251, which spreadsheets in Kazakhstan write.
 */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [one, two, three] = bytes;
  if (one === 0xef && two === 0xbb && three === 0xbf) return "utf-8";
  if (one === 0xff && two === 0xfe) return "utf-16le";
  if (one === 0xfe && two === 0xff) return "utf-16be";
  const head = bytes.subarray(0, 2_000);
  const zeros = (parity: number) =>
    head.filter((byte, index) => index % 2 === parity && byte === 0).length;
  // In UTF-16 at least every comma and line end has a zero byte, always on the same side.
  const [even, odd] = [zeros(0), zeros(1)];
  if (odd > 2 && odd > even * 4) return "utf-16le";
  if (even > 2 && even > odd * 4) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch (error) {
    if (error instanceof TypeError) return "windows-1251";
    throw error;
  }
}

/** The delimiter of a file: what stands most often in its first line, outside quotation marks. */
export function delimiterOf(text: string): "," | ";" | "\t" {
  const first = (/^[^\r\n]*/.exec(text.trimStart())?.[0] ?? "").replace(/"[^"]*"/g, "");
  const count = (sign: string) => first.split(sign).length - 1;
  const signs = [";", "\t", ","] as const;
  return signs.reduce((best, sign) => (count(sign) > count(best) ? sign : best), signs[0]);
}

export type CsvLine = {
  /** Where it begins in the file, 1 being the heads. */
  at: number;
  cells: Partial<Record<Column, string>>;
};

/**
 * What keeps a file from being read at all.
 * empty: nothing in it; broken: quotation marks that do not close, or not a text; unknown-columns,
 * twice: `columns` names them; missing-columns: sheet or name; many: more than MOST_LINES
 */
export type FileProblem =
  | { problem: "empty" | "many" }
  | { problem: "broken"; at: number }
  | { problem: "unknown-columns" | "repeated-columns" | "missing-columns"; columns: string[] };

export type CsvFile = { encoding: Encoding; lines: CsvLine[]; uneven: number[] };

type Parsed = { record: string[]; info: { lines: number } };

const isParsed = (value: unknown): value is Parsed =>
  typeof value === "object" && value !== null && "record" in value && "info" in value;

function parseRecords(text: string): Parsed[] | FileProblem {
  try {
    const records: unknown[] = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      // A file of many short lines is stopped before it fills the memory.
      to: MOST_LINES + 2,
    });
    return records.filter(isParsed);
  } catch (error) {
    if (error instanceof CsvError) {
      const at = "lines" in error && typeof error.lines === "number" ? error.lines : 1;
      return { problem: "broken", at };
    }
    throw error;
  }
}

function readHeads(heads: readonly string[]): Column[] | FileProblem {
  const found = heads.map((head) => columnOf(head));
  const unknown = heads.filter((_, index) => found[index] === null);
  if (unknown.length > 0) {
    return {
      problem: "unknown-columns",
      columns: unknown.slice(0, 10).map((head) => head.slice(0, 40)),
    };
  }
  const known = found.filter((column) => column !== null);
  const repeated = known.filter((column, index) => known.indexOf(column) !== index);
  if (repeated.length > 0) return { problem: "repeated-columns", columns: [...new Set(repeated)] };
  const missing = (["sheet", "name"] as const).filter((column) => !known.includes(column));
  return missing.length > 0 ? { problem: "missing-columns", columns: missing } : known;
}

/**
 * Reads a file of lines.
 * @param bytes the whole file, as its browser sent it
 * @returns the lines with their cells by column, and the numbers of those with too many or too few
 *   cells; or what keeps the file from being read
 */
export function readCsv(bytes: Uint8Array): CsvFile | FileProblem {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.trim() === "") return { problem: "empty" };
  // A zero sign is in no text: the file is a picture, or a spreadsheet's own format.
  if (text.includes("\0")) return { problem: "broken", at: 1 };
  const records = parseRecords(text);
  if (!Array.isArray(records)) return records;
  const [head, ...rest] = records;
  if (!head || rest.length === 0) return { problem: "empty" };
  if (rest.length > MOST_LINES) return { problem: "many" };
  const found = readHeads(head.record);
  if (!Array.isArray(found)) return found;
  const uneven: number[] = [];
  const lines = rest.map(({ record, info }): CsvLine => {
    if (record.length !== found.length) uneven.push(info.lines);
    const cells: CsvLine["cells"] = {};
    for (const [index, column] of found.entries()) cells[column] = record[index] ?? "";
    return { at: info.lines, cells };
  });
  return { encoding, lines, uneven };
}
