// Owns the organisations that endorse, as readers see them: each number as the organisation's own word, never a sum.
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { PublicEndorsement } from "@/lib/petitions/endorsements/queries";
import { NOT_GIVEN, type RegionSetName, setRegionName } from "@/lib/region-sets";
import { paths } from "@/lib/urls";

/** Where an organisation is, in words. */
export function seatWords(locale: Locale, set: RegionSetName, place: string): string {
  if (place === NOT_GIVEN) return translator(locale, "endorsements")("noRegion");
  return setRegionName(place, locale) ?? translator(locale, "rule")("table.elsewhere", { set });
}

type EndorsementListProps = {
  locale: Locale;
  set: RegionSetName;
  endorsements: readonly PublicEndorsement[];
};

export function EndorsementList({ locale, set, endorsements }: EndorsementListProps) {
  const t = translator(locale, "endorsements");
  if (endorsements.length === 0) {
    return <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>;
  }
  // Two branches may have one name; the order is fixed, so a place in it tells them apart.
  const rows = endorsements.map((one, at) => ({ ...one, key: at.toString(36) }));
  return (
    <DataTable
      caption={t("caption")}
      captionHidden
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          key: "organisation",
          head: t("organisation"),
          names: true,
          cell: (row) => row.organisation,
        },
        { key: "place", head: t("place"), cell: (row) => seatWords(locale, set, row.place) },
        {
          key: "standsFor",
          head: t("figure"),
          number: true,
          cell: (row) => translator(locale, "common")("people", { count: row.standsFor }),
        },
      ]}
    />
  );
}

type EndorsementLineProps = { locale: Locale; slug: string; total: number; isOpen: boolean };

/** On the petition's own page: one line, while there is something or a way to endorse. */
export function EndorsementLine({ locale, slug, total, isOpen }: EndorsementLineProps) {
  if (total === 0 && !isOpen) return null;
  const t = translator(locale, "endorsements");
  return (
    <p className="mt-8">
      <a href={paths.organisations(locale, slug)}>
        {total === 0 ? t("form.heading") : t("block", { count: total })}
      </a>
    </p>
  );
}
