// Owns the frame of a field: label above, help under it, errors in words, and their wiring.
import type { ReactNode } from "react";

export type FieldWiring = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

/** The attributes that tie an input to the help and the errors `Field` shows. */
export function wiring(id: string, help: ReactNode, errors: readonly string[]): FieldWiring {
  const described = [help ? `${id}-help` : "", errors.length > 0 ? `${id}-error` : ""].filter(
    Boolean,
  );
  return {
    id,
    "aria-describedby": described.length > 0 ? described.join(" ") : undefined,
    "aria-invalid": errors.length > 0 ? true : undefined,
  };
}

export function FieldErrors({ id, errors }: { id: string; errors: readonly string[] }) {
  if (errors.length === 0) return null;
  return (
    <p className="field-error" id={`${id}-error`}>
      {errors.join(". ")}
    </p>
  );
}

type FieldProps = {
  id: string;
  label: ReactNode;
  help?: ReactNode;
  /** The word "optional" in the reader's language, when the field is. */
  optional?: string;
  errors: readonly string[];
  children: ReactNode;
};

export function Field({ id, label, help, optional, errors, children }: FieldProps) {
  return (
    <div className={errors.length > 0 ? "field field-wrong" : "field"}>
      <label className="field-label" htmlFor={id}>
        {label} {optional ? <span className="field-optional">({optional})</span> : null}
      </label>
      {help ? (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      ) : null}
      {children}
      <FieldErrors id={id} errors={errors} />
    </div>
  );
}
