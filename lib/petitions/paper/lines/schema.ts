// What is typed from a sheet: up to fifteen lines in one form, or one line when it is changed.
import { z } from "zod";
import { type FieldErrors, fieldErrors } from "../../../form-problems";
import {
  box,
  emailAddress,
  type FormValues,
  line,
  personName,
  phoneNumber,
  type Read,
  readForm,
} from "../../../forms";
import { isPlaceOf, type RegionSetName, type SetPlace } from "../../../region-sets";
import { LINES_A_SHEET } from "../rules";

/** A line as commands take it. */
export type LineInput = {
  position: number;
  /** Empty only when the line is illegible or unsigned. */
  name: string;
  locality: string;
  place: SetPlace;
  /** Empty when not given. */
  email: string;
  phone: string;
  isIllegible: boolean;
  isUnsigned: boolean;
  /** The day written on the sheet, as `2026-11-24`. */
  signedOn: string;
};

/** Between which days a line can have been signed: from the sheet's order to today, or the closing. */
export type DayBounds = { from: string; to: string };

/** What a line has when nothing is typed for it: the sheet's region and day; and what it is judged by. */
export type LineDefaults = {
  /** Whose regions the petition counts by. */
  set: RegionSetName;
  place: SetPlace;
  day: string;
  bounds: DayBounds;
};

/** The parts of a line's field names; the number of the line follows: `name_1`. */
export const linePartNames = [
  "name",
  "locality",
  "place",
  "contact",
  "day",
  "illegible",
  "unsigned",
] as const;

export type LinePart = (typeof linePartNames)[number];

/** The name of a field of a line. */
export const lineField = (part: LinePart, position: number): string => `${part}_${position}`;

/** Every number a line can have. */
export const positions: readonly number[] = Array.from(
  { length: LINES_A_SHEET },
  (_, index) => index + 1,
);

/** A place this petition counts by: one of another set would stand nowhere on its board. */
const placeOf = (set: RegionSetName) =>
  z.custom<SetPlace>((value) => typeof value === "string" && isPlaceOf(set, value), "bad-choice");
const noFormula = (value: string) => !/^[=+\-@＝＋－＠]/u.test(value);

/** A town or village as it is written on the sheet. */
export const locality = () => line(120, 0).refine(noFormula, "looks-like-formula");

/** An address or a phone number, whichever it is; both empty when nothing is given. */
export const contact = () =>
  line(254, 0)
    .refine((value) => !/^[=\-@＝＋－＠]/u.test(value), "looks-like-formula")
    .transform((value, context) => {
      const isEmail = value.includes("@");
      if (value === "") return { email: "", phone: "" };
      const read = (isEmail ? emailAddress() : phoneNumber()).safeParse(value);
      if (!read.success) {
        context.issues.push({
          code: "custom",
          input: value,
          message: isEmail ? "bad-email" : "bad-phone",
        });
        return z.NEVER;
      }
      return isEmail ? { email: read.data, phone: "" } : { email: "", phone: read.data };
    });

/** A day between bounds, as `<input type="date">` sends it. */
export const signedDay = ({ from, to }: DayBounds) =>
  z.iso.date("bad-date").refine((day) => day >= from && day <= to, "bad-date");

/** One line's fields without their numbers; a name may be missing where nobody can read or none signed. */
const lineForm = (defaults: LineDefaults) =>
  z
    .strictObject({
      name: z.union([z.literal(""), personName()]),
      locality: locality(),
      place: z.union([z.literal("").transform(() => defaults.place), placeOf(defaults.set)]),
      contact: contact(),
      day: z.union([z.literal("").transform(() => defaults.day), signedDay(defaults.bounds)]),
      illegible: box(),
      unsigned: box(),
    })
    .refine(({ name, illegible, unsigned }) => name !== "" || illegible || unsigned, {
      path: ["name"],
      error: "required",
    });

function problemsOf(error: z.ZodError): FieldErrors {
  // A union says only that nothing fitted; what is wrong is in its last member.
  const issues = error.issues.map((issue) =>
    issue.code === "invalid_union"
      ? { ...(issue.errors.at(-1)?.[0] ?? issue), path: issue.path }
      : issue,
  );
  return fieldErrors(new z.ZodError(issues));
}

