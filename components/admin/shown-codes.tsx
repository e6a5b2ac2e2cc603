// Owns recovery codes on the page that made them: shown once, to be written down or printed.
"use client";
import { use } from "react";
import { FormContext } from "@/components/ui/form-context";
import { Notice } from "@/components/ui/notice";

type ShownCodesProps = { title: string; advice: string; next: { href: string; label: string } };

export function ShownCodes({ title, advice, next }: ShownCodesProps) {
  const { state } = use(FormContext);
  if (state.status !== "shown" || state.found === undefined) return null;
  return (
    <Notice kind="attention" title={title} role="status">
      <p>{advice}</p>
      <ol className="my-4 grid list-decimal gap-x-8 gap-y-1 pl-8 sm:grid-cols-2">
        {state.found.map(({ cells }) => (
          <li key={cells[0]}>
            <code data-testid="recovery-code">{cells[0]}</code>
          </li>
        ))}
      </ol>
      <p>
        <a href={next.href}>{next.label}</a>
      </p>
    </Notice>
  );
}
