// Owns what stands around the pages of signing in: the name, the languages, nothing else.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { alternatesOf } from "@/components/layout/alternates";
import { LanguageSwitch } from "@/components/layout/language-switch";
import { mainId, SkipLink } from "@/components/layout/skip-link";
import { Mark } from "@/components/ui/mark";
import { requestPath } from "@/lib/http/path";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { paths } from "@/lib/urls";

export const metadata: Metadata = { robots: { index: false, follow: false } };

type SignInLayoutProps = { children: ReactNode; params: Promise<{ locale: string }> };

export default async function SignInLayout({ children, params }: SignInLayoutProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale, "layout");
  return (
    <>
      <header className="page-width">
        <SkipLink>{t("skip")}</SkipLink>
        <div className="rule-heavy flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-rule border-b py-3">
          <a href={paths.front(locale)} className="flex items-center gap-3 text-ink no-underline">
            <Mark className="size-6" />
            <span className="font-semibold">{translator(locale, "common")("siteName")}</span>
          </a>
          <LanguageSwitch
            locale={locale}
            label={t("language.label")}
            alternates={alternatesOf(await requestPath())}
          />
        </div>
      </header>
      <main id={mainId} tabIndex={-1} className="page-width flex-1 pt-8 pb-16">
        {children}
      </main>
    </>
  );
}
