// Owns the milestones a petition has reached: each with its day and the count of that instant.
import { formatDate, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { Milestone } from "@/lib/petitions/milestones/queries";
import { setRegionName } from "@/lib/region-sets";

/** What was reached, in words. */
function milestoneWords(locale: Locale, { kind, place }: Milestone): string {
  const region = setRegionName(place, locale) ?? place;
  return translator(locale, "milestones")(kind, { region });
}

type MilestoneListProps = {
  locale: Locale;
  milestones: readonly Milestone[];
  /** Leads to all of them, if these are only the newest. */
  all?: string;
};

export function MilestoneList({ locale, milestones, all }: MilestoneListProps) {
  if (milestones.length === 0) return null;
  const t = translator(locale, "milestones");
  return (
    <section aria-labelledby="milestones" className="mt-8 max-w-measure">
      <h2 id="milestones" className="text-lg">
        {t("title")}
      </h2>
      <ul className="mt-1 font-sans text-sm">
        {milestones.map((one) => (
          <li key={one.kind + one.place} className="border-rule border-t py-1.5">
            {milestoneWords(locale, one)}
            <span className="text-muted">
              {" "}
              –{" "}
              {t("at", {
                date: formatDate(locale, one.reachedAt, "day"),
                total: formatNumber(locale, one.total),
              })}
            </span>
          </li>
        ))}
      </ul>
      {all ? (
        <p className="note">
          <a href={all}>{t("all")}</a>
        </p>
      ) : null}
    </section>
  );
}
