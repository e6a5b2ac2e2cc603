// Owns the call to sign within a briefing: the petition's count and its form, where the reading ends.
import { Leaflet } from "@/components/briefings/leaflet";
import { PetitionCount } from "@/components/petitions/petition-count";
import { SignatureForm } from "@/components/petitions/signature-form";
import { pausedSentence, SwitchNotices } from "@/components/petitions/switch-notices";
import type { FormAction } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { unbroken } from "@/lib/i18n/unbroken";
import type { PublishedPetition } from "@/lib/petitions/queries";
import { paths } from "@/lib/urls";

/** Where "Sign the petition" at the head leads. */
export const signId = "sign";

type SignHereProps = {
  locale: Locale;
  petition: PublishedPetition;
  action: FormAction;
  /** The sharing link the reader came by, or nothing. */
  via: string;
  /** The full address of the page this stands on, for paper. */
  address: string;
  /** Path of the page this stands on, with its query. */
  path: string;
};

export function SignHere({ locale, petition, action, via, address, path }: SignHereProps) {
  const t = translator(locale, "briefings");
  return (
    <section id={signId} aria-labelledby="sign-heading" className="rule-heavy mt-12 mb-14 pt-4">
      <h2 id="sign-heading" className="text-2xl">
        {unbroken(petition.title)}
      </h2>
      <div className="no-print mt-5">
        {/* Paused signing is said where the form was. */}
        <SwitchNotices
          brief
          locale={locale}
          petition={{ ...petition, switches: { ...petition.switches, pauseSigning: null } }}
        />
      </div>
      <div className="no-print mt-5 grid gap-8">
        <PetitionCount locale={locale} petition={petition} />
        {petition.state === "open" ? (
          <SignatureForm
            locale={locale}
            action={action}
            petition={petition}
            via={via}
            permalink={`${path}#${signId}`}
            paused={pausedSentence(locale, petition.switches, { whole: true })}
          />
        ) : (
          <p>
            <ButtonLink href={paths.petition(locale, petition.slug)}>
              {t("petitionLink")}
            </ButtonLink>
          </p>
        )}
      </div>
      <Leaflet locale={locale} address={address} />
    </section>
  );
}
