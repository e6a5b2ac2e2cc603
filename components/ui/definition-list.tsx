// Owns pairs of a name and its value: the facts of an event, of a row in admin.
import type { ReactNode } from "react";

export type Definition = { term: string; value: ReactNode };

export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className="max-w-measure font-sans text-sm">
      {items.map((item) => (
        <div
          key={item.term}
          className="grid gap-x-6 border-rule border-t py-2 last:border-b sm:grid-cols-[minmax(8rem,1fr)_3fr]"
        >
          <dt className="text-muted">{item.term}</dt>
          <dd className="min-w-0">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
