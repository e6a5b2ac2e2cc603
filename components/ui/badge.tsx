// Owns the state of a thing in a word: a draft, open, ended. The word says it; the edge only helps.
import type { ReactNode } from "react";

export type BadgeKind = "plain" | "live" | "attention" | "ended";

const kinds = {
  plain: "",
  live: " badge-live",
  attention: " badge-attention",
  ended: " badge-ended",
};

export function Badge({ kind = "plain", children }: { kind?: BadgeKind; children: ReactNode }) {
  return <span className={`badge${kinds[kind]}`}>{children}</span>;
}
