// Owns the campaign's time zone and how a zone is named to a reader.
import type { Locale } from "@/lib/i18n/locales";

/** IANA name. All of Kazakhstan keeps UTC+5 since 1 March 2024. */
export const campaignZone = "Asia/Almaty";

// Newspapers in Kazakhstan write "Astana time"; zones elsewhere are named by their offset.
const campaignZoneNames: Readonly<Record<Locale, string>> = {
  kk: "Астана уақытымен",
  ru: "по времени Астаны",
  en: "Astana time",
};

/**
 * Names a time zone for a reader.
 *
 * @param locale the reader's language
 * @param zone IANA zone name
 * @param at the instant meant: the offset of a zone with summer time depends on it
 * @returns "Astana time" for the campaign's own zone, "UTC+1" and the like for others
 * @throws RangeError when the zone is unknown
 */
export function zoneName(locale: Locale, zone: string, at: Date): string {
  if (zone === campaignZone) return campaignZoneNames[locale];
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    timeZoneName: "shortOffset",
  }).formatToParts(at);
  const offset = parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
  return offset.replace(/^GMT(\+0)?$/, "UTC").replace("GMT", "UTC");
}
