// Before supporters leave as a file: password and code again, what will be in it, the button.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ExportForm } from "@/components/admin/export-form";
import { placeName } from "@/components/admin/written";
import { PageTitle } from "@/components/ui/page-title";
import { requirePermission } from "@/lib/auth/require-permission";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { listHelpOptions } from "@/lib/supporters/help/queries";
import { supporterFilters } from "@/lib/supporters/lists/schema";
import { paths, withQuery } from "@/lib/urls";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "admin")("export.supporters") } : {};
}

export default async function ExportSupporters({ params, searchParams }: PageProps) {
  const [{ locale }, query] = await Promise.all([params, searchParams]);
  const filters = supporterFilters.parse(query);
  if (!isLocale(locale)) notFound();
  const here = paths.admin(locale, "supporters/export");
  await requirePermission("supporter:export", { recent: true, back: withQuery(here, filters) });
  const help = filters.help
    ? (await listHelpOptions()).find(({ id }) => id === filters.help)
    : undefined;
  const t = translator(locale, "admin");
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, "supporters")}>
            {translator(locale, "layout")("admin.supporters")}
          </a>
        }
        title={t("export.supporters")}
      />
      <ExportForm
        locale={locale}
        action={`${here}/file`}
        fields={filters}
        chosen={[
          { term: t("list.state"), value: t(`state.${filters.state ?? "joined"}`) },
          ...(filters.place
            ? [{ term: t("person.place"), value: placeName(locale, filters.place) }]
            : []),
          ...(help ? [{ term: t("person.help"), value: help.labels[locale] }] : []),
          ...(filters.from ? [{ term: t("list.from"), value: filters.from }] : []),
          ...(filters.to ? [{ term: t("list.to"), value: filters.to }] : []),
        ]}
      />
    </>
  );
}
