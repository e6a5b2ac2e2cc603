// Owns the page shown when even the document's frame broke: it brings its own document.
"use client";
import "./globals.css";
import { BrokenPage } from "@/components/layout/broken-page";
import { defaultLocale } from "@/lib/i18n/locales";

export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang={defaultLocale}>
      <body>
        <BrokenPage locale={defaultLocale} digest={error.digest} />
      </body>
    </html>
  );
}
