// Owns the watch's tables: alerts, and the largest numbers of a day by where signatures came from.
import type { ReactNode } from "react";
import { when } from "@/components/admin/written";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { placeWords } from "@/lib/i18n/place-words";
import { translator } from "@/lib/i18n/translate";
import type { WatchAlertRow, WatchRow } from "@/lib/petitions/watch/queries";
import { hourAfter, type WatchDimension } from "@/lib/petitions/watch/rules";
import type { RegionSetName } from "@/lib/region-sets";
import { paths, withQuery } from "@/lib/urls";

/** A region by its name, anything else as it is. */
export function watchValue(
  locale: Locale,
  set: RegionSetName,
  dimension: WatchDimension,
  value: string,
): string {
  return dimension === "region" ? placeWords(locale, set, value) : value;
}

/** An instant as the form for taking out reads it from an address, in the campaign's zone. */
const local = (date: Date) => new Date(date.getTime() + 5 * 3_600_000).toISOString().slice(0, 16);

type Burst = { dimension: WatchDimension; value: string; hour: Date };

/** Leads to the form that takes out what came in this burst. A network is not kept with signatures, so only its hour is. */
function removalPath(locale: Locale, petitionId: string, burst: Burst): string {
  const { dimension, value, hour } = burst;
  return withQuery(paths.admin(locale, `petitions/${petitionId}/invalidations`), {
    from: local(hour),
    until: local(hourAfter(hour)),
    place: dimension === "region" ? value : undefined,
    domain: dimension === "domain" ? value : undefined,
    link: dimension === "link" ? value : undefined,
  });
}

type AlertsProps = {
  locale: Locale;
  petitionId: string;
  set: RegionSetName;
  alerts: readonly WatchAlertRow[];
  /** Whether this member may take signatures out. */
  mayRemove: boolean;
  /** The button that marks one as seen. */
  see: (alert: WatchAlertRow) => ReactNode;
};

export function WatchAlerts({ locale, petitionId, set, alerts, mayRemove, see }: AlertsProps) {
  const t = translator(locale, "watch");
  return (
    <DataTable
      caption={t("alerts.title")}
      captionHidden
      rows={alerts}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("alerts.none")}>{t("alerts.noneText")}</EmptyState>}
      columns={[
        {
          key: "value",
          head: t("where"),
          names: true,
          cell: (row) => (
            <>
              {t(`dimension.${row.dimension}`)}: {watchValue(locale, set, row.dimension, row.value)}
            </>
          ),
        },
        { key: "hour", head: t("hour"), cell: (row) => when(locale, row.hour) },
        {
          key: "given",
          head: t("given"),
          number: true,
          cell: (row) => formatNumber(locale, row.given),
        },
        {
          key: "limit",
          head: t("limit"),
          number: true,
          cell: (row) => formatNumber(locale, row.perHour),
        },
        {
          key: "take",
          head: t("deed"),
          cell: (row) =>
            mayRemove ? <a href={removalPath(locale, petitionId, row)}>{t("takeOut")}</a> : "–",
        },
        {
          key: "seen",
          head: t("alerts.state"),
          cell: (row) =>
            row.seenAt === null ? see(row) : <Badge kind="ended">{t("alerts.seen")}</Badge>,
        },
      ]}
    />
  );
}

type CountsProps = {
  locale: Locale;
  petitionId: string;
  set: RegionSetName;
  dimension: WatchDimension;
  rows: readonly WatchRow[];
  mayRemove: boolean;
};

export function WatchCounts(props: CountsProps) {
  const { locale, petitionId, set, dimension, rows, mayRemove } = props;
  const t = translator(locale, "watch");
  return (
    <section aria-labelledby={`by-${dimension}`} className="min-w-0">
      <h3 id={`by-${dimension}`} className="mb-2 text-lg">
        {t(`by.${dimension}`)}
      </h3>
      <DataTable
        caption={t(`by.${dimension}`)}
        captionHidden
        rows={rows}
        rowKey={(row) => `${row.hour.getTime()}-${row.value}`}
        empty={<p className="note py-2">{t("quiet")}</p>}
        columns={[
          {
            key: "value",
            head: t(`dimension.${dimension}`),
            names: true,
            cell: (row) => watchValue(locale, set, dimension, row.value),
          },
          { key: "hour", head: t("hour"), cell: (row) => when(locale, row.hour) },
          {
            key: "given",
            head: t("given"),
            number: true,
            cell: (row) =>
              row.given > row.limit ? (
                <Badge kind="attention">{formatNumber(locale, row.given)}</Badge>
              ) : (
                formatNumber(locale, row.given)
              ),
          },
          ...(mayRemove
            ? [
                {
                  key: "take",
                  head: t("deed"),
                  cell: (row: WatchRow) => (
                    <a href={removalPath(locale, petitionId, row)}>{t("takeOut")}</a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}
