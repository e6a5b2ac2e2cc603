// Owns one line of typing. Secrets are never shown again after an answer.
"use client";
import type { HTMLInputAutoCompleteAttribute, ReactNode } from "react";
import { Field, wiring } from "@/components/ui/field";
import { useField } from "@/components/ui/form-context";

export type TextFieldProps = {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  /** Shows the word "optional" beside the label and drops aria-required. */
  optional?: boolean;
  type?:
    | "text"
    | "email"
    | "tel"
    | "url"
    | "password"
    | "search"
    | "number"
    | "date"
    | "time"
    | "datetime-local";
  inputMode?: "text" | "email" | "tel" | "url" | "numeric" | "decimal" | "search";
  autoComplete?: HTMLInputAutoCompleteAttribute;
  autoCapitalize?: "none" | "words" | "sentences";
  spellCheck?: boolean;
  maxLength?: number;
  min?: number | string;
  max?: number | string;
  placeholder?: string;
  /** A narrow box for a short answer: a date, a code, a number. */
  short?: boolean;
  /** A one-time code or the like: treated as a password, never shown again. */
  secret?: boolean;
  defaultValue?: string;
};

export function TextField({
  name,
  label,
  help,
  optional,
  short,
  secret,
  type = "text",
  defaultValue,
  ...rest
}: TextFieldProps) {
  const { id, errors, typed, optionalWord } = useField(name);
  const hidden = secret === true || type === "password";
  const value = !hidden && typeof typed === "string" ? typed : hidden ? "" : (defaultValue ?? "");
  return (
    <Field
      id={id}
      label={label}
      help={help}
      optional={optional ? optionalWord : undefined}
      errors={errors}
    >
      <input
        className={short ? "input input-short" : "input"}
        name={name}
        type={type}
        defaultValue={value}
        aria-required={optional ? undefined : true}
        data-secret={hidden ? "" : undefined}
        {...rest}
        {...wiring(id, help, errors)}
      />
    </Field>
  );
}
