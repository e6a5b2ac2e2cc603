// After saying one will come: the same page for everybody, new, repeated or known.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NextSteps } from "@/components/supporters/next-steps";
import { PageTitle } from "@/components/ui/page-title";
import { findEvent } from "@/lib/events/queries";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { paths } from "@/lib/urls";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale, "events")("thanks.title"), robots: { index: false } };
}

export default async function AttendingPage({ params }: PageProps) {
  const { locale, slug } = await params;
  if (!isLocale(locale)) notFound();
  const event = await findEvent(slug, locale);
  if (event === null) notFound();
  const t = translator(locale, "events");
  return (
    <>
      <PageTitle kicker={event.title} title={t("thanks.title")} lead={t("thanks.text")} />
      <p className="note max-w-measure">
        {t("thanks.late")} <a href={paths.event(locale, event.slug)}>{t("thanks.back")}</a>
      </p>
      <NextSteps
        locale={locale}
        steps={[
          { kind: "petition", href: paths.petitions(locale) },
          { kind: "join", href: paths.join(locale) },
        ]}
      />
    </>
  );
}
