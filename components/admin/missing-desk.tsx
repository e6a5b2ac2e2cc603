// Owns what an organiser sees where there is no page, or none for this role.
import { PageTitle } from "@/components/ui/page-title";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { paths } from "@/lib/urls";

export function MissingDesk({ locale }: { locale: Locale }) {
  const t = translator(locale, "admin");
  return (
    <>
      <PageTitle desk title={t("missing.title")} />
      <p className="mb-4 max-w-measure">{t("missing.text")}</p>
      <p>
        <a href={paths.admin(locale)}>{t("missing.overview")}</a>
      </p>
    </>
  );
}
