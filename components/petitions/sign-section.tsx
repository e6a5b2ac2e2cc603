// Owns the place where a petition is signed, or the words that say it is closed and what to do instead.
import { signId } from "@/components/petitions/petition-head";
import { SignatureForm } from "@/components/petitions/signature-form";
import { pausedSentence } from "@/components/petitions/switch-notices";
import type { FormAction } from "@/components/ui/action-form";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { PublishedPetition } from "@/lib/petitions/queries";
import { paths } from "@/lib/urls";

type SignSectionProps = {
  locale: Locale;
  petition: PublishedPetition;
  action: FormAction;
  via: string;
  /** Path of this page, with its query. */
  path: string;
};

export function SignSection(props: SignSectionProps) {
  const { locale, petition, action, via, path } = props;
  const isOpen = petition.state === "open";
  const t = translator(locale, "petitions");
  return (
    <section id={signId} aria-labelledby="sign-heading" className="rule-heavy no-print pt-4">
      <h2 id="sign-heading" className="mb-5 text-2xl">
        {t(isOpen ? "form.heading" : "closed.title")}
      </h2>
      {isOpen ? (
        <SignatureForm
          locale={locale}
          action={action}
          petition={petition}
          via={via}
          permalink={`${path}#${signId}`}
          paused={pausedSentence(locale, petition.switches)}
        />
      ) : (
        <>
          <p>{t("closed.text")}</p>
          <p className="mt-4">{t("closed.wayOn")}</p>
          <ul className="mt-2 grid gap-2">
            <li>
              <a href={paths.join(locale)}>{t("closed.join")}</a>
            </li>
            <li>
              <a href={paths.events(locale)}>{t("closed.events")}</a>
            </li>
          </ul>
        </>
      )}
    </section>
  );
}
