// Where a contact is led after the deed: the same for everybody, and nothing in its address tells who.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Spent } from "@/components/petitions/signature-link";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { paths } from "@/lib/urls";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return {
    title: translator(locale, "endorsements")("withdrawn.title"),
    robots: { index: false, follow: false },
  };
}

export default async function EndorsementWithdrawnPage({ params }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale, "endorsements");
  const wayOn = { label: t("link.toPetitions"), href: paths.petitions(locale) };
  return <Spent title={t("withdrawn.title")} lead={t("withdrawn.lead")} wayOn={wayOn} />;
}
