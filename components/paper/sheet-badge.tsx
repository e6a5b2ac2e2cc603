// Owns the state of a sheet and of a line in a word.
import { Badge, type BadgeKind } from "@/components/ui/badge";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { SheetState } from "@/lib/petitions/paper/rules";

const sheetKinds: Record<SheetState, BadgeKind> = {
  out: "plain",
  returned: "attention",
  waiting: "attention",
  done: "live",
  voided: "ended",
};

export function SheetBadge({ locale, state }: { locale: Locale; state: SheetState }) {
  return <Badge kind={sheetKinds[state]}>{translator(locale, "paper")(`state.${state}`)}</Badge>;
}

const lineKinds = {
  collected: "attention",
  checked: "live",
  joined: "live",
  rejected: "ended",
} as const satisfies Record<string, BadgeKind>;

export function LineBadge({ locale, state }: { locale: Locale; state: keyof typeof lineKinds }) {
  return <Badge kind={lineKinds[state]}>{translator(locale, "paper")(`lineState.${state}`)}</Badge>;
}
