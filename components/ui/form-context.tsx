// Owns what the fields of a form know of it: its answer so far, and how their ids are made.
"use client";
import { createContext, use } from "react";
import type { FormState } from "@/lib/forms";

export type FormLabels = {
  /** Heading of the summary of errors. */
  problems: string;
  /** Heading above a refusal. */
  refused: string;
  /** On the button while the answer is awaited. */
  pending: string;
  /** The word beside an optional field's label. */
  optional: string;
};

// Not imported as a value from lib/forms: that would send zod to every browser.
export const idle: FormState = { status: "idle" };

type FormKnowledge = { id: string; state: FormState; pending: boolean; labels: FormLabels | null };

export const FormContext = createContext<FormKnowledge>({
  id: "form",
  state: idle,
  pending: false,
  labels: null,
});

/** The element id of a field, shared by its label, its input and the summary's link. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name}`;
}

/** What a field shows: its ids, its errors, and what was typed before. */
export function useField(name: string) {
  const { id, state, labels } = use(FormContext);
  const errors = state.status === "invalid" ? (state.errors[name] ?? []) : [];
  const typed = "values" in state ? state.values[name] : undefined;
  /** After an answer came back, a box missing from the values was left unticked. */
  const answered = "values" in state;
  return { id: fieldId(id, name), errors, typed, answered, optionalWord: labels?.optional ?? "" };
}
