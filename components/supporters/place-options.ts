// Owns the list of places a person may live in, as a form offers it.
import type { Option, OptionGroup } from "@/components/ui/select-field";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { ELSEWHERE, regionsByName } from "@/lib/regions";

export function placeOptions(locale: Locale): (Option | OptionGroup)[] {
  const t = translator(locale, "supporters");
  return [
    {
      label: t("form.regions"),
      options: regionsByName(locale).map((region) => ({
        value: region.code,
        label: region[locale],
      })),
    },
    { value: ELSEWHERE, label: t("form.elsewhere") },
  ];
}
