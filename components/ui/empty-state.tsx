// Owns an empty place: says what will be here and gives the first step.
import type { ReactNode } from "react";

type EmptyStateProps = { title: ReactNode; children?: ReactNode; action?: ReactNode };

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="rule-top max-w-measure py-6">
      <p className="text-lg">{title}</p>
      {children ? <p className="note mt-1">{children}</p> : null}
      {action ? <div className="mt-4">{action}</div> : null}
    </div>
  );
}
