// Owns a box to tick, never ticked beforehand unless it shows what a person chose earlier.
"use client";
import type { ReactNode } from "react";
import { FieldErrors, wiring } from "@/components/ui/field";
import { useField } from "@/components/ui/form-context";

export type CheckboxProps = {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  /** What is sent when it is ticked. */
  value?: string;
  /** What the person chose before; for consent always leave it out. */
  defaultChecked?: boolean;
};

export function Checkbox({
  name,
  label,
  help,
  value = "on",
  defaultChecked = false,
}: CheckboxProps) {
  const field = useField(name);
  const id = value === "on" ? field.id : `${field.id}-${value}`;
  const sent = [field.typed ?? []].flat();
  const checked = field.answered ? sent.includes(value) : defaultChecked;
  return (
    <div className={field.errors.length > 0 ? "field-wrong" : undefined}>
      <div className="choice">
        <input
          className="choice-mark"
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={checked}
          {...wiring(id, help, field.errors)}
        />
        <div>
          <label className="choice-label" htmlFor={id}>
            {label}
          </label>
          {help ? (
            <p className="field-help" id={`${id}-help`}>
              {help}
            </p>
          ) : null}
          <FieldErrors id={id} errors={field.errors} />
        </div>
      </div>
    </div>
  );
}
