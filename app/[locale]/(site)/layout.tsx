// Owns what stands around every public page. It reads no cookie: the page is the same for everybody.
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { alternatesOf } from "@/components/layout/alternates";
import { SiteFooter } from "@/components/layout/site-footer";
import { SiteHeader, type SiteLinks } from "@/components/layout/site-header";
import { mainId } from "@/components/layout/skip-link";
import { findCampaign } from "@/lib/campaign/queries";
import { requestPath } from "@/lib/http/path";
import { isLocale } from "@/lib/i18n/locales";
import { paths } from "@/lib/urls";

const sections: readonly (keyof SiteLinks)[] = ["briefings", "petitions", "events", "join"];

type SiteLayoutProps = { children: ReactNode; params: Promise<{ locale: string }> };

export default async function SiteLayout({ children, params }: SiteLayoutProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const [path, campaign] = await Promise.all([requestPath(), findCampaign(locale)]);
  const section = path?.split(/[/?]/)[2];
  return (
    <>
      <SiteHeader
        locale={locale}
        links={{
          front: paths.front(locale),
          briefings: paths.briefings(locale),
          petitions: paths.petitions(locale),
          events: paths.events(locale),
          join: paths.join(locale),
        }}
        alternates={alternatesOf(path)}
        current={sections.find((known) => known === section) ?? null}
        demonstration={campaign?.synthetic ?? false}
      />
      <main id={mainId} tabIndex={-1} className="page-width flex-1 pt-8">
        {children}
      </main>
      <SiteFooter
        locale={locale}
        links={{
          privacy: paths.privacy(locale),
          eventsFeed: paths.eventsCalendar(locale),
          organisers: paths.signIn(locale),
        }}
      />
    </>
  );
}
