// Owns choosing one of many from a list.
"use client";
import type { ReactNode } from "react";
import { Field, wiring } from "@/components/ui/field";
import { useField } from "@/components/ui/form-context";

export type Option = { value: string; label: string };
export type OptionGroup = { label: string; options: readonly Option[] };

export type SelectFieldProps = {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  optional?: boolean;
  /** The first, empty choice, in words ("Choose"); none when every choice is a real one. */
  empty?: string;
  options: readonly (Option | OptionGroup)[];
  autoComplete?: string;
  defaultValue?: string;
};

function Choices({ options }: { options: readonly (Option | OptionGroup)[] }) {
  return options.map((option) =>
    "options" in option ? (
      <optgroup key={option.label} label={option.label}>
        <Choices options={option.options} />
      </optgroup>
    ) : (
      <option key={option.value} value={option.value}>
        {option.label}
      </option>
    ),
  );
}

export function SelectField({
  name,
  label,
  help,
  optional,
  empty,
  options,
  defaultValue,
  ...rest
}: SelectFieldProps) {
  const { id, errors, typed, optionalWord } = useField(name);
  return (
    <Field
      id={id}
      label={label}
      help={help}
      optional={optional ? optionalWord : undefined}
      errors={errors}
    >
      <select
        className="input"
        name={name}
        defaultValue={typeof typed === "string" ? typed : (defaultValue ?? "")}
        aria-required={optional ? undefined : true}
        {...rest}
        {...wiring(id, help, errors)}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        <Choices options={options} />
      </select>
    </Field>
  );
}
