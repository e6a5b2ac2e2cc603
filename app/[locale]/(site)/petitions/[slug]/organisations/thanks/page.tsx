// "Check your inbox": the same for everybody who endorsed, had endorsed, or typed somebody else's address.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageTitle } from "@/components/ui/page-title";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findPetitionFacts } from "@/lib/petitions/queries";
import { paths } from "@/lib/urls";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return {
    title: translator(locale, "endorsements")("thanks.title"),
    robots: { index: false, follow: false },
  };
}

export default async function EndorsedPage({ params }: PageProps) {
  const { locale, slug } = await params;
  const petition = isLocale(locale) ? await findPetitionFacts(slug) : null;
  if (!isLocale(locale) || !petition?.isPublished) notFound();
  const t = translator(locale, "endorsements");
  return (
    <>
      <PageTitle title={t("thanks.title")} lead={t("thanks.lead")} />
      <div className="max-w-measure">
        <h2 className="text-xl">{t("thanks.noMail")}</h2>
        <p className="mt-1">{t("thanks.noMailText")}</p>
        <p className="note mt-6">{t("thanks.safe")}</p>
        <p className="mt-6">
          <a href={paths.organisations(locale, slug)}>{t("thanks.back")}</a>
        </p>
      </div>
    </>
  );
}
