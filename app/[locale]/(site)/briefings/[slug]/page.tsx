// A briefing: its head, its text, and at the end of the reading the way to sign.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BriefingHead } from "@/components/briefings/briefing-head";
import { BriefingText } from "@/components/briefings/briefing-text";
import { Leaflet } from "@/components/briefings/leaflet";
import { SignHere, signId } from "@/components/briefings/sign-here";
import { alternatesOf } from "@/components/layout/alternates";
import { findPublishedBriefing } from "@/lib/briefings/queries";
import { outline, readingMinutes } from "@/lib/briefings/rules";
import { isLocale } from "@/lib/i18n/locales";
import { absolute, paths } from "@/lib/urls";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

async function read({ params }: PageProps) {
  const { locale, slug } = await params;
  const briefing = isLocale(locale) ? await findPublishedBriefing(slug, locale) : null;
  return isLocale(locale) && briefing ? { locale, briefing } : notFound();
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
  const { petition } = briefing;
  return (
    <article>
      <BriefingHead
        locale={locale}
        briefing={briefing}
        contents={outline(briefing.body)}
        minutes={readingMinutes(briefing.body, locale)}
        signHref={petition && `#${signId}`}
      />
      <BriefingText
        markdown={briefing.body}
        locale={locale}
        petition={
          petition && (
            <SignHere
              locale={locale}
              petition={{ title: petition.title, href: paths.petition(locale, petition.slug) }}
            />
          )
        }
      />
      <Leaflet locale={locale} address={absolute(paths.briefing(locale, briefing.slug))} />
    </article>
  );
}
