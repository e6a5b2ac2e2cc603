// Owns the state of a thing as organisers' lists show it, in a word.
import { Badge, type BadgeKind } from "@/components/ui/badge";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

const kinds = {
  draft: "plain",
  published: "live",
  retracted: "ended",
  open: "live",
  closed: "ended",
  coming: "live",
  running: "live",
  past: "ended",
  calledOff: "attention",
  pending: "attention",
  confirmed: "live",
  counted: "live",
  withdrawn: "ended",
  invalidated: "ended",
  waiting: "attention",
  joined: "live",
  left: "ended",
  erased: "ended",
  cancelled: "ended",
} as const satisfies Record<string, BadgeKind>;

export type KnownState = keyof typeof kinds;

export function StateBadge({ locale, state }: { locale: Locale; state: KnownState }) {
  return <Badge kind={kinds[state]}>{translator(locale, "admin")(`state.${state}`)}</Badge>;
}
