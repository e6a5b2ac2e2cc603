// Owns every address under a language that is not a page: says so, with the way on, as a true 404.
// The front shows this page too where another page calls notFound(): Next's own is empty without script.
import type { Metadata } from "next";
import { MissingPage } from "@/components/layout/missing-page";
import { answerWith } from "@/lib/http/status";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { paths } from "@/lib/urls";

type MissingProps = { params: Promise<{ locale: string }> };

async function localeOf({ params }: MissingProps) {
  const { locale } = await params;
  return isLocale(locale) ? locale : defaultLocale;
}

export async function generateMetadata(props: MissingProps): Promise<Metadata> {
  const locale = await localeOf(props);
  return { title: translator(locale, "errors")("notFound.title"), robots: { index: false } };
}

export default async function Missing(props: MissingProps) {
  const locale = await localeOf(props);
  await answerWith(404);
  return (
    <MissingPage
      locale={locale}
      links={{ front: paths.front(locale), events: paths.events(locale), join: paths.join(locale) }}
    />
  );
}
