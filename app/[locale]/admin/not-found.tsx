// What an organiser sees where a page says that its thing, or its permission, is not there.
import { MissingDesk } from "@/components/admin/missing-desk";
import { requestPath } from "@/lib/http/path";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";

export default async function AdminNotFound() {
  const first = (await requestPath())?.split(/[/?]/)[1];
  return <MissingDesk locale={isLocale(first) ? first : defaultLocale} />;
}
