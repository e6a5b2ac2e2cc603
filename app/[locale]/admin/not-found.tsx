// What an organiser sees where there is no page, or none for this role.
import { PageTitle } from "@/components/ui/page-title";
import { requestPath } from "@/lib/http/path";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { paths } from "@/lib/urls";

export default async function AdminNotFound() {
  const first = (await requestPath())?.split(/[/?]/)[1];
  const locale = isLocale(first) ? first : defaultLocale;
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