const typed = z.string("wrong-type").max(1_000, "too-long").default("");

const rawSheet = z.strictObject({
  /** The day at the head of the sheet, for every line without one. */
  day: typed,
  ...Object.fromEntries(
    positions.flatMap((position) =>
      linePartNames.map((part) => [lineField(part, position), typed] as const),
    ),
  ),
});

type Raw = Readonly<Record<string, string>>;

function partsOf(raw: Raw, position: number): Record<LinePart, string> {
  const part = (name: LinePart) => raw[lineField(name, position)] ?? "";
  return {
    name: part("name"),
    locality: part("locality"),
    place: part("place"),
    contact: part("contact"),
    day: part("day"),
    illegible: part("illegible"),
    unsigned: part("unsigned"),
  };
}

const ticked = (value: string) => (value === "" ? undefined : value);

/** Whether anything was typed into a line; its region is always filled in. */
const isTyped = ({ place: _place, ...parts }: Record<LinePart, string>) =>
  Object.values(parts).some((value) => value.trim() !== "");

function readLine(
  parts: Record<LinePart, string>,
  position: number,
  defaults: LineDefaults,
): { line: LineInput } | { errors: FieldErrors } {
  const { name, illegible, unsigned, ...rest } = parts;
  const parsed = lineForm(defaults).safeParse({
    ...rest,
    name: name.trim() === "" ? "" : name,
    illegible: ticked(illegible),
    unsigned: ticked(unsigned),
  });
  if (!parsed.success) return { errors: problemsOf(parsed.error) };
  const { contact: given, day, ...data } = parsed.data;
  return {
    line: {
      position,
      name: data.name,
      locality: data.locality,
      place: data.place,
      ...given,
      isIllegible: data.illegible,
      isUnsigned: data.unsigned,
      signedOn: day,
    },
  };
}

/**
 * Reads the form a sheet is entered by. Lines nobody typed anything into are left out.
 * @param form as posted; @param defaults the sheet's region, today, and the days and places that are possible
 * @returns the lines, or problems by field (`name_3`) and everything that was typed
 */
export function readSheetForm(form: unknown, defaults: LineDefaults): Read<LineInput[]> {
  const read = readForm(rawSheet, form);
  if (!read.ok) return read;
  const raw: Raw = read.data;
  const values: FormValues = { ...raw };
  const errors: FieldErrors = {};
  const head = raw.day ?? "";
  const headDay = head === "" ? null : signedDay(defaults.bounds).safeParse(head);
  if (headDay?.success === false) errors.day = [{ problem: "bad-date" }];
  const day = headDay?.success ? headDay.data : defaults.day;
  const lines: LineInput[] = [];
  for (const position of positions) {
    const parts = partsOf(raw, position);
    if (!isTyped(parts)) continue;
    const one = readLine(parts, position, { ...defaults, day });
    if ("line" in one) lines.push(one.line);
    else {
      for (const [part, problems] of Object.entries(one.errors)) {
        errors[part === "" ? "" : `${part}_${position}`] = problems;
      }
    }
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors, values };
  if (lines.length === 0) return { ok: false, errors: { "": [{ problem: "required" }] }, values };
  return { ok: true, data: lines };
}

const rawLine = z.strictObject({
  name: typed,
  locality: typed,
  place: typed,
  contact: typed,
  day: typed,
  illegible: typed,
  unsigned: typed,
  /** When the line was entered as the form showed it: somebody may have changed it since. */
  seen: z.string("wrong-type").regex(/^\d{1,15}$/, "unusable"),
});

/**
 * Reads the form one line is changed by.
 * @returns the line and the version of it the form showed, or problems by field
 */
export function readLineForm(
  form: unknown,
  position: number,
  defaults: LineDefaults,
): Read<{ line: LineInput; seen: Date }> {
  const read = readForm(rawLine, form);
  if (!read.ok) return read;
  const { seen, ...parts } = read.data;
  const one = readLine(parts, position, defaults);
  if ("line" in one) return { ok: true, data: { line: one.line, seen: new Date(Number(seen)) } };
  return { ok: false, errors: one.errors, values: read.data };
}
