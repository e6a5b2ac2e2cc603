// Owns what a search found, inside the form that searched: nothing of it ever stands in an address.
"use client";
import { use } from "react";
import { FormContext } from "@/components/ui/form-context";
import { SubmitButton } from "@/components/ui/submit-button";
import type { GoOn } from "@/lib/forms";

type FoundRowsProps = {
  /** Heads of the cells; the first names the row and links to it. */
  heads: readonly string[];
  caption: string;
  /** What stands there when nothing was found. */
  none: string;
  /** The button that goes on where a search stopped. */
  goOn?: string;
};

export function FoundRows({ heads, caption, none, goOn }: FoundRowsProps) {
  const { state } = use(FormContext);
  if (state.status !== "shown" || state.found === undefined) return null;
  const stopped = state.goOn && goOn ? <Stopped {...state.goOn} label={goOn} /> : null;
  if (state.found.length === 0) return <div role="status">{stopped ?? <p>{none}</p>}</div>;
  return (
    <div role="status" className="table-frame">
      <table className="data-table data-table-folding">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {state.found.map(({ href, cells: [name, ...cells] }) => (
            <tr key={href}>
              <th scope="row">
                <a href={href}>{name}</a>
              </th>
              {cells.map((cell, index) => (
                <td key={heads[index + 1]} data-label={heads[index + 1]}>
                  <span>{cell}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {stopped}
    </div>
  );
}

/** Not "nobody": the search stopped. The button sends the same form from there on. */
function Stopped({ note, from, label }: GoOn & { label: string }) {
  return (
    <div className="mt-3 grid justify-items-start gap-3">
      <p>{note}</p>
      <SubmitButton small name="from" value={from}>
        {label}
      </SubmitButton>
    </div>
  );
}
