// Owns what a reader sees when a page broke after it was opened: a calm sentence and a code to quote,
// never the error itself. It is a client component for every page, so it carries its few words along.
"use client";
import { useParams } from "next/navigation";
import { BrokenPage } from "@/components/layout/broken-page";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";

type ErrorProps = { error: Error & { digest?: string } };

export default function ErrorPage({ error }: ErrorProps) {
  const { locale } = useParams();
  return <BrokenPage locale={isLocale(locale) ? locale : defaultLocale} digest={error.digest} />;
}
