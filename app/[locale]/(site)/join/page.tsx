// Joining as a supporter: what it means, and the form.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { alternatesOf } from "@/components/layout/alternates";
import { JoinForm } from "@/components/supporters/join-form";
import { PageTitle } from "@/components/ui/page-title";
import { Prose } from "@/components/ui/prose";
import { findCampaign } from "@/lib/campaign/queries";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { readCode } from "@/lib/shares/rules";
import { listHelpChoices } from "@/lib/supporters/help/queries";
import { paths } from "@/lib/urls";
import { joinAction } from "./actions";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ via?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = translator(locale, "supporters");
  const own = paths.join(locale);
  return {
    title: t("title"),
    description: t("description"),
    alternates: { canonical: own, languages: alternatesOf(own) },
  };
}

export default async function JoinPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { via } = await searchParams;
  const [campaign, helpChoices] = await Promise.all([
    findCampaign(locale),
    listHelpChoices(locale),
  ]);
  const t = translator(locale, "supporters");
  return (
    <>
      <PageTitle title={t("title")} />
      {campaign ? (
        <div className="max-w-measure">
          <Prose markdown={campaign.joining} locale={locale} />
        </div>
      ) : null}
      <div className="mt-8">
        <JoinForm
          locale={locale}
          action={joinAction.bind(null, locale)}
          helpChoices={helpChoices}
          via={(typeof via === "string" && readCode(via)) || ""}
        />
      </div>
      <p className="note mt-6 max-w-form">
        <a href={paths.privacy(locale)}>{translator(locale, "privacy")("title")}</a>
      </p>
    </>
  );
}
