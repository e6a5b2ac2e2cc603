// Owns words set apart from the text: information, attention, a problem.
import type { ReactNode } from "react";

type NoticeProps = {
  kind?: "information" | "attention" | "problem";
  title?: ReactNode;
  /** "status" announces politely what has just happened; leave out for what was always there. */
  role?: "status" | "alert";
  children?: ReactNode;
};

const kinds = { information: "", attention: " notice-attention", problem: " notice-problem" };

export function Notice({ kind = "information", title, role, children }: NoticeProps) {
  return (
    <div className={`notice max-w-measure${kinds[kind]}`} role={role}>
      {title ? <p className="notice-title">{title}</p> : null}
      {children}
    </div>
  );
}
