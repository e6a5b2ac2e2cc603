// What is kept, why, how long, who can read it, and how to erase it.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { alternatesOf } from "@/components/layout/alternates";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { PageTitle } from "@/components/ui/page-title";
import { Prose } from "@/components/ui/prose";
import { findCampaign } from "@/lib/campaign/queries";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { paths } from "@/lib/urls";

type PageProps = { params: Promise<{ locale: string }> };

const rows = [
  "signature",
  "notMe",
  "supporter",
  "attendance",
  "endorsement",
  "consent",
  "mailed",
  "visit",
] as const;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = translator(locale, "privacy");
  const own = paths.privacy(locale);
  return {
    title: t("title"),
    description: t("description"),
    alternates: { canonical: own, languages: alternatesOf(own) },
  };
}

export default async function PrivacyPage({ params }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const campaign = await findCampaign(locale);
  const t = translator(locale, "privacy");
  return (
    <>
      <PageTitle title={t("title")} lead={t("description")} />
      <section aria-labelledby="yours" className="mb-10 max-w-measure">
        <h2 id="yours" className="text-xl">
          {t("yours")}
        </h2>
        <p className="mt-1 mb-4">{t("yoursText")}</p>
        <ButtonLink href={paths.askForData(locale)}>{t("ask")}</ButtonLink>
      </section>
      {campaign ? (
        <div className="max-w-measure">
          <Prose markdown={campaign.privacy} locale={locale} />
        </div>
      ) : null}
      <section aria-labelledby="facts" className="mt-10">
        <h2 id="facts" className="mb-3 text-2xl">
          {t("facts")}
        </h2>
        <DataTable
          caption={t("caption")}
          captionHidden
          rows={rows}
          rowKey={(row) => row}
          columns={[
            { key: "what", head: t("what"), names: true, cell: (row) => t(`rows.${row}.what`) },
            { key: "why", head: t("why"), cell: (row) => t(`rows.${row}.why`) },
            { key: "until", head: t("until"), cell: (row) => t(`rows.${row}.until`) },
          ]}
        />
        <p className="mt-4 max-w-measure">{t("never")}</p>
        {campaign ? (
          <p className="note mt-4">{t("contact", { email: campaign.contactEmail })}</p>
        ) : null}
      </section>
    </>
  );
}
