// Owns the head of a petition: what is asked, of whom, since when, and the way to the form.
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { PublishedPetition } from "@/lib/petitions/queries";
import { paths } from "@/lib/urls";

/** Where "Sign" at the head leads. */
export const signId = "sign";

type PetitionHeadProps = { locale: Locale; petition: PublishedPetition };

export function PetitionHead({ locale, petition }: PetitionHeadProps) {
  const t = translator(locale, "petitions");
  const { version, versionAt } = petition;
  const isOpen = petition.state === "open";
  const dates = [
    translator(locale, "common")("publishedAt", { date: formatDate(locale, petition.publishedAt) }),
    ...(petition.closesAt
      ? [t(isOpen ? "openUntil" : "closedOn", { date: formatDate(locale, petition.closesAt) })]
      : []),
  ];
  return (
    <PageTitle
      kicker={t(isOpen ? "kicker" : "closedKicker")}
      title={petition.title}
      lead={petition.summary}
      meta={
        <>
          <p>{t("addressee", { addressee: petition.addressee })}</p>
          <p>{dates.join(" · ")}</p>
          {version > 1 && versionAt ? (
            <p>
              <a href={paths.petitionVersions(locale, petition.slug)}>
                {translator(locale, "rule")("versions.link", {
                  number: version,
                  date: formatDate(locale, versionAt),
                })}
              </a>
            </p>
          ) : null}
          <p className="no-print mt-4 flex flex-wrap gap-3">
            {isOpen && petition.switches.pauseSigning === null ? (
              <ButtonLink look="ask" href={`#${signId}`}>
                {t("sign")}
              </ButtonLink>
            ) : null}
            <ButtonLink look="quiet" href={paths.petitionPoster(locale, petition.slug)}>
              {t("poster")}
            </ButtonLink>
          </p>
        </>
      }
    />
  );
}
