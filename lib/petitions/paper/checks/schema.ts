// What the second person decides about a sheet's lines.
import { z } from "zod";
import type { FieldErrors } from "../../../form-problems";
import { type Read, readForm } from "../../../forms";
import { looksLikeId } from "../../../tokens";
import { positions } from "../lines/schema";
import { type LineRejection, lineRejections } from "../rules";

/** What can be chosen for a line; the empty choice leaves it for later. */
export type Choice =
  | { kind: "accept" }
  /** A namesake in the same region is somebody else. */
  | { kind: "distinct" }
  /** It is the person of this online signature. */
  | { kind: "same"; signatureId: string }
  | { kind: "reject"; rejection: LineRejection };

export type LineDecision = { lineId: string; choice: Choice };

const choiceText = z
  .string("wrong-type")
  .refine((value) => /^(|accept|distinct|reject)$/.test(value) || isSame(value), "bad-choice")
  .default("");
const isSame = (value: string) => value.startsWith("same:") && looksLikeId(value.slice(5));
const rejectionText = z.enum(["", ...lineRejections], "bad-choice").default("");
const lineText = z
  .string("wrong-type")
  .refine((value) => value === "" || looksLikeId(value), "unusable")
  .default("");

const rawCheck = z.strictObject({
  ...Object.fromEntries(positions.map((position) => [`choice_${position}`, choiceText] as const)),
  ...Object.fromEntries(
    positions.map((position) => [`reason_${position}`, rejectionText] as const),
  ),
  // Which line the choice is about: another may stand under this number by now.
  ...Object.fromEntries(positions.map((position) => [`line_${position}`, lineText] as const)),
});

function choiceOf(value: string, rejection: LineRejection | undefined): Choice | null {
  if (value === "accept" || value === "distinct") return { kind: value };
  if (value === "reject") return rejection ? { kind: "reject", rejection } : null;
  return { kind: "same", signatureId: value.slice(5) };
}

/**
 * Reads the form a sheet is checked by.
 * @returns a decision for each line that has one, or problems by field (`choice_3`, `reason_3`)
 */
export function readCheckForm(form: unknown): Read<LineDecision[]> {
  const read = readForm(rawCheck, form);
  if (!read.ok) return read;
  const raw: Readonly<Record<string, string>> = read.data;
  const errors: FieldErrors = {};
  const decisions: LineDecision[] = [];
  for (const position of positions) {
    const lineId = raw[`line_${position}`] ?? "";
    const value = raw[`choice_${position}`] ?? "";
    if (lineId === "" || value === "") continue;
    const rejection = lineRejections.find((known) => known === raw[`reason_${position}`]);
    const choice = choiceOf(value, rejection);
    if (choice === null) errors[`reason_${position}`] = [{ problem: "required" }];
    else decisions.push({ lineId, choice });
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors, values: raw };
  if (decisions.length === 0) {
    return { ok: false, errors: { "": [{ problem: "required" }] }, values: raw };
  }
  return { ok: true, data: decisions };
}
