// Owns the fields of one line of a sheet, named for the line: labels above on a phone, heads over the columns on a desk.
"use client";
import type { ReactNode } from "react";
import { FieldErrors, wiring } from "@/components/ui/field";
import { useField } from "@/components/ui/form-context";
import type { Option } from "@/components/ui/select-field";

export type LineWords = {
  name: string;
  locality: string;
  place: string;
  contact: string;
  day: string;
  illegible: string;
  unsigned: string;
};

/** What the line has already, when it is changed. */
export type LineValues = {
  name: string;
  locality: string;
  place: string;
  contact: string;
  day: string;
  isIllegible: boolean;
  isUnsigned: boolean;
};

type CellProps = { name: string; label: string; compact: boolean };

function Cell({ name, label, compact, children }: CellProps & { children: ReactNode }) {
  const { id, errors } = useField(name);
  return (
    <div className={errors.length > 0 ? "min-w-0 font-sans field-wrong" : "min-w-0 font-sans"}>
      <label className={compact ? "field-help lg:sr-only" : "field-label"} htmlFor={id}>
        {label}
      </label>
      {children}
      <FieldErrors id={id} errors={errors} />
    </div>
  );
}

type TextCellProps = CellProps & {
  initial: string;
  type?: "text" | "date";
  maxLength?: number;
  /** Enter goes on to the next of these. */
  stop?: boolean;
};

function TextCell({ initial, type = "text", maxLength, stop, ...cell }: TextCellProps) {
  const { id, errors, typed } = useField(cell.name);
  return (
    <Cell {...cell}>
      <input
        className={cell.compact ? "input lg:mt-0" : "input"}
        name={cell.name}
        type={type}
        defaultValue={typeof typed === "string" ? typed : initial}
        maxLength={maxLength}
        autoComplete="off"
        spellCheck={false}
        data-stop={stop ? "" : undefined}
        {...wiring(id, null, errors)}
      />
    </Cell>
  );
}

function Tick({ name, label, initial }: { name: string; label: string; initial: boolean }) {
  const { id, typed, answered } = useField(name);
  return (
    <div className="choice">
      <input
        className="choice-mark"
        type="checkbox"
        id={id}
        name={name}
        defaultChecked={answered ? typed === "on" : initial}
      />
      <label className="choice-label text-sm" htmlFor={id}>
        {label}
      </label>
    </div>
  );
}

type LineFieldsProps = {
  /** Added to each field's name: `_3` for line 3. */
  suffix: string;
  words: LineWords;
  places: readonly Option[];
  values: LineValues;
  /** In a row among others. */
  compact: boolean;
};

export function LineFields({ suffix, words, places, values, compact }: LineFieldsProps) {
  const place = useField(`place${suffix}`);
  const cell = (part: keyof LineWords) => ({
    name: `${part}${suffix}`,
    label: words[part],
    compact,
  });
  return (
    <>
      <TextCell {...cell("name")} initial={values.name} maxLength={120} stop />
      <TextCell {...cell("locality")} initial={values.locality} maxLength={120} stop />
      <TextCell {...cell("contact")} initial={values.contact} maxLength={254} stop />
      <Cell {...cell("place")}>
        <select
          className={compact ? "input lg:mt-0" : "input"}
          name={`place${suffix}`}
          defaultValue={
            typeof place.typed === "string" && place.typed !== "" ? place.typed : values.place
          }
          {...wiring(place.id, null, place.errors)}
        >
          {places.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </Cell>
      <TextCell {...cell("day")} initial={values.day} type="date" />
      <div className="grid content-center">
        <Tick name={`illegible${suffix}`} label={words.illegible} initial={values.isIllegible} />
        <Tick name={`unsigned${suffix}`} label={words.unsigned} initial={values.isUnsigned} />
      </div>
    </>
  );
}
