// Reading what people send: form fields and JSON through zod, problems as codes, one state for every form.
import { z } from "zod";
import { type FieldErrors, type FieldProblem, fieldErrors } from "./form-problems";
import { hasLink, startsLikeFormula } from "./unsafe-text";

/** What was typed, by field name, to be shown again. */
export type FormValues = Record<string, string | string[]>;

/**
 * What a form's action answers and the form shows. Sentences are in the reader's language already.
 * `invalid`: something typed is wrong; `refused`: the deed is not possible now; `done`: it is done;
 * `proving`: nothing was done yet, the form's script fetches a challenge there and sends again;
 * `shown`: nothing was changed, here is what was asked to see – a preview of what was typed, or what a
 * search found. What was typed stays in all but `done`.
 */
export type FormState =
  | { status: "idle" }
  | { status: "invalid"; errors: Record<string, string[]>; values: FormValues }
  | { status: "refused"; message: string; values: FormValues; links?: FormLink[] }
  | { status: "proving"; message: string; challenge: string; values: FormValues }
  | { status: "done"; message: string }
  | { status: "shown"; values: FormValues; found?: FoundRow[]; goOn?: GoOn };

/** A search that stopped before the end: what to say of it, and from where it goes on. */
export type GoOn = { note: string; from: string };

/** Where a refusal leads; in a tab of its own, since what was typed stays here. */
export type FormLink = { href: string; text: string; target: "_blank" };

/** A line of what a search found: where it leads, and its cells in the reader's language. */
export type FoundRow = { href: string; cells: string[] };

export const idle: FormState = { status: "idle" };

export type Read<T> =
  | { ok: true; data: T }
  | { ok: false; errors: FieldErrors; values: FormValues };

// ── Fields ──────────────────────────────────────────────────────────────────────────────────────

const problem = (code: FieldProblem) => ({ error: code }) as const;

/** A field that did not come at all is missing, not of the wrong type. */
const wrongType = {
  error: (issue: { input?: unknown }): FieldProblem =>
    issue.input === undefined ? "required" : "wrong-type",
};

/** Unicode that no name or sentence needs and that breaks storage, mail or the page's direction:
 *  control characters, lone surrogates, bidirectional overrides, non-characters. */
const unusable = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u;
const unusableInLines = /[^\P{Cc}\n\t]|[\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u;

/**
 * One line of text: trimmed, runs of spaces folded, NFC.
 * @param max longest allowed, in UTF-16 units, after trimming
 * @param min shortest allowed; 0 makes the field optional
 */
export function line(max: number, min = 1) {
  return z
    .string(wrongType)
    .refine((value) => !unusable.test(value), problem("bad-characters"))
    .transform((value) => value.normalize("NFC").trim().replace(/\s+/gu, " "))
    .pipe(
      z
        .string()
        .min(min, problem(min <= 1 ? "required" : "too-short"))
        .max(max, problem("too-long")),
    );
}

/**
 * Text of several lines: trimmed, line ends made \n, NFC.
 * @param max longest allowed, in UTF-16 units; @param min as for line()
 */
export function text(max: number, min = 1) {
  return z
    .string(wrongType)
    .transform((value) => value.replace(/\r\n?/g, "\n"))
    .refine((value) => !unusableInLines.test(value), problem("bad-characters"))
    .transform((value) => value.normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(min, problem(min <= 1 ? "required" : "too-short"))
        .max(max, problem("too-long")),
    );
}

/**
 * A name: one line with a letter in it, no link, and no start a spreadsheet would run.
 * @param max longest, and @param min shortest allowed, as for line()
 */
export function properName(max: number, min = 1) {
  return line(max, min)
    .refine((value) => !startsLikeFormula(value), problem("looks-like-formula"))
    .refine((value) => !hasLink(value), problem("contains-link"))
    .refine((value) => value === "" || /\p{L}/u.test(value), problem("unusable"));
}

/** A person's name, 1–120 characters. For forms, the API and paper alike. */
export function personName() {
  return properName(120);
}

/**
 * What a signer says in their own words: may be empty, no link, no start a spreadsheet would run.
 * @param max longest allowed, in UTF-16 units
 */
export function remark(max: number) {
  // In a pipe, so that only what is short enough is searched.
  return text(max, 0).pipe(
    z
      .string()
      .refine((value) => !startsLikeFormula(value), problem("looks-like-formula"))
      .refine((value) => !hasLink(value), problem("contains-link")),
  );
}

/** An address a mail can go to, as typed, at most 254 characters (RFC 5321 §4.5.3.1.3). Signs that
 *  only look like letters (full-width, circled) become the letters: it is these the address is found
 *  by, so the mail must not go to another mailbox. */
export function emailAddress() {
  return line(254).pipe(
    z
      .string()
      .overwrite((value) => value.normalize("NFKC"))
      .max(254, problem("too-long"))
      .regex(
        /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]{2,}$/u,
        problem("bad-email"),
      ),
  );
}

