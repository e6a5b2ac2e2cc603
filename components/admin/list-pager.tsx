// Owns the way through an organisers' list: back to its first page, on to the next, filters kept.
import { Pager } from "@/components/ui/pager";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { withQuery } from "@/lib/urls";

type ListPagerProps = {
  locale: Locale;
  /** Path of the list. */
  here: string;
  /** What its address keeps: the filters. */
  keep?: Readonly<Record<string, string | undefined>>;
  /** Whether this page is a later one. */
  isLater: boolean;
  /** Where the next page begins, as the address says it; null on the last. */
  next: string | null;
};

export function ListPager({ locale, here, keep = {}, isLater, next }: ListPagerProps) {
  const t = translator(locale, "common");
  return (
    <Pager
      label={t("pager.label")}
      previous={isLater ? { href: withQuery(here, keep), label: t("pager.first") } : undefined}
      next={
        next === null
          ? undefined
          : { href: withQuery(here, { ...keep, after: next }), label: t("pager.next") }
      }
    />
  );
}
