// What the organisers' editing forms share: the button that was pressed, and a preview of what was typed.
import type { FormState, FormValues } from "../forms";

/** What was typed, by field name: what a form shows again when its deed is refused. */
export function typedValues(form: FormData): FormValues {
  const values: FormValues = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !name.startsWith("$ACTION")) values[name] = value;
  }
  return values;
}

/**
 * Splits an editing form into the button pressed and the fields, so that the fields meet a strict schema.
 * @returns preview: the state to show, when the preview was asked for; else the fields to save
 */
export function readEditing(form: FormData): { preview: FormState } | { fields: FormData } {
  if (form.get("intent") === "preview") {
    return { preview: { status: "shown", values: typedValues(form) } };
  }
  const fields = new FormData();
  for (const [name, value] of form) if (name !== "intent") fields.append(name, value);
  return { fields };
}
