// How a place is named to a reader, whichever set of regions the petition counts by.
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { type RegionSetName, setRegionName } from "@/lib/region-sets";
import { NOT_GIVEN } from "@/lib/regions";

/**
 * A place as a reader knows it: a region's name; outside of the set, or nothing said, in words.
 * @param set of the petition; @param place as a signature or a line has it
 */
export function placeWords(locale: Locale, set: RegionSetName, place: string): string {
  const t = translator(locale, "rule");
  return (
    setRegionName(place, locale) ??
    t(place === NOT_GIVEN ? "table.notGiven" : "table.elsewhere", { set })
  );
}
