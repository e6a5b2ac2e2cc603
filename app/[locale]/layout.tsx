// Owns the document: its language, its type, what search engines and previews are told by default.
import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import "../globals.css";
import { env } from "@/lib/env";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

// Every page is made when it is asked for; what may be shared is kept by the HTTP cache in front.
export const dynamic = "force-dynamic";

// The letters of the headline and the text, asked for together with the style sheet; the bundler gives
// both the same address. Everything else is fetched when a character on the page needs it.
const cyrillic = new URL("../fonts/literata-russian.woff2", import.meta.url);
const firstFonts: Readonly<Record<Locale, readonly URL[]>> = {
  kk: [cyrillic, new URL("../fonts/literata-kazakh.woff2", import.meta.url)],
  ru: [cyrillic],
  en: [new URL("../fonts/literata-latin.woff2", import.meta.url)],
};

type LayoutProps = { children: ReactNode; params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const name = translator(locale, "common")("siteName");
  return {
    metadataBase: new URL(env().SITE_URL),
    title: { default: name, template: `%s – ${name}` },
    description: translator(locale, "layout")("footer.about"),
    formatDetection: { telephone: false, email: false, address: false },
  };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbf8f1" },
    { media: "(prefers-color-scheme: dark)", color: "#171511" },
  ],
};

export default async function DocumentLayout({ children, params }: LayoutProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  for (const font of firstFonts[locale]) {
    preload(String(font), { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  }
  return (
    <html lang={locale}>
      <body>{children}</body>
    </html>
  );
}
