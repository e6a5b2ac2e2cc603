// An event as a sheet to print: A4 or A5, black and white, with its code and short address.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import "@/app/styles/poster.css";
import { EventPoster } from "@/components/events/event-poster";
import { findEvent } from "@/lib/events/queries";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findShareTarget } from "@/lib/shares/queries";
import { absolute, paths } from "@/lib/urls";

type PageProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<{ via?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale, "events")("printed.print"), robots: { index: false } };
}

export default async function EventPosterPage({ params, searchParams }: PageProps) {
  const { locale, slug } = await params;
  if (!isLocale(locale)) notFound();
  const event = await findEvent(slug, locale);
  if (event === null) notFound();
  const { via } = await searchParams;
  const link = typeof via === "string" ? await findShareTarget(via) : null;
  const isItsOwn = link !== null && link.endedAt === null && link.path === `/events/${event.slug}`;
  const t = translator(locale, "events");
  return (
    <>
      <p className="no-print note mb-6">
        {t("printed.how")} <a href={paths.event(locale, event.slug)}>{t("printed.back")}</a>
      </p>
      <EventPoster
        locale={locale}
        event={event}
        address={absolute(isItsOwn ? paths.share(link.code) : paths.event(locale, event.slug))}
      />
    </>
  );
}
