// Owns several lines of typing.
"use client";
import type { ReactNode } from "react";
import { Field, wiring } from "@/components/ui/field";
import { useField } from "@/components/ui/form-context";

export type TextAreaProps = {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  optional?: boolean;
  rows?: number;
  maxLength?: number;
  /** Markdown and other text where columns matter. */
  code?: boolean;
  lang?: string;
  defaultValue?: string;
};

export function TextArea({
  name,
  label,
  help,
  optional,
  code,
  defaultValue,
  rows = 5,
  ...rest
}: TextAreaProps) {
  const { id, errors, typed, optionalWord } = useField(name);
  return (
    <Field
      id={id}
      label={label}
      help={help}
      optional={optional ? optionalWord : undefined}
      errors={errors}
    >
      <textarea
        className={code ? "input input-code" : "input"}
        name={name}
        rows={rows}
        defaultValue={typeof typed === "string" ? typed : (defaultValue ?? "")}
        aria-required={optional ? undefined : true}
        {...rest}
        {...wiring(id, help, errors)}
      />
    </Field>
  );
}
