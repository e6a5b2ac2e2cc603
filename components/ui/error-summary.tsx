// Owns the list of what is wrong at the head of a form: announced, leading to each field.
import type { Ref } from "react";

export type Problem = { href: string | null; text: string; target?: "_blank" };

type ErrorSummaryProps = {
  title: string;
  text?: string;
  problems?: readonly Problem[];
  /** Whoever shows it moves the focus here. */
  ref?: Ref<HTMLDivElement>;
};

export function ErrorSummary({ title, text, problems = [], ref }: ErrorSummaryProps) {
  return (
    <div ref={ref} role="alert" tabIndex={-1} className="notice notice-problem mb-6 max-w-form">
      <p className="notice-title">{title}</p>
      {text ? <p className="mt-1">{text}</p> : null}
      {problems.length > 0 ? (
        <ul className="mt-1">
          {problems.map((problem) => (
            <li key={`${problem.href} ${problem.text}`}>
              {problem.href === null ? (
                problem.text
              ) : (
                <a href={problem.href} target={problem.target}>
                  {problem.text}
                </a>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
