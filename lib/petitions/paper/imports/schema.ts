// A line of a file, checked as a typed one is; every problem with the number of its line.
import { z } from "zod";
import { type FieldError, fieldErrors } from "../../../form-problems";
import { personName } from "../../../forms";
import { locales } from "../../../i18n/locales";
import {
  isPlaceOf,
  placesOf,
  type RegionSetName,
  type SetPlace,
  setRegionName,
} from "../../../region-sets";
import { contact, type DayBounds, type LineInput, locality, signedDay } from "../lines/schema";
import { LINES_A_SHEET } from "../rules";
import { type Column, columns } from "./columns/rules";
import type { CsvLine } from "./rules";

/** The largest file, in bytes; the front refuses bodies above it before they are read. */
export const MOST_BYTES = 1_000_000;

/** The upload: one file with something in it. A form without one sends an empty file. */
export const uploadForm = z.strictObject({
  file: z.instanceof(File, { error: "required" }).refine(({ size }) => size > 0, "required"),
});

/** What is wrong with a line, in which column. */
export type ImportProblem =
  | { at: number; column: Column; error: FieldError }
  | {
      at: number;
      problem: "uneven" | "unknown-sheet" | "voided-sheet" | "taken" | "sheet-full" | "repeated";
    }
  /** The same e-mail, or the same person, on a line of the file before, whatever its sheet. */
  | { at: number; problem: "repeated-email" | "repeated-person"; first: number };

/** A line as the command takes it; without a number it gets the sheet's next free one. */
export type ImportedLine = Omit<LineInput, "position" | "place"> & {
  at: number;
  serial: number;
  position: number | null;
  /** Null: the sheet's region. */
  place: SetPlace | null;
};

const withoutKind = (name: string) =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/\b(region|oblast|city|г\.)|(облысы|область|қаласы|город|обл\.?)/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();

type Names = { exact: ReadonlyMap<string, SetPlace>; short: ReadonlyMap<string, SetPlace> };

/** A set's regions by name in three languages. Almaty is a city and a region: only the whole name tells. */
function namesOf(set: RegionSetName): Names {
  const exact = new Map<string, SetPlace>();
  const short = new Map<string, SetPlace>();
  for (const code of placesOf(set)) {
    for (const locale of locales) {
      const name = setRegionName(code, locale);
      if (name === null) continue;
      exact.set(name.toLowerCase().replaceAll("ё", "е"), code);
      const bare = withoutKind(name);
      if (!short.has(bare)) short.set(bare, code);
    }
  }
  return { exact, short };
}

/** Reads a place by its code or its name; what the petition does not count by is none. */
function placeReader(set: RegionSetName): (value: string) => SetPlace | undefined {
  const { exact, short } = namesOf(set);
  return (value) => {
    const given = value.normalize("NFKC").trim();
    const code = [given.toUpperCase(), given.toLowerCase()].find((one) => isPlaceOf(set, one));
    if (code !== undefined && isPlaceOf(set, code)) return code;
    return exact.get(given.toLowerCase().replaceAll("ё", "е")) ?? short.get(withoutKind(given));
  };
}

const wholeNumber = (max: number) =>
  z
    .string()
    .trim()
    .regex(/^(№|no\.?|n)?\s*0*\d{1,9}$/iu, "bad-number")
    .transform((value) => Number(value.replace(/\D/gu, "")))
    .pipe(z.int().min(1, "too-small").max(max, "too-large"));

const YES = /^(1|x|х|v|\+|yes|true|иә|ия|да|✓|✔)$/iu;
const NO = /^(0|-|no|false|жоқ|нет|)$/iu;

const tick = z
  .string()
  .trim()
  .refine((value) => YES.test(value) || NO.test(value), "bad-choice")
  .transform((value) => YES.test(value));

/** 2026-11-24, 24.11.2026 or 24/11/2026 as a day. */
const writtenDay = (bounds: DayBounds) =>
  z
    .string()
    .trim()
    .transform((value) => value.replace(/^(\d{2})[./](\d{2})[./](\d{4})$/, "$3-$2-$1"))
    .pipe(signedDay(bounds));

/** What a file's lines are judged by. */
export type ImportBounds = {
  /** Whose regions the petition counts by. */
  set: RegionSetName;
  /** Days a line can have been signed on. */
  days: DayBounds;
  /** The day of lines without one. */
  today: string;
};

const lineSchema = (
  { days, today }: ImportBounds,
  placeOf: (value: string) => SetPlace | undefined,
) =>
  z
    .strictObject({
      sheet: wholeNumber(1_000_000_000),
      line: z.union([z.literal("").transform(() => null), wholeNumber(LINES_A_SHEET)]),
      name: z.union([z.literal(""), personName()]),
      locality: locality(),
      region: z.union([
        z.literal("").transform(() => null),
        z
          .string()
          .refine((value) => placeOf(value) !== undefined, "bad-choice")
          .transform((value) => placeOf(value) ?? null),
      ]),
      contact: contact(),
      email: contact().refine(({ phone }) => phone === "", "bad-email"),
      phone: contact().refine(({ email }) => email === "", "bad-phone"),
      date: z.union([z.literal("").transform(() => today), writtenDay(days)]),
      illegible: tick,
      unsigned: tick,
    })
    .refine(({ name, illegible, unsigned }) => name !== "" || illegible || unsigned, {
      path: ["name"],
      error: "required",
    });

const isColumn = (name: string): name is Column => columns.some((column) => column === name);

function problemsOf(at: number, error: z.ZodError): ImportProblem[] {
  const issues = error.issues.map((issue) =>
    issue.code === "invalid_union"
      ? { ...(issue.errors.at(-1)?.[0] ?? issue), path: issue.path }
      : issue,
  );
  return Object.entries(fieldErrors(new z.ZodError(issues))).flatMap(([name, errors]) =>
    errors.slice(0, 1).map((one) => ({ at, column: isColumn(name) ? name : "name", error: one })),
  );
}

/**
 * Reads the lines of a file, each as if it had been typed.
 * @param bounds the days and places that are possible
 * @returns the lines, and every problem with its line and column
 */
export function readImport(
  lines: readonly CsvLine[],
  bounds: ImportBounds,
): { lines: ImportedLine[]; problems: ImportProblem[] } {
  const schema = lineSchema(bounds, placeReader(bounds.set));
  const read: ImportedLine[] = [];
  const problems: ImportProblem[] = [];
  for (const { at, cells } of lines) {
    const whole = Object.fromEntries(
      columns.map((column) => [column, (cells[column] ?? "").trim()]),
    );
    const parsed = schema.safeParse(whole);
    if (!parsed.success) {
      problems.push(...problemsOf(at, parsed.error));
      continue;
    }
    const { sheet, line, region, date, contact: either, email, phone, ...rest } = parsed.data;
    read.push({
      at,
      serial: sheet,
      position: line,
      name: rest.name,
      locality: rest.locality,
      place: region,
      email: email.email || either.email,
      phone: phone.phone || either.phone,
      isIllegible: rest.illegible,
      isUnsigned: rest.unsigned,
      signedOn: date,
    });
  }
  return { lines: read, problems };
}
