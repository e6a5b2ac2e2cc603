// Owns the sheet of a petition: large enough to read on a wall, with a code for phones and an address to type.
import { ruleSentences } from "@/components/petitions/rule-words";
import { Mark } from "@/components/ui/mark";
import { Poster } from "@/components/ui/poster";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { PublishedPetition } from "@/lib/petitions/queries";

type PetitionPosterProps = {
  locale: Locale;
  petition: PublishedPetition;
  /** Path of the petition's page. */
  href: string;
  /** The same as a full address, as it stands in the code. */
  address: string;
};

export function PetitionPoster({ locale, petition, href, address }: PetitionPosterProps) {
  const t = translator(locale, "petitions");
  const { title, summary } = petition;
  const facts = [
    t("addressee", { addressee: petition.addressee }),
    ...ruleSentences(locale, petition.rule),
  ];
  return (
    <>
      <p className="no-print note mb-8">
        {t("print.help")} <a href={href}>{t("print.back")}</a>
      </p>
      <Poster
        head={
          <p className="poster-facts flex items-center gap-2">
            <Mark className="size-6" />
            {translator(locale, "common")("siteName")}
          </p>
        }
        title={title}
        lead={summary}
        length={title.length + summary.length + facts.join("").length}
        address={address}
        codeLabel={t("print.qr")}
        invitation={t("print.signAt")}
      >
        {facts.map((fact) => (
          <p key={fact} className="poster-facts">
            {fact}
          </p>
        ))}
      </Poster>
    </>
  );
}
