// Owns how much to collect for safety: by an assumed share of invalid signatures and by the one seen so far.
import { buttonClass } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import { formatNumber, formatPercent } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { inRegions } from "@/lib/i18n/region-locatives";
import { translator } from "@/lib/i18n/translate";
import {
  type Forecast,
  forecast,
  type InvalidShare,
  shareOfPercent,
} from "@/lib/petitions/forecasts/rules";
import { setRegionName } from "@/lib/region-sets";
import type { Progress } from "@/lib/thresholds/rules";

type ThresholdForecastProps = {
  locale: Locale;
  progress: Progress;
  /** In per cent, as assumed. */
  percent: number;
  /** What was seen so far; null while nothing was struck out. */
  observed: InvalidShare | null;
  /** Path of this page. */
  path: string;
};

function Sentence({
  locale,
  progress,
  share,
}: {
  locale: Locale;
  progress: Progress;
  share: InvalidShare;
}) {
  const t = translator(locale, "rule");
  const safe = forecast(progress, share);
  if (safe === null) return <p>{t("forecast.none")}</p>;
  const values = {
    safe: safe.total.safe,
    needed: safe.needed,
    where: inRegions(safe.nearest.slice(0, 2), locale),
  };
  return (
    <p className="max-w-measure">
      {t("forecast.safe", values)} {safe.needed === 0 ? t("forecast.enough") : null}
      {safe.needed > 0 && safe.nearest.length === 0 ? t("forecast.needed", values) : null}
      {safe.needed > 0 && safe.nearest.length > 0 ? t("forecast.neededWhere", values) : null}
    </p>
  );
}

type Row = Forecast["regions"][number];

function columnsOf(locale: Locale): Column<Row>[] {
  const t = translator(locale, "rule");
  const number = (value: number) => formatNumber(locale, value);
  return [
    {
      key: "name",
      head: t("forecast.region"),
      names: true,
      cell: ({ code }) => setRegionName(code, locale) ?? code,
    },
    {
      key: "counting",
      head: t("forecast.there"),
      number: true,
      cell: (row) => number(row.counting),
    },
    { key: "minimum", head: t("table.minimum"), number: true, cell: (row) => number(row.minimum) },
    { key: "safe", head: t("forecast.safely"), number: true, cell: (row) => number(row.safe) },
    {
      key: "missing",
      head: t("forecast.missing"),
      number: true,
      cell: (row) => number(row.missing),
    },
  ];
}

export function ThresholdForecast(props: ThresholdForecastProps) {
  const { locale, progress, percent, observed, path } = props;
  const t = translator(locale, "rule");
  const share = shareOfPercent(percent);
  const regions = forecast(progress, share)?.regions ?? [];
  return (
    <section aria-labelledby="forecast" className="mb-10">
      <h2 id="forecast" className="text-xl">
        {t("forecast.title")}
      </h2>
      <form method="get" action={`${path}#forecast`} className="field my-4">
        <label className="field-label" htmlFor="forecast-share">
          {t("forecast.share")}
        </label>
        <div className="flex flex-wrap items-end gap-3">
          <input
            id="forecast-share"
            name="share"
            inputMode="decimal"
            maxLength={5}
            defaultValue={formatNumber(locale, percent)}
            className="input input-short"
          />
          <button type="submit" className={buttonClass()}>
            {t("forecast.reckon")}
          </button>
        </div>
      </form>
      <Sentence locale={locale} progress={progress} share={share} />
      {observed ? (
        <div className="mt-4">
          <p className="max-w-measure">
            {t("forecast.observed", {
              invalid: observed.invalid,
              of: formatNumber(locale, observed.of),
              percent: formatPercent(locale, observed.invalid / observed.of, 2),
            })}
          </p>
          <Sentence locale={locale} progress={progress} share={observed} />
        </div>
      ) : (
        <p className="note mt-2">{t("forecast.unobserved")}</p>
      )}
      {regions.length > 0 ? (
        <div className="mt-2">
          <Disclosure summary={t("forecast.byRegion")}>
            <DataTable
              caption={t("forecast.byRegion")}
              captionHidden
              columns={columnsOf(locale)}
              rows={regions.toSorted((one, other) => other.missing - one.missing)}
              rowKey={({ code }) => code}
            />
          </Disclosure>
        </div>
      ) : null}
    </section>
  );
}
