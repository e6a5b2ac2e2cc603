// Owns one numbered line of the entry form. A line entered already is shown, not offered for typing – unless
// somebody typed into it at the same time: then both stand side by side, and nothing is lost.
"use client";
import { LineFields, type LineWords } from "@/components/paper/line-fields";
import { useField } from "@/components/ui/form-context";
import type { Option } from "@/components/ui/select-field";

export type EntryRowProps = {
  position: number;
  /** "Line 3", for who hears the row. */
  label: string;
  words: LineWords;
  places: readonly Option[];
  place: string;
  /** What stands there already, in words. */
  saved: { text: string; word: string } | null;
};

export function EntryRow({ position, label, words, places, place, saved }: EntryRowProps) {
  const suffix = `_${position}`;
  const typed = [
    useField(`name${suffix}`).typed,
    useField(`locality${suffix}`).typed,
    useField(`contact${suffix}`).typed,
    useField(`day${suffix}`).typed,
    useField(`illegible${suffix}`).typed,
    useField(`unsigned${suffix}`).typed,
  ].some((value) => typeof value === "string" && value !== "");
  const values = {
    name: "",
    locality: "",
    place,
    contact: "",
    day: "",
    isIllegible: false,
    isUnsigned: false,
  };
  return (
    <fieldset className="min-w-0 border-rule border-t py-2">
      <legend className="sr-only">{label}</legend>
      {saved ? (
        <p className="font-sans text-sm">
          <span className="tabular inline-block w-8 text-muted" aria-hidden="true">
            {position}
          </span>
          {saved.text} <span className="text-muted">({saved.word})</span>
        </p>
      ) : null}
      {saved === null || typed ? (
        <div className="grid gap-x-3 gap-y-1 font-sans lg:grid-cols-[1.5rem_3fr_2fr_2.4fr_2fr_10rem_9rem] lg:items-center">
          <span className="tabular text-muted text-sm" aria-hidden="true">
            {position}
          </span>
          <LineFields suffix={suffix} words={words} places={places} values={values} compact />
        </div>
      ) : null}
    </fieldset>
  );
}
