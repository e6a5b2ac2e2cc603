// Owns pairs of a name and its value: the facts of an event, of a row in admin.
import type { ReactNode } from "react";

export type Definition = { term: string; value: ReactNode };

type DefinitionListProps = {
  items: readonly Definition[];
  /** Values are counts: at the end of their name's line, digit under digit, on a phone too. */
  numbers?: boolean;
};

export function DefinitionList({ items, numbers = false }: DefinitionListProps) {
  const columns = numbers
    ? "grid-cols-[minmax(0,1fr)_auto]"
    : "sm:grid-cols-[minmax(8rem,1fr)_3fr]";
  return (
    <dl className={`font-sans text-sm ${numbers ? "max-w-form" : "max-w-measure"}`}>
      {items.map((item) => (
        <div
          key={item.term}
          className={`grid gap-x-6 border-rule border-t py-2 last:border-b ${columns}`}
        >
          <dt className="text-muted">{item.term}</dt>
          <dd className={numbers ? "tabular text-end" : "min-w-0"}>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
