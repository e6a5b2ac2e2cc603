// Owns the words for a page that broke, in three languages: it is sent to every browser, so it brings
// three sentences instead of the whole message table.

import type { Locale } from "@/lib/i18n/locales";
import en from "@/lib/i18n/messages/en/broken.json";
import kk from "@/lib/i18n/messages/kk/broken.json";
import ru from "@/lib/i18n/messages/ru/broken.json";

const words = { kk, ru, en };

export function BrokenPage({ locale, digest }: { locale: Locale; digest: string | undefined }) {
  const { title, text, quote, front } = words[locale];
  return (
    <main className="page-width flex-1 py-8" lang={locale}>
      <h1 className="text-3xl">{title}</h1>
      <p className="mt-4 max-w-measure">{text}</p>
      {digest ? (
        <p className="note mt-4">
          {quote} <code>{digest}</code>
        </p>
      ) : null}
      <p className="mt-4">
        <a href={`/${locale}`}>{front}</a>
      </p>
    </main>
  );
}
