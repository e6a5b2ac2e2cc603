// The regions of Kazakhstan and the other places a person may live in, with their seats on the threshold board.
import type { Locale } from "./i18n/locales";

/**
 * First-level units of Kazakhstan since June 2022 by their ISO 3166-2 codes. `column` and `row` seat
 * each on a board of 8 columns and 4 rows, west to east and north to south.
 */
export const regions = [
  {
    code: "KZ-39",
    kind: "region",
    column: 3,
    row: 0,
    kk: "Қостанай облысы",
    ru: "Костанайская область",
    en: "Kostanay",
  },
  {
    code: "KZ-59",
    kind: "region",
    column: 4,
    row: 0,
    kk: "Солтүстік Қазақстан облысы",
    ru: "Северо-Казахстанская область",
    en: "North Kazakhstan",
  },
  {
    code: "KZ-55",
    kind: "region",
    column: 5,
    row: 0,
    kk: "Павлодар облысы",
    ru: "Павлодарская область",
    en: "Pavlodar",
  },
  {
    code: "KZ-27",
    kind: "region",
    column: 1,
    row: 1,
    kk: "Батыс Қазақстан облысы",
    ru: "Западно-Казахстанская область",
    en: "West Kazakhstan",
  },
  {
    code: "KZ-15",
    kind: "region",
    column: 2,
    row: 1,
    kk: "Ақтөбе облысы",
    ru: "Актюбинская область",
    en: "Aktobe",
  },
  {
    code: "KZ-62",
    kind: "region",
    column: 3,
    row: 1,
    kk: "Ұлытау облысы",
    ru: "Область Улытау",
    en: "Ulytau",
  },
  {
    code: "KZ-11",
    kind: "region",
    column: 4,
    row: 1,
    kk: "Ақмола облысы",
    ru: "Акмолинская область",
    en: "Akmola",
  },
  { code: "KZ-71", kind: "city", column: 5, row: 1, kk: "Астана", ru: "Астана", en: "Astana" },
  {
    code: "KZ-10",
    kind: "region",
    column: 6,
    row: 1,
    kk: "Абай облысы",
    ru: "Область Абай",
    en: "Abai",
  },
  {
    code: "KZ-63",
    kind: "region",
    column: 7,
    row: 1,
    kk: "Шығыс Қазақстан облысы",
    ru: "Восточно-Казахстанская область",
    en: "East Kazakhstan",
  },
  {
    code: "KZ-23",
    kind: "region",
    column: 1,
    row: 2,
    kk: "Атырау облысы",
    ru: "Атырауская область",
    en: "Atyrau",
  },
  {
    code: "KZ-43",
    kind: "region",
    column: 2,
    row: 2,
    kk: "Қызылорда облысы",
    ru: "Кызылординская область",
    en: "Kyzylorda",
  },
  {
    code: "KZ-61",
    kind: "region",
    column: 3,
    row: 2,
    kk: "Түркістан облысы",
    ru: "Туркестанская область",
    en: "Turkistan",
  },
  {
    code: "KZ-35",
    kind: "region",
    column: 4,
    row: 2,
    kk: "Қарағанды облысы",
    ru: "Карагандинская область",
    en: "Karaganda",
  },
  {
    code: "KZ-33",
    kind: "region",
    column: 5,
    row: 2,
    kk: "Жетісу облысы",
    ru: "Область Жетісу",
    en: "Zhetysu",
  },
  {
    code: "KZ-47",
    kind: "region",
    column: 1,
    row: 3,
    kk: "Маңғыстау облысы",
    ru: "Мангистауская область",
    en: "Mangystau",
  },
  { code: "KZ-79", kind: "city", column: 3, row: 3, kk: "Шымкент", ru: "Шымкент", en: "Shymkent" },
  {
    code: "KZ-31",
    kind: "region",
    column: 4,
    row: 3,
    kk: "Жамбыл облысы",
    ru: "Жамбылская область",
    en: "Zhambyl",
  },
  {
    code: "KZ-19",
    kind: "region",
    column: 5,
    row: 3,
    kk: "Алматы облысы",
    ru: "Алматинская область",
    en: "Almaty Region",
  },
  { code: "KZ-75", kind: "city", column: 6, row: 3, kk: "Алматы", ru: "Алматы", en: "Almaty" },
] as const;

export type Region = (typeof regions)[number];
export type RegionCode = Region["code"];

/** Lives outside Kazakhstan. */
export const ELSEWHERE = "elsewhere";
/** Did not say where. */
export const NOT_GIVEN = "not-given";

/** Where a person says they live: a region, abroad, or nothing said. Every count is kept by place. */
export type Place = RegionCode | typeof ELSEWHERE | typeof NOT_GIVEN;

const regionCodes: readonly RegionCode[] = regions.map((region) => region.code);

/** Every place, regions in the order of the list above. */
export const places: readonly Place[] = [...regionCodes, ELSEWHERE, NOT_GIVEN];

const byCode: ReadonlyMap<string, Region> = new Map(regions.map((region) => [region.code, region]));

/** Whether a string is a region's code. */
export function isRegionCode(value: string): value is RegionCode {
  return byCode.has(value);
}

/** Whether a string names a place. */
export function isPlace(value: string): value is Place {
  return isRegionCode(value) || value === ELSEWHERE || value === NOT_GIVEN;
}

/** A region's name in a language; null for a string that is no region's code. */
export function regionName(code: string, locale: Locale): string | null {
  return byCode.get(code)?.[locale] ?? null;
}

/** Regions ordered by name, as a reader of the language looks them up. */
export function regionsByName(locale: Locale): Region[] {
  return regions.toSorted((one, other) => one[locale].localeCompare(other[locale], locale));
}
