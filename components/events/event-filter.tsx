// Owns the board's filter: a plain form whose choice stands in the address.
import { eventPlaceName } from "@/components/events/event-list";
import { Button } from "@/components/ui/button";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

type Kind = "picket" | "meeting" | "workshop" | "leafleting" | "online";

type EventFilterProps = {
  locale: Locale;
  action: string;
  /** What there is to choose from. */
  places: readonly string[];
  kinds: readonly Kind[];
  chosen: { place?: string; kind?: Kind };
};

export function EventFilter({ locale, action, places, kinds, chosen }: EventFilterProps) {
  const t = translator(locale, "events");
  const named = places
    .map((place) => ({ place, name: eventPlaceName(place, locale) }))
    .toSorted((one, other) => one.name.localeCompare(other.name, locale));
  return (
    <form
      action={action}
      method="get"
      aria-label={t("filter.label")}
      className="mb-6 flex flex-wrap items-end gap-4"
    >
      <div className="field min-w-0 flex-1 basis-56">
        <label className="field-label" htmlFor="filter-region">
          {t("filter.region")}
        </label>
        <select
          className="input"
          id="filter-region"
          name="region"
          defaultValue={chosen.place ?? ""}
        >
          <option value="">{t("filter.allRegions")}</option>
          {named.map(({ place, name }) => (
            <option key={place} value={place}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="field min-w-0 flex-1 basis-48">
        <label className="field-label" htmlFor="filter-kind">
          {t("filter.kind")}
        </label>
        <select className="input" id="filter-kind" name="kind" defaultValue={chosen.kind ?? ""}>
          <option value="">{t("filter.allKinds")}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </select>
      </div>
      <Button type="submit">{t("filter.show")}</Button>
      {chosen.place || chosen.kind ? (
        <p className="note basis-full">
          <a href={action}>{t("filter.clear")}</a>
        </p>
      ) : null}
    </form>
  );
}
