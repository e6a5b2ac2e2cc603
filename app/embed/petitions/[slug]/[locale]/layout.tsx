// Owns the document in a frame on another site: who may frame it, its language, its size. Reads no cookie.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import "../../../../globals.css";
import { FrameSizer } from "@/components/embeds/frame-sizer";
import { allowFramesOf } from "@/lib/http/status";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { listFramingOrigins } from "@/lib/petitions/embeds/queries";

export const dynamic = "force-dynamic";

type LayoutProps = {
  children: ReactNode;
  params: Promise<{ slug: string; locale: string }>;
};

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return {
    title: translator(locale, "common")("siteName"),
    // The petition's own page is what search engines should find.
    robots: { index: false },
    formatDetection: { telephone: false, email: false, address: false },
  };
}

export default async function EmbedLayout({ children, params }: LayoutProps) {
  const { slug, locale } = await params;
  if (!isLocale(locale)) notFound();
  const origins = await listFramingOrigins(slug);
  await allowFramesOf(origins);
  return (
    <html lang={locale}>
      <body className="min-h-0">
        <FrameSizer origins={origins}>
          <main className="px-4 py-5">{children}</main>
        </FrameSizer>
      </body>
    </html>
  );
}
