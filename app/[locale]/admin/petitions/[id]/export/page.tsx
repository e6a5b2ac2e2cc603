// Before signatures leave as a file: password and code again, what will be in it, the button.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ExportForm } from "@/components/admin/export-form";
import { PageTitle } from "@/components/ui/page-title";
import { requirePermission } from "@/lib/auth/require-permission";
import { isLocale } from "@/lib/i18n/locales";
import { placeWords } from "@/lib/i18n/place-words";
import { translator } from "@/lib/i18n/translate";
import { findPetition } from "@/lib/petitions/lists/queries";
import { signatureFilters } from "@/lib/petitions/signatures/schema";
import { looksLikeId } from "@/lib/tokens";
import { paths, withQuery } from "@/lib/urls";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "admin")("export.signatures") } : {};
}

export default async function ExportSignatures({ params, searchParams }: PageProps) {
  const [{ locale, id }, query] = await Promise.all([params, searchParams]);
  const filters = signatureFilters.parse(query);
  if (!isLocale(locale) || !looksLikeId(id)) notFound();
  const here = paths.admin(locale, `petitions/${id}/export`);
  await requirePermission("signature:export", { recent: true, back: withQuery(here, filters) });
  const petition = await findPetition(id, locale, new Date());
  if (!petition) notFound();
  const t = translator(locale, "admin");
  return (
    <>
      <PageTitle
        desk
        kicker={
          <a href={paths.admin(locale, `petitions/${id}/signatures`)}>{t("signatures.title")}</a>
        }
        title={t("export.signatures")}
      />
      <ExportForm
        locale={locale}
        action={`${here}/file`}
        fields={filters}
        chosen={[
          { term: t("export.petition"), value: petition.title || petition.slug },
          ...(filters.place
            ? [
                {
                  term: t("person.place"),
                  value: placeWords(locale, petition.rule.regionSet, filters.place),
                },
              ]
            : []),
          ...(filters.state ? [{ term: t("list.state"), value: t(`state.${filters.state}`) }] : []),
          ...(filters.from ? [{ term: t("list.from"), value: filters.from }] : []),
          ...(filters.to ? [{ term: t("list.to"), value: filters.to }] : []),
        ]}
      />
    </>
  );
}
