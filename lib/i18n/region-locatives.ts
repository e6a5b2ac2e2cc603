// Owns "in this region" in each language: place names bent as a sentence needs them, never by gluing an ending on.
import type { Locale } from "@/lib/i18n/locales";
import { type SetRegionCode, setRegionName } from "@/lib/region-sets";

/** What no rule below makes. */
const ru: Readonly<Partial<Record<SetRegionCode, string>>> = {
  "KZ-71": "в Астане",
  "KZ-79": "в Шымкенте",
  "KZ-75": "в Алматы",
  FR: "во Франции",
  LT: "в Литве",
  CY: "на Кипре",
  LU: "в Люксембурге",
  MT: "на Мальте",
  NL: "в Нидерландах",
  PL: "в Польше",
};

const kk: Readonly<Partial<Record<SetRegionCode, string>>> = {
  "KZ-79": "Шымкентте",
  CY: "Кипрде",
  LU: "Люксембургте",
  NL: "Нидерландта",
};

function inRussian(name: string): string {
  const adjective = /^(.+)ая область$/u.exec(name);
  if (adjective) return `в ${adjective[1]}ой области`;
  // "Область Улытау": the name itself does not bend.
  if (name.startsWith("Область ")) return `в области ${name.slice("Область ".length)}`;
  return `в ${name.replace(/я$/u, "и")}`;
}

/** "облысы" is "its region"; names of countries and cities that end in "а" or "я" take "-да". */
const inKazakh = (name: string) =>
  name.endsWith("облысы") ? name.replace(/сы$/u, "сында") : `${name}да`;

/**
 * "in Mangystau", "в Мангистауской области", "Маңғыстау облысында".
 * @param code of any set; @param locale the reader's language
 */
export function inRegion(code: SetRegionCode, locale: Locale): string {
  const name = setRegionName(code, locale) ?? code;
  if (locale === "ru") return ru[code] ?? inRussian(name);
  if (locale === "kk") return kk[code] ?? inKazakh(name);
  return `in ${code === "NL" ? "the Netherlands" : name}`;
}

const and: Readonly<Record<Locale, string>> = { kk: " және ", ru: " и ", en: " and " };

/** The same for two places or more: "in Mangystau and Atyrau"; Kazakh and Russian bend each name. */
export function inRegions(codes: readonly SetRegionCode[], locale: Locale): string {
  return codes
    .map((code, at) => inRegion(code, locale).slice(locale === "en" && at > 0 ? 3 : 0))
    .join(and[locale]);
}
