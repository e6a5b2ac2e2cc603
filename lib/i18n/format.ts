// Owns how numbers, dates, times and lists are written in each language.
import type { Locale } from "@/lib/i18n/locales";
import { campaignZone, zoneName } from "@/lib/i18n/zones";

// English here is day-month-year with the 24-hour clock, as its readers in Kazakhstan see it.
const intlLocales: Readonly<Record<Locale, string>> = { kk: "kk-KZ", ru: "ru-KZ", en: "en-GB" };

/**
 * "full" Tuesday, 24 November 2026 · "long" 24 November 2026 · "short" 24.11.2026 ·
 * "day" 24 November · "month" November 2026
 */
export type DateStyle = "full" | "long" | "short" | "day" | "month";

const dateOptions: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  full: { day: "numeric", month: "long", year: "numeric" },
  long: { day: "numeric", month: "long", year: "numeric" },
  short: { day: "2-digit", month: "2-digit", year: "numeric" },
  day: { day: "numeric", month: "long" },
  month: { month: "long", year: "numeric" },
};

const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}|${JSON.stringify(options)}`;
  const known = numberFormats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(intlLocales[locale], { useGrouping: "always", ...options });
  numberFormats.set(key, made);
  return made;
}

function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${JSON.stringify(options)}`;
  const known = dateFormats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(intlLocales[locale], options);
  dateFormats.set(key, made);
  return made;
}

/** "24 қараша", "24 ноября": in Kazakh and Russian a day stays with its month. */
function joinDay(locale: Locale, date: string): string {
  return locale === "en" ? date : date.replace(/(?<!\d)(\d{1,2})\s(?=\p{L})/u, "$1\u00a0");
}

// CLDR abbreviates the word for "year" even in long dates; a newspaper writes it out.
function spellYear(locale: Locale, date: string): string {
  if (locale === "kk") return date.replace(/(\d{4})\sж\./u, "$1\u00a0жылғы");
  if (locale === "ru") return date.replace(/(\d{4})\sг\.?/u, "$1\u00a0года");
  return date;
}

/**
 * Writes a whole or fractional number with the local grouping: 100,000 · 100 000.
 *
 * @param locale the reader's language
 * @param value the number
 */
export function formatNumber(locale: Locale, value: number): string {
  return numberFormat(locale, {}).format(value);
}

/**
 * Writes a share as a percentage.
 *
 * @param locale the reader's language
 * @param share 0 to 1 (0.5 is fifty per cent)
 * @param digits how many decimals at most, 0 by default
 */
export function formatPercent(locale: Locale, share: number, digits = 0): string {
  return numberFormat(locale, { style: "percent", maximumFractionDigits: digits }).format(share);
}

/**
 * Writes a date.
 *
 * @param locale the reader's language
 * @param date the instant
 * @param style how much of it; "long" by default
 * @param zone IANA zone whose calendar is meant; the campaign's by default
 */
export function formatDate(
  locale: Locale,
  date: Date,
  style: DateStyle = "long",
  zone: string = campaignZone,
): string {
  const formatted = dateFormat(locale, { ...dateOptions[style], timeZone: zone }).format(date);
  if (style === "short") return formatted;
  const written = joinDay(locale, formatted);
  if (style === "day") return written;
  const spelled = spellYear(locale, written);
  if (style !== "full") return spelled;
  // Put together here because ICU releases differ on the comma after an English weekday.
  const weekday = dateFormat(locale, { weekday: "long", timeZone: zone }).format(date);
  return locale === "kk" ? `${spelled}, ${weekday}` : `${weekday}, ${spelled}`;
}

/**
 * Writes a clock time, 24 hours, without naming the zone: "14:32".
 *
 * @param locale the reader's language
 * @param date the instant
 * @param zone IANA zone; the campaign's by default
 */
export function formatTime(locale: Locale, date: Date, zone: string = campaignZone): string {
  return dateFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).format(date);
}

/**
 * Writes date, time and the name of the zone: "24 November 2026, 14:32, Astana time".
 *
 * @param locale the reader's language
 * @param date the instant
 * @param zone IANA zone; the campaign's by default
 * @param style how the date part is written; "long" by default
 */
export function formatDateTime(
  locale: Locale,
  date: Date,
  zone: string = campaignZone,
  style: DateStyle = "long",
): string {
  const day = formatDate(locale, date, style, zone);
  return `${day}, ${formatTime(locale, date, zone)}, ${zoneName(locale, zone, date)}`;
}

/**
 * Writes the span of an event: "24 November 2026, 14:00–16:30, Astana time"; over midnight both
 * dates are written.
 *
 * @param locale the reader's language
 * @param startsAt when it begins
 * @param endsAt when it ends; null when that is not known
 * @param zone IANA zone of the place; the campaign's by default
 * @param style how the date parts are written; "full" (with the weekday) by default
 */
export function formatSpan(
  locale: Locale,
  startsAt: Date,
  endsAt: Date | null,
  zone: string = campaignZone,
  style: DateStyle = "full",
): string {
  const from = formatDate(locale, startsAt, style, zone);
  if (endsAt === null) return formatDateTime(locale, startsAt, zone, style);
  const until = formatDate(locale, endsAt, style, zone);
  const start = formatTime(locale, startsAt, zone);
  const end = formatTime(locale, endsAt, zone);
  const name = zoneName(locale, zone, startsAt);
  if (from === until) return `${from}, ${start}–${end}, ${name}`;
  return `${from}, ${start} – ${until}, ${end}, ${name}`;
}

/**
 * Joins words into a list: "a, b and c".
 *
 * @param locale the reader's language
 * @param items what to list, already in that language
 */
export function formatList(locale: Locale, items: readonly string[]): string {
  return new Intl.ListFormat(intlLocales[locale], { type: "conjunction" }).format(items);
}
