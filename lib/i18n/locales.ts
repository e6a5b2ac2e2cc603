// Owns the list of languages: their codes, own names, and which one a reader asked for.

export const locales = ["kk", "ru", "en"] as const;

export type Locale = (typeof locales)[number];

/** What `/` and anything without a usable `Accept-Language` falls back to. */
export const defaultLocale: Locale = "kk";

/** Each language's name in that language, as the language switch shows it. */
export const localeNames: Readonly<Record<Locale, string>> = {
  kk: "Қазақша",
  ru: "Русский",
  en: "English",
};

/**
 * Says whether a value (a URL segment, a form field) is one of our languages.
 *
 * @param value anything at all
 * @returns true when the value is exactly "kk", "ru" or "en"
 */
export function isLocale(value: unknown): value is Locale {
  return value === "kk" || value === "ru" || value === "en";
}

/**
 * Reads a language that came back from a browser (a bound argument of an action, a field).
 *
 * @returns the value if it is one of our languages, else the default
 */
export function asLocale(value: unknown): Locale {
  return isLocale(value) ? value : defaultLocale;
}

type Preference = { language: string; quality: number; position: number };

function parsePreference(part: string, position: number): Preference {
  const [range = "", ...parameters] = part.split(";").map((piece) => piece.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith("q="));
  const quality = weight === undefined ? 1 : Number.parseFloat(weight.slice(2));
  const language = range.split("-")[0] ?? "";
  return { language, quality: Number.isFinite(quality) ? quality : 0, position };
}

/**
 * Picks the reader's language from an `Accept-Language` header (RFC 9110 §12.5.4): highest
 * quality first, the order of the header between equals, quality 0 means "not this one".
 *
 * @param acceptLanguage the header as it came, or null when there was none
 * @returns one of our languages; the default when none is acceptable
 */
export function negotiate(acceptLanguage: string | null | undefined): Locale {
  // A hostile header can be long; nobody reads more than a handful of languages.
  const preferences = (acceptLanguage ?? "")
    .slice(0, 500)
    .split(",")
    .map(parsePreference)
    .filter((preference) => preference.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.position - b.position);
  for (const { language } of preferences) {
    if (isLocale(language)) return language;
  }
  return defaultLocale;
}
