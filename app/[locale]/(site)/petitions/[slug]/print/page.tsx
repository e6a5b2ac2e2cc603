// The sheet to print: what is asked, of whom, and where to sign. Black and white, A4 or A5.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import "@/app/styles/poster.css";
import { PetitionPoster } from "@/components/petitions/petition-poster";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findPublishedPetition } from "@/lib/petitions/queries";
import { absolute, paths } from "@/lib/urls";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

async function read({ params }: PageProps) {
  const { locale, slug } = await params;
  const petition = isLocale(locale) ? await findPublishedPetition(slug, locale, new Date()) : null;
  return isLocale(locale) && petition ? { locale, petition } : notFound();
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { locale, petition } = await read(props);
  return {
    title: translator(locale, "petitions")("print.title", { title: petition.title }),
    robots: { index: false },
  };
}

export default async function PetitionPosterPage(props: PageProps) {
  const { locale, petition } = await read(props);
  const own = paths.petition(locale, petition.slug);
  return <PetitionPoster locale={locale} petition={petition} href={own} address={absolute(own)} />;
}
