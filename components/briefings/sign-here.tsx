// Owns the call to sign within a briefing: a heading to jump to, and the form or the way to it.
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

/** Where "Sign the petition" at the head leads. */
export const signId = "sign";

type SignHereProps = {
  locale: Locale;
  petition: { href: string; title: string };
  /** The petition's form, and its count. */
  children?: ReactNode;
};

export function SignHere({ locale, petition, children }: SignHereProps) {
  const t = translator(locale, "briefings");
  return (
    <section id={signId} aria-labelledby="sign-heading" className="rule-heavy mt-10 mb-12 pt-4">
      <h2 id="sign-heading" className="text-2xl">
        {petition.title}
      </h2>
      <div className="mt-5">
        {children ?? (
          <ButtonLink look="ask" href={petition.href}>
            {t("petitionLink")}
          </ButtonLink>
        )}
      </div>
    </section>
  );
}
