// Owns the campaign's time zone and how a zone is named to a reader.
import type { Locale } from "@/lib/i18n/locales";

/** IANA name. All of Kazakhstan keeps UTC+5 since 1 March 2024. */
export const campaignZone = "Asia/Almaty";

type Names = Readonly<Record<Locale, string>>;

// Newspapers in Kazakhstan write "Astana time". Elsewhere the city is named as in a newspaper too; Intl
// would give "GMT+1", or a country where its language has no word for the zone.
const names: Readonly<Record<string, Names>> = {
  [campaignZone]: { kk: "Астана уақытымен", ru: "по\u00a0времени Астаны", en: "Astana time" },
  "America/New_York": {
    kk: "Нью-Йорк уақытымен",
    ru: "по\u00a0времени Нью-Йорка",
    en: "New York time",
  },
  "Asia/Bishkek": { kk: "Бішкек уақытымен", ru: "по\u00a0времени Бишкека", en: "Bishkek time" },
  "Asia/Tashkent": { kk: "Ташкент уақытымен", ru: "по\u00a0времени Ташкента", en: "Tashkent time" },
  "Europe/Amsterdam": {
    kk: "Амстердам уақытымен",
    ru: "по\u00a0времени Амстердама",
    en: "Amsterdam time",
  },
  "Europe/Berlin": { kk: "Берлин уақытымен", ru: "по\u00a0времени Берлина", en: "Berlin time" },
  "Europe/Brussels": {
    kk: "Брюссель уақытымен",
    ru: "по\u00a0времени Брюсселя",
    en: "Brussels time",
  },
  "Europe/Dublin": { kk: "Дублин уақытымен", ru: "по\u00a0времени Дублина", en: "Dublin time" },
  "Europe/Istanbul": {
    kk: "Стамбұл уақытымен",
    ru: "по\u00a0времени Стамбула",
    en: "Istanbul time",
  },
  "Europe/Kyiv": { kk: "Киев уақытымен", ru: "по\u00a0времени Киева", en: "Kyiv time" },
  "Europe/London": { kk: "Лондон уақытымен", ru: "по\u00a0времени Лондона", en: "London time" },
  "Europe/Moscow": { kk: "Мәскеу уақытымен", ru: "по\u00a0времени Москвы", en: "Moscow time" },
  "Europe/Paris": { kk: "Париж уақытымен", ru: "по\u00a0времени Парижа", en: "Paris time" },
  "Europe/Prague": { kk: "Прага уақытымен", ru: "по\u00a0времени Праги", en: "Prague time" },
  "Europe/Rome": { kk: "Рим уақытымен", ru: "по\u00a0времени Рима", en: "Rome time" },
  "Europe/Stockholm": {
    kk: "Стокгольм уақытымен",
    ru: "по\u00a0времени Стокгольма",
    en: "Stockholm time",
  },
  "Europe/Vienna": { kk: "Вена уақытымен", ru: "по\u00a0времени Вены", en: "Vienna time" },
  "Europe/Warsaw": { kk: "Варшава уақытымен", ru: "по\u00a0времени Варшавы", en: "Warsaw time" },
};

/**
 * Names a time zone for a reader.
 *
 * @param locale the reader's language
 * @param zone IANA zone name
 * @param at the instant meant: the offset of a zone with summer time depends on it
 * @returns "Astana time", "London time" where we know the city's name; "UTC+1" and the like for others
 * @throws RangeError when the zone is unknown
 */
export function zoneName(locale: Locale, zone: string, at: Date): string {
  const known = names[zone];
  if (known) return known[locale];
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    timeZoneName: "shortOffset",
  }).formatToParts(at);
  const offset = parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
  return offset.replace(/^GMT(\+0)?$/, "UTC").replace("GMT", "UTC");
}
