// Owns how the conditions of a deed that takes signatures out are written: a line each.
import { when } from "@/components/admin/written";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { placeWords } from "@/lib/i18n/place-words";
import { translator } from "@/lib/i18n/translate";
import type { OpenConditions } from "@/lib/petitions/removals/schema";
import type { RegionSetName } from "@/lib/region-sets";

/**
 * The conditions in words.
 * @param set the petition counts by
 * @param pattern the sealed pattern where it may be shown; else only that there is one
 */
export function conditionLines(
  locale: Locale,
  set: RegionSetName,
  conditions: OpenConditions,
  pattern: string | null = null,
): string[] {
  const t = translator(locale, "removals");
  const { from, until, place, link, domain, patternOn, addresses } = conditions;
  return [
    ...(from ? [`${t("form.from")}: ${when(locale, new Date(from))}`] : []),
    ...(until ? [`${t("form.until")}: ${when(locale, new Date(until))}`] : []),
    ...(place ? [`${t("form.place")}: ${placeWords(locale, set, place)}`] : []),
    ...(domain ? [`${t("form.domain")}: ${domain}`] : []),
    ...(link ? [`${t("form.link")}: ${link}`] : []),
    ...(patternOn
      ? [`${t(patternOn === "name" ? "patternOfName" : "patternOfEmail")}: ${pattern ?? "…"}`]
      : []),
    ...(addresses > 0 ? [`${t("form.addresses")}: ${formatNumber(locale, addresses)}`] : []),
  ];
}
