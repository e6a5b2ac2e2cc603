// Owns how organisers' lists write places, times and states.
import { formatDate, formatTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { placeWords } from "@/lib/i18n/place-words";
import { translator } from "@/lib/i18n/translate";
import { campaignZone, zoneName } from "@/lib/i18n/zones";
import { placesOf, type RegionSetName, setRegionName } from "@/lib/region-sets";
import { ELSEWHERE, NOT_GIVEN, regionName } from "@/lib/regions";

/** Where a supporter lives or an event is, as a reader knows it. Petitions count by places of their own: placeWords(). */
export function placeName(locale: Locale, place: string): string {
  const t = translator(locale, "admin");
  if (place === ELSEWHERE) return t("place.elsewhere");
  if (place === NOT_GIVEN) return t("place.notGiven");
  return regionName(place, locale) ?? place;
}

/** Every place of a set by name, regions first, for a select. */
export function placeOptions(
  locale: Locale,
  set: RegionSetName = "kazakhstan",
): { value: string; label: string }[] {
  return placesOf(set)
    .map((value) => ({ value: String(value), label: placeWords(locale, set, value) }))
    .sort((one, other) => {
      const last = (code: string) => (setRegionName(code, locale) === null ? 1 : 0);
      return last(one.value) - last(other.value) || one.label.localeCompare(other.label, locale);
    });
}

/** Date and time of the campaign's zone, short, for cells; the list says the zone once. */
export function when(locale: Locale, date: Date): string {
  return `${formatDate(locale, date, "short")}, ${formatTime(locale, date)}`;
}

/** "Times: Astana time". */
export function zoneNote(locale: Locale): string {
  return translator(locale, "admin")("zone", { zone: zoneName(locale, campaignZone, new Date()) });
}
