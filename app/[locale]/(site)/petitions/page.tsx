// The petitions: what is asked, of whom, and how far each has come.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { alternatesOf } from "@/components/layout/alternates";
import { PetitionList } from "@/components/petitions/petition-list";
import { PageTitle } from "@/components/ui/page-title";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { listOutcomes } from "@/lib/petitions/outcomes/queries";
import { listPublishedPetitions } from "@/lib/petitions/queries";
import { paths } from "@/lib/urls";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = translator(locale, "petitions");
  const own = paths.petitions(locale);
  return {
    title: t("title"),
    description: t("description"),
    alternates: { canonical: own, languages: alternatesOf(own) },
  };
}

export default async function PetitionsPage({ params }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale, "petitions");
  const petitions = await listPublishedPetitions(locale, new Date());
  const outcomes = await listOutcomes(petitions.map(({ id }) => id));
  return (
    <>
      <PageTitle title={t("title")} lead={t("lead")} />
      <PetitionList locale={locale} petitions={petitions} outcomes={outcomes} />
    </>
  );
}