/** A phone number in whatever grouping people write; empty when not given. */
export function phoneNumber() {
  return line(40, 0).refine(
    (value) => value === "" || (/^\+?[\d\s().-]+$/.test(value) && /(\d\D*){5,}/.test(value)),
    problem("bad-phone"),
  );
}

/** A box: ticked or not. Browsers send `on`, our API sends true. */
export function box() {
  return z
    .union(
      [z.literal("on"), z.literal("true"), z.literal("false"), z.boolean()],
      problem("wrong-type"),
    )
    .default(false)
    .transform((value) => value === true || value === "on" || value === "true");
}

/** One of a list of choices. */
export function choice<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, problem("bad-choice"));
}

/** An address part of ours: 3–80 of a–z, 0–9 and single hyphens. */
export function slug() {
  return line(80).pipe(
    z
      .string()
      .min(3, problem("too-short"))
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, problem("bad-slug")),
  );
}

/** A sharing link's code as pages carry it along; anything else counts as none. */
export function via() {
  return z.string(wrongType).max(40, problem("too-long")).default("");
}

/** A day from an address bar; anything else counts as not given. Postgres has no year 0. */
export const dayFilter = z.iso
  .date()
  .refine((day) => /^[12]\d{3}-/.test(day))
  .optional()
  .catch(undefined);

/** A form that is a button and nothing else. */
export const noFields = z.strictObject({});

/** Looking for a person by the exact address, or by a part of the name. */
export const emailSearch = z.strictObject({ email: emailAddress() });
/** `from`: where the search before stopped, as a cursor (lib/cursors.ts); anything else begins anew. */
export const nameSearch = z.strictObject({
  name: line(120, 2),
  from: z.string().max(80).optional(),
});

/** How far one press of a search by name goes: names are opened on the thread that serves everybody. */
export const SEARCH_LIMITS = { hits: 50, milliseconds: 5_000 } as const;

// ── Reading ─────────────────────────────────────────────────────────────────────────────────────

/** Fields Next adds to the forms of server actions. */
const isFrameworkField = (name: string) => name.startsWith("$ACTION");

/**
 * Reads a posted form through a strict object schema.
 * @param form the FormData the browser sent (files in it are refused as wrong-type); anything else,
 *   as a bent server action can carry, is refused as a whole
 * @param schema a z.strictObject; fields whose schema is an array are read as lists
 * @param secrets names whose values are never given back
 * @returns the data, or problems by field and what was typed
 */
export function readForm<S extends z.ZodObject>(
  schema: S,
  form: unknown,
  secrets: readonly string[] = [],
): Read<z.output<S>> {
  // Bound arguments of an action come back from the browser; one too few, and this is no form.
  if (!(form instanceof FormData)) {
    return { ok: false, errors: { "": [{ problem: "unusable" }] }, values: {} };
  }
  const input = new Map<string, FormDataEntryValue | FormDataEntryValue[]>();
  const values: FormValues = {};
  for (const name of new Set(form.keys())) {
    if (isFrameworkField(name)) continue;
    const all = form.getAll(name);
    const field: unknown = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
    const isList = field !== undefined && acceptsList(field);
    input.set(name, isList || all.length > 1 ? all : (all[0] ?? ""));
    if (field === undefined || secrets.includes(name)) continue;
    const strings = all.filter((value) => typeof value === "string");
    values[name] = isList ? strings : (strings[0] ?? "");
  }
  for (const [name, field] of Object.entries(schema.shape)) {
    if (acceptsList(field) && !input.has(name)) input.set(name, []);
  }
  const parsed = schema.safeParse(Object.fromEntries(input));
  return parsed.success
    ? { ok: true, data: parsed.data }
    : { ok: false, errors: fieldErrors(parsed.error), values };
}

function acceptsList(field: unknown): boolean {
  if (field instanceof z.ZodDefault || field instanceof z.ZodOptional)
    return acceptsList(field.unwrap());
  if (field instanceof z.ZodPipe) return acceptsList(field.in);
  return field instanceof z.ZodArray;
}
