// Owns the campaign's time zone and how a zone is named to a reader.
import type { Locale } from "@/lib/i18n/locales";

/** IANA name. All of Kazakhstan keeps UTC+5 since 1 March 2024. */
export const campaignZone = "Asia/Almaty";

type Names = Readonly<Record<Locale, string>>;

// Newspapers in Kazakhstan write "Astana time". Elsewhere the city is named as in a newspaper too; Intl
// would give "GMT+1", or a country where its language has no word for the zone.
const names: Readonly<Record<string, Names>> = {
  [campaignZone]: {
    kk: "Астана\u00a0уақытымен",
    ru: "по\u00a0времени\u00a0Астаны",
    en: "Astana time",
  },
  "America/New_York": {
    kk: "Нью-Йорк\u00a0уақытымен",
    ru: "по\u00a0времени\u00a0Нью-Йорка",
    en: "New York time",
  },
  "Asia/Bishkek": {
    kk: "Бішкек\u00a0уақытымен",
    ru: "по\u00a0времени\u00a0Бишкека",
    en: "Bishkek time",
  },
  "Asia/Tashkent": {
    kk: "Ташкент\u00a0уақытымен",
    ru: "по\u00a0времени\u00a0Ташкента",
    en: "Tashkent time",
  },
  "Europe/Amsterdam": {
    kk: "Амстердам\u00a0уақытымен",
    ru: "по\u00a0времени\u00a0Амстердама",
    en: "Amsterdam time",
  },
  "Europe/Berlin": {
    kk: "Берлин\u00a0уақытымен",
    ru: "по\u00a0времени\u00a0Берлина",
    en: "Berlin time",
  },
  "Europe/Brussels": {
    kk: "Брюссель\u00a0уақытымен",
    ru: "по\u00a0времени\u00a0Брюсселя",
    en: "Brussels time",
  },
  "Europe/Dublin": {
    kk: "Дублин\u00a0уақытымен",
    ru: "по\u00a0времени\u00a0Дублина",
    en: "Dublin time",
  },
  "Europe/Istanbul": {
    kk: "Стамбұл\u00a0уақытымен",
    ru: "по\u00a0времени\u00a0Стамбула",
    en: "Istanbul time",
  },
  "Europe/Kyiv": { kk: "Киев\u00a0уақытымен", ru: "по\u00a0времени\u00a0Киева", en: "Kyiv time" },
  "Europe/London": {
    kk: "Лондон\u00a0уақытымен",
    ru: "по\u00a0времени\u00a0Лондона",
    en: "London time",
  },
  "Europe/Moscow": {
    kk: "Мәскеу\u00a0уақытымен",
    ru: "по\u00a0времени\u00a0Москвы",
    en: "Moscow time",
  },
  "Europe/Paris": {
    kk: "Париж\u00a0уақытымен",
    ru: "по\u00a0времени\u00a0Парижа",
    en: "Paris time",
  },
  "Europe/Prague": {
    kk: "Прага\u00a0уақытымен",
    ru: "по\u00a0времени\u00a0Праги",
    en: "Prague time",
  },
  "Europe/Rome": { kk: "Рим\u00a0уақытымен", ru: "по\u00a0времени\u00a0Рима", en: "Rome time" },
  "Europe/Stockholm": {
    kk: "Стокгольм\u00a0уақытымен",
    ru: "по\u00a0времени\u00a0Стокгольма",
    en: "Stockholm time",
  },
  "Europe/Vienna": {
    kk: "Вена\u00a0уақытымен",
    ru: "по\u00a0времени\u00a0Вены",
    en: "Vienna time",
  },
  "Europe/Warsaw": {
    kk: "Варшава\u00a0уақытымен",
    ru: "по\u00a0времени\u00a0Варшавы",
    en: "Warsaw time",
  },
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
