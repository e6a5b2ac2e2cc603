// Owns the facts of one event: when, where, how many places are left.
import { eventPlaceName } from "@/components/events/event-list";
import { type EventTimes, eventSpan } from "@/components/events/event-times";
import { DefinitionList } from "@/components/ui/definition-list";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

type EventFactsProps = {
  locale: Locale;
  event: EventTimes & {
    kind: "picket" | "meeting" | "workshop" | "leafleting" | "online";
    place: string;
    venue: string;
    capacity: number | null;
  };
  /** null: no limit. */
  left: number | null;
  /** Nobody more can come: how many places there were is of no use to anybody. */
  isOver: boolean;
};

export function EventFacts({ locale, event, left, isOver }: EventFactsProps) {
  const t = translator(locale, "events");
  const capacity = event.capacity === null ? "" : formatNumber(locale, event.capacity);
  const places =
    left === null
      ? t("facts.unlimited")
      : left === 0
        ? t("facts.none", { capacity })
        : t("facts.left", { left, capacity });
  return (
    <DefinitionList
      items={[
        {
          term: t("facts.when"),
          value: <time dateTime={event.startsAt.toISOString()}>{eventSpan(event, locale)}</time>,
        },
        { term: t("facts.where"), value: event.venue },
        { term: t("facts.region"), value: eventPlaceName(event.place, locale) },
        { term: t("facts.kind"), value: t(`kinds.${event.kind}`) },
        ...(isOver ? [] : [{ term: t("facts.places"), value: places }]),
      ]}
    />
  );
}
