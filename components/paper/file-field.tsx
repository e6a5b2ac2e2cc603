// Owns choosing a file: one too large is refused before it is sent.
"use client";
import { useState } from "react";
import { Field, wiring } from "@/components/ui/field";
import { useField } from "@/components/ui/form-context";

type FileFieldProps = {
  name: string;
  label: string;
  accept: string;
  /** In bytes. */
  most: number;
  tooLarge: string;
};

export function FileField({ name, label, accept, most, tooLarge }: FileFieldProps) {
  const { id, errors } = useField(name);
  const [isTooLarge, setTooLarge] = useState(false);
  const all = isTooLarge ? [tooLarge] : errors;
  return (
    <Field id={id} label={label} errors={all}>
      <input
        className="input"
        type="file"
        name={name}
        accept={accept}
        onChange={(event) => {
          const input = event.currentTarget;
          const tooMuch = (input.files?.[0]?.size ?? 0) > most;
          setTooLarge(tooMuch);
          // The server refuses it too; this spares the wait.
          if (tooMuch) input.value = "";
        }}
        {...wiring(id, null, all)}
      />
    </Field>
  );
}
