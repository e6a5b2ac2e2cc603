// A briefing: its head, its text, and where the reading ends the petition's form.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { sign } from "@/app/signing";
import { BriefingHead } from "@/components/briefings/briefing-head";
import { BriefingText } from "@/components/briefings/briefing-text";
import { Leaflet } from "@/components/briefings/leaflet";
import { SignHere, signId } from "@/components/briefings/sign-here";
import { alternatesOf } from "@/components/layout/alternates";
import { findPublishedBriefing } from "@/lib/briefings/queries";
import { outline, readingMinutes } from "@/lib/briefings/rules";
import { isLocale } from "@/lib/i18n/locales";
import { findPublishedPetition } from "@/lib/petitions/queries";
import { readCode } from "@/lib/shares/rules";
import { absolute, paths, withQuery } from "@/lib/urls";

type PageProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<{ via?: string | string[] }>;
};

async function read({ params }: PageProps) {
  const { locale, slug } = await params;
  if (!isLocale(locale)) notFound();
  const briefing = await findPublishedBriefing(slug, locale);
  return briefing ? { locale, briefing } : notFound();
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { locale, briefing } = await read(props);
  const { title, standfirst: description } = briefing;
  const own = paths.briefing(locale, briefing.slug);
  return {
    title,
    description,
    alternates: { canonical: own, languages: alternatesOf(own) },
    openGraph: { type: "article", title, description, url: own, locale },
  };
}

export default async function BriefingPage(props: PageProps) {
  const { locale, briefing } = await read(props);
  const { via: typed } = await props.searchParams;
  const via = typeof typed === "string" ? (readCode(typed) ?? "") : "";
  const { petitionSlug, body } = briefing;
  const petition = petitionSlug && (await findPublishedPetition(petitionSlug, locale, new Date()));
  const path = paths.briefing(locale, briefing.slug);
  const address = absolute(path);
  return (
    <article>
      <BriefingHead
        locale={locale}
        briefing={briefing}
        contents={outline(body)}
        minutes={readingMinutes(body, locale)}
        signHref={petition ? `#${signId}` : null}
      />
      <BriefingText
        markdown={body}
        locale={locale}
        petition={
          petition && (
            <SignHere
              locale={locale}
              petition={petition}
              action={sign.bind(null, { locale, slug: petition.slug })}
              via={via}
              address={address}
              path={withQuery(path, { via })}
            />
          )
        }
      />
      {petition ? null : <Leaflet locale={locale} address={address} />}
    </article>
  );
}
