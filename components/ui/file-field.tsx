// Owns choosing one file to send along with a form. Nothing can be shown again: browsers forget files.
"use client";
import type { ReactNode } from "react";
import { Field, wiring } from "@/components/ui/field";
import { useField } from "@/components/ui/form-context";

export type FileFieldProps = {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  /** What the browser offers first, for example `.pdf,.png`; the server judges by content. */
  accept?: string;
};

export function FileField({ name, label, help, accept }: FileFieldProps) {
  const { id, errors } = useField(name);
  return (
    <Field id={id} label={label} help={help} errors={errors}>
      <input
        className="input"
        name={name}
        type="file"
        accept={accept}
        required
        {...wiring(id, help, errors)}
      />
    </Field>
  );
}
