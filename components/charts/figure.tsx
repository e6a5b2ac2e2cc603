// Owns the frame of a figure: what it shows above, where it comes from below, and the same as a table.
import type { ReactNode } from "react";
import { Disclosure } from "@/components/ui/disclosure";

type FigureProps = {
  title: ReactNode;
  /** One sentence: what to see in it. */
  note?: ReactNode;
  source?: ReactNode;
  /** The drawing. */
  children: ReactNode;
  /** The same in words and numbers, and the words that unfold it. */
  table: { summary: string; content: ReactNode };
};

export function Figure({ title, note, source, children, table }: FigureProps) {
  return (
    <figure className="rule-heavy pt-3">
      <figcaption className="mb-4">
        <p className="font-semibold text-lg">{title}</p>
        {note ? <p className="note">{note}</p> : null}
      </figcaption>
      {children}
      {source ? <p className="note mt-3">{source}</p> : null}
      <Disclosure summary={table.summary}>{table.content}</Disclosure>
    </figure>
  );
}
