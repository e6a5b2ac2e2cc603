// Owns addresses outside every language: one page in all three, since nothing says which is wanted.
import type { Metadata } from "next";
import "./globals.css";
import { Mark } from "@/components/ui/mark";
import { defaultLocale, locales } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { paths } from "@/lib/urls";

export const metadata: Metadata = {
  title: locales.map((locale) => translator(locale, "errors")("notFound.title")).join(" · "),
};

export default function GlobalNotFound() {
  return (
    <html lang={defaultLocale}>
      <body>
        <main className="page-width flex-1 py-8">
          <Mark className="size-10" />
          <h1 className="sr-only">404</h1>
          {locales.map((locale) => {
            const t = translator(locale, "errors");
            return (
              <section key={locale} lang={locale} className="rule-top mt-8 max-w-measure pt-4">
                <h2 className="text-2xl">{t("notFound.title")}</h2>
                <p className="mt-2">{t("notFound.text")}</p>
                <p className="mt-2">
                  <a href={paths.front(locale)}>{t("notFound.front")}</a>
                </p>
              </section>
            );
          })}
        </main>
      </body>
    </html>
  );
}
