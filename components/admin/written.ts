// Owns how organisers' lists write places, times and states.
import { formatDate, formatTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { campaignZone, zoneName } from "@/lib/i18n/zones";
import { placesOf, type RegionSetName, setRegionName } from "@/lib/region-sets";
import { isPlace } from "@/lib/regions";

/** A place as a reader knows it; a code that is none stays as it is. */
export function placeName(locale: Locale, code: string): string {
  const t = translator(locale, "admin");
  if (code === "elsewhere") return t("place.elsewhere");
  if (code === "not-given") return t("place.notGiven");
  return setRegionName(code, locale) ?? code;
}

/** Every place of a set by name, regions first, for a select. */
export function placeOptions(
  locale: Locale,
  set: RegionSetName = "kazakhstan",
): { value: string; label: string }[] {
  return placesOf(set)
    .map((value) => ({ value: String(value), label: placeName(locale, value) }))
    .sort((one, other) => {
      const last = (code: string) => (setRegionName(code, locale) === null ? 1 : 0);
      return last(one.value) - last(other.value) || one.label.localeCompare(other.label, locale);
    });
}

/** Whether an address parameter names a place. */
export function placeParam(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" && isPlace(value) ? value : undefined;
}

/** Date and time of the campaign's zone, short, for cells; the list says the zone once. */
export function when(locale: Locale, date: Date): string {
  return `${formatDate(locale, date, "short")}, ${formatTime(locale, date)}`;
}

/** "Times: Astana time". */
export function zoneNote(locale: Locale): string {
  return translator(locale, "admin")("zone", { zone: zoneName(locale, campaignZone, new Date()) });
}
