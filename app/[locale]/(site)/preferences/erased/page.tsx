// After erasing: the same page for whoever presses twice.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LinkTrouble } from "@/components/supporters/link-trouble";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { paths } from "@/lib/urls";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return {
    title: translator(locale, "supporters")("preferences.erased.title"),
    robots: { index: false },
  };
}

export default async function ErasedPage({ params }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale, "supporters");
  return (
    <LinkTrouble
      title={t("preferences.erased.title")}
      text={t("preferences.erased.text")}
      way={{ href: paths.front(locale), label: translator(locale, "errors")("notFound.front") }}
    />
  );
}
