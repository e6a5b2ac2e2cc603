// Owns turning the address of a page into its addresses in the three languages.
import type { Locale } from "@/lib/i18n/locales";

const firstPart = /^\/(?:kk|ru|en)(?=[/?]|$)/;

/**
 * @param path the address of this page, "/kk/events?kind=meeting"; null when it is not known
 * @returns the same address in each language; the front pages when the path is not one of ours
 */
export function alternatesOf(path: string | null): Readonly<Record<Locale, string>> {
  const own = path !== null && firstPart.test(path) ? path : "/kk";
  const other = (locale: Locale) => own.replace(firstPart, `/${locale}`);
  return { kk: other("kk"), ru: other("ru"), en: other("en") };
}
