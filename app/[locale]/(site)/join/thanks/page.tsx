// After signing up: the same page for everybody, new, repeated or known.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NextSteps } from "@/components/supporters/next-steps";
import { PageTitle } from "@/components/ui/page-title";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { paths } from "@/lib/urls";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale, "supporters")("thanks.title"), robots: { index: false } };
}

export default async function JoinedPage({ params }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale, "supporters");
  return (
    <>
      <PageTitle title={t("thanks.title")} lead={t("thanks.text")} />
      <p className="note max-w-measure">
        {t("thanks.late")} <a href={paths.join(locale)}>{t("thanks.again")}</a>
      </p>
      <NextSteps
        locale={locale}
        steps={[
          { kind: "petition", href: paths.petitions(locale) },
          { kind: "events", href: paths.events(locale) },
        ]}
      />
    </>
  );
}
