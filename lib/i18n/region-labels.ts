// Owns the short names of regions, for tiles: the name without the word "region", and a few letters.
import type { Locale } from "@/lib/i18n/locales";
import { type RegionCode, regionName } from "@/lib/regions";

/** Abbreviations as local papers write them; told apart within each language. */
const shorts: Readonly<Record<RegionCode, Readonly<Record<Locale, string>>>> = {
  "KZ-10": { kk: "Абай", ru: "Абай", en: "Abai" },
  "KZ-11": { kk: "Ақмл", ru: "Акмл", en: "Akmo" },
  "KZ-15": { kk: "Ақтө", ru: "Актб", en: "Akto" },
  "KZ-19": { kk: "Ал. о.", ru: "Ал. о.", en: "Alm. R" },
  "KZ-23": { kk: "Атыр", ru: "Атыр", en: "Atyr" },
  "KZ-27": { kk: "БҚО", ru: "ЗКО", en: "W. Kz" },
  "KZ-31": { kk: "Жамб", ru: "Жамб", en: "Zham" },
  "KZ-33": { kk: "Жетс", ru: "Жетс", en: "Zhet" },
  "KZ-35": { kk: "Қрғд", ru: "Кргд", en: "Karg" },
  "KZ-39": { kk: "Қост", ru: "Кост", en: "Kost" },
  "KZ-43": { kk: "Қзрд", ru: "Кзрд", en: "Kyzy" },
  "KZ-47": { kk: "Маңғ", ru: "Манг", en: "Mang" },
  "KZ-55": { kk: "Павл", ru: "Павл", en: "Pavl" },
  "KZ-59": { kk: "СҚО", ru: "СКО", en: "N. Kz" },
  "KZ-61": { kk: "Түрк", ru: "Турк", en: "Turk" },
  "KZ-62": { kk: "Ұлыт", ru: "Улыт", en: "Ulyt" },
  "KZ-63": { kk: "ШҚО", ru: "ВКО", en: "E. Kz" },
  "KZ-71": { kk: "Аст.", ru: "Аст.", en: "Asta" },
  "KZ-75": { kk: "Алм.", ru: "Алм.", en: "Alma" },
  "KZ-79": { kk: "Шымк", ru: "Шымк", en: "Shym" },
};

/**
 * The region's name as short as it stays clear: "Ақтөбе", "Актюбинская", "Aktobe".
 *
 * @param code ISO 3166-2
 * @param locale the reader's language
 */
export function regionLabel(code: RegionCode, locale: Locale): string {
  const name = regionName(code, locale) ?? code;
  // Without the word, the region around Almaty would carry the city's name.
  if (code === "KZ-19") return name.replace("облысы", "обл.").replace("область", "обл.");
  return name.replace(/ облысы$| область$|^Область /u, "");
}

/**
 * Three to six letters for a phone's tile: "Ақтө", "Актб", "Akto".
 *
 * @param code ISO 3166-2
 * @param locale the reader's language
 */
export function regionShort(code: RegionCode, locale: Locale): string {
  return shorts[code][locale];
}
