// Owns the alert that a petition's totals differ from its rows and stand still.
import { when } from "@/components/admin/written";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { paths } from "@/lib/urls";

type CountAlertsProps = {
  locale: Locale;
  differing: readonly { id: string; slug: string; since: Date }[];
};

export function CountAlerts({ locale, differing }: CountAlertsProps) {
  const t = translator(locale, "count");
  return differing.map(({ id, slug, since }) => (
    <div key={id} className="mb-6">
      <Notice kind="problem">
        <p>
          {t("desk.alert", { slug, date: when(locale, since) })}{" "}
          <a href={paths.admin(locale, `petitions/${id}/count`)}>{t("desk.alertLink")}</a>
        </p>
      </Notice>
    </div>
  ));
}
