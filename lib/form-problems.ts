// What can be wrong with a field, as codes: from zod's issues to problems by field.
import { z } from "zod";

/** What can be wrong with a field. The sentence for each is `errors.field.<code>` in the messages. */
const fieldProblems = [
  "required",
  "too-short",
  "too-long",
  "bad-characters",
  "looks-like-formula",
  "contains-link",
  "bad-email",
  "bad-phone",
  "bad-choice",
  "bad-date",
  "bad-number",
  "bad-slug",
  "bad-address",
  "bad-pattern",
  "no-condition",
  "too-small",
  "too-large",
  "must-tick",
  "taken",
  "wrong-type",
  "unknown-field",
  "unusable",
  // Of threshold rules (lib/thresholds/soundness) and tables of regions (lib/thresholds/tables).
  "rule-sum",
  "rule-sum-of-table",
  "rule-too-many-regions",
  "rule-regions-without-minimum",
  "rule-moving-with-minimum",
  "rule-above-electorate",
  "rule-regions-missing",
  "rule-regions-foreign",
  "table-unknown-region",
  "table-bad-number",
  "table-twice",
] as const;

export type FieldProblem = (typeof fieldProblems)[number];
/** `limit` is the bound that was passed: characters for text, the number itself for numbers. `facts` are
 *  what else the sentence says: numbers, what was typed, `regions` as codes between spaces. */
export type FieldError = {
  problem: FieldProblem;
  limit?: number;
  facts?: Readonly<Record<string, string | number>>;
};
/** By field name; problems of the whole form stand under the empty name. */
export type FieldErrors = Record<string, FieldError[]>;

const known: ReadonlySet<string> = new Set(fieldProblems);
const isProblem = (value: string): value is FieldProblem => known.has(value);

const factsOf = z.record(z.string(), z.union([z.string(), z.number()]));

function problemOf(issue: z.core.$ZodIssue): FieldError {
  const limit =
    issue.code === "too_big"
      ? Number(issue.maximum)
      : issue.code === "too_small"
        ? Number(issue.minimum)
        : undefined;
  if (isProblem(issue.message)) {
    if (issue.code === "custom" && issue.params) {
      return { problem: issue.message, facts: factsOf.parse(issue.params) };
    }
    return limit === undefined ? { problem: issue.message } : { problem: issue.message, limit };
  }
  if (issue.code === "unrecognized_keys") return { problem: "unknown-field" };
  if (issue.code === "invalid_type")
    return { problem: issue.input === undefined ? "required" : "wrong-type" };
  if (issue.code === "too_big")
    return { problem: "too-large", ...(limit !== undefined && { limit }) };
  if (issue.code === "too_small")
    return { problem: "too-small", ...(limit !== undefined && { limit }) };
  return { problem: "unusable" };
}

/** Turns zod's issues into problems by field; an unknown key is reported under its own name. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of error.issues) {
    const names =
      issue.code === "unrecognized_keys"
        ? issue.keys
        : [typeof issue.path[0] === "string" ? issue.path[0] : ""];
    for (const name of names) {
      const list = Object.hasOwn(errors, name) ? errors[name] : undefined;
      const all = [...(list ?? []), problemOf(issue)];
      Object.defineProperty(errors, name, {
        value: all,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
  }
  return errors;
}
