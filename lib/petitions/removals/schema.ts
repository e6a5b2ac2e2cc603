// What organisers fill in to take signatures out: the conditions, joined by "and", a category and a reason.
import { z } from "zod";
import { choice, emailAddress, line, text, via } from "../../forms";
import { NOT_GIVEN, setPlaces } from "../../region-sets";
import { mailDomain, wildcard } from "../blocks/schema";
import { removalCategories } from "./rules";

/** Addresses one deed may name, and characters their list may have. */
const MOST_ADDRESSES = 5_000;
const LONGEST_LIST = 300_000;

/** A date and time as `<input type="datetime-local">` sends it, meant in the campaign's zone. */
const moment = z
  .string("wrong-type")
  .trim()
  .regex(/^([12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?)?$/, "bad-date")
  // Asia/Almaty keeps UTC+5 all year since 1 March 2024 (lib/i18n/zones.ts).
  .transform((value) => (value === "" ? null : new Date(`${value.slice(0, 16)}:00+05:00`)))
  .refine((value) => value === null || !Number.isNaN(value.getTime()), "bad-date")
  .default(null);

const optional = <T extends z.ZodType<string>>(field: T) =>
  z.union([z.literal(""), field]).default("");

/** One address a line; commas and semicolons part them too. */
const addresses = text(LONGEST_LIST, 0)
  .transform((list) => list.split(/[\n,;]+/u).flatMap((one) => one.trim() || []))
  .pipe(
    z
      .array(z.string())
      .max(MOST_ADDRESSES, "too-long")
      .refine((list) => list.every((one) => emailAddress().safeParse(one).success), "bad-email"),
  )
  .default([]);

/** Conditions as a form or an address bar has them; everything may be left out. */
const conditionFields = {
  from: moment,
  until: moment,
  place: optional(choice([setPlaces[0] ?? NOT_GIVEN, ...setPlaces.slice(1)])),
  link: via(),
  domain: optional(mailDomain),
  patternOn: choice(["name", "email"]).default("email"),
  pattern: optional(wildcard),
  addresses,
};

/** The form that plans taking signatures out. At least one condition; the whole petition is none. */
export const removalForm = z
  .strictObject({
    ...conditionFields,
    category: choice(removalCategories),
    reason: line(300),
  })
  .superRefine((form, context) => {
    const { from, until, place, link, domain, pattern, addresses: list } = form;
    if (from !== null && until !== null && from >= until) {
      context.addIssue({ code: "custom", message: "too-small", path: ["until"] });
    }
    const isEmpty = [from, until].every((one) => one === null) && list.length === 0;
    if (isEmpty && [place, link, domain, pattern].every((one) => one === "")) {
      context.addIssue({ code: "custom", message: "no-condition", path: [""] });
    }
  });

export type RemovalInput = z.output<typeof removalForm>;

const stored = <T extends z.ZodType>(field: T) => field.nullable().default(null);

/** Conditions as the row keeps them in the open. */
export const openConditions = z.strictObject({
  from: stored(z.iso.datetime()),
  until: stored(z.iso.datetime()),
  place: stored(z.string()),
  /** A share link's code. */
  link: stored(z.string()),
  domain: stored(z.string()),
  /** There are sealed terms as well, of these kinds. */
  patternOn: stored(z.enum(["name", "email"])),
  addresses: z.number().int().default(0),
});

export type OpenConditions = z.output<typeof openConditions>;

/** What is sealed: it may name people. */
export const sealedTerms = z.strictObject({
  pattern: stored(z.string()),
  addresses: z.array(z.string()).default([]),
});

export type SealedTerms = z.output<typeof sealedTerms>;

/** What a page's address may fill the form with: "take these out" leads here from the watch. */
export const removalPrefill = z.object({
  from: moment.catch(null),
  until: moment.catch(null),
  place: conditionFields.place.catch(""),
  link: conditionFields.link.catch(""),
  domain: conditionFields.domain.catch(""),
});

/** Taking one signature out. */
export const oneRemovalForm = z.strictObject({
  category: choice(removalCategories),
  reason: line(300),
});
