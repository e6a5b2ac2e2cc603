// Owns what can be unfolded: past events, a table behind a figure. Works without JavaScript.
import type { ReactNode, Ref } from "react";

type DisclosureProps = {
  summary: ReactNode;
  open?: boolean;
  id?: string;
  ref?: Ref<HTMLDetailsElement>;
  children: ReactNode;
};

export function Disclosure({ summary, open, id, ref, children }: DisclosureProps) {
  return (
    <details open={open} id={id} ref={ref} className="group">
      <summary className="note py-2 text-steppe underline underline-offset-4 hover:decoration-2">
        {summary}
      </summary>
      <div className="pt-2 pb-4">{children}</div>
    </details>
  );
}
