// Every address under the desk that is not a page: says so within the desk, as a true 404.
import type { Metadata } from "next";
import { MissingDesk } from "@/components/admin/missing-desk";
import { requirePermission } from "@/lib/auth/require-permission";
import { answerWith } from "@/lib/http/status";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: translator(locale, "admin")("missing.title") } : {};
}

export default async function MissingAtDesk({ params }: PageProps) {
  await requirePermission("admin:enter");
  const { locale } = await params;
  await answerWith(404);
  return <MissingDesk locale={isLocale(locale) ? locale : defaultLocale} />;
}
