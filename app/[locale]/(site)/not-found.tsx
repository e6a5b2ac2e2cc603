// Owns the page shown when a public page finds nothing to show. Not-found files get no params, so
// the language comes from the address asked for.
import { MissingPage } from "@/components/layout/missing-page";
import { requestPath } from "@/lib/http/path";
import { defaultLocale, isLocale } from "@/lib/i18n/locales";
import { paths } from "@/lib/urls";

export default async function NotFound() {
  const first = (await requestPath())?.split(/[/?]/)[1];
  const locale = isLocale(first) ? first : defaultLocale;
  return (
    <MissingPage
      locale={locale}
      links={{ front: paths.front(locale), events: paths.events(locale), join: paths.join(locale) }}
    />
  );
}
