// The published petition that the pages under its address are about.
import { notFound } from "next/navigation";
import { cache } from "react";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { findPublishedPetition } from "@/lib/petitions/queries";

/** Asked once a request, though head and page both need it. */
const find = cache((slug: string, locale: Locale) =>
  findPublishedPetition(slug, locale, new Date()),
);

type PublishedProps = { params: Promise<{ locale: string; slug: string }> };

/** The petition and the reader's language; "not found" for what is not published. */
export async function readPublished({ params }: PublishedProps) {
  const { locale, slug } = await params;
  const petition = isLocale(locale) ? await find(slug, locale) : null;
  return isLocale(locale) && petition ? { locale, petition } : notFound();
}
