// Owns the head of the pages about a count: the way back, what the page is, and what is switched just now.
import { SwitchNotices } from "@/components/petitions/switch-notices";
import { PageTitle } from "@/components/ui/page-title";
import type { Locale } from "@/lib/i18n/locales";
import type { PublishedPetition } from "@/lib/petitions/queries";
import { paths } from "@/lib/urls";

type CountHeadProps = {
  locale: Locale;
  petition: PublishedPetition;
  title: string;
  lead: string;
};

export function CountHead({ locale, petition, title, lead }: CountHeadProps) {
  return (
    <>
      <PageTitle
        kicker={<a href={paths.petition(locale, petition.slug)}>{petition.title}</a>}
        title={title}
        lead={lead}
      />
      <SwitchNotices locale={locale} petition={petition} />
    </>
  );
}
