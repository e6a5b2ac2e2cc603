// What the organisers' editing forms share: the button that was pressed, and a preview of what was typed.
import type { FormState, FormValues } from "../forms";

/** What was typed, by field name, to be shown again; Next's own fields and files are left out. */
export function typedValues(form: FormData): FormValues {
  const values: FormValues = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$ACTION")) continue;
    const strings = form.getAll(name).filter((value) => typeof value === "string");
    values[name] = strings.length > 1 ? strings : (strings[0] ?? "");
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
