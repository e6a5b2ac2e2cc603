// Owns the sheet of a petition: large enough to read on a wall, with a code for phones and an address to type.
import { ruleSentence } from "@/components/petitions/petition-count";
import { Mark } from "@/components/ui/mark";
import { QrCode } from "@/components/ui/qr-code";
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
  return (
    <article>
      <p className="no-print note mb-8">
        {t("print.help")} <a href={href}>{t("print.back")}</a>
      </p>
      <p className="flex items-center gap-2 font-sans text-lg">
        <Mark className="size-6" />
        {translator(locale, "common")("siteName")}
      </p>
      <h1 className="rule-heavy mt-4 pt-6 text-4xl">{petition.title}</h1>
      <p className="mt-4 text-lg">{t("addressee", { addressee: petition.addressee })}</p>
      <p className="mt-6 max-w-measure text-xl">{petition.summary}</p>
      <p className="mt-4 max-w-measure">{ruleSentence(locale, petition.progress)}</p>
      <div className="rule-heavy mt-10 flex break-inside-avoid flex-wrap items-center gap-6 pt-6">
        <QrCode address={address} label={t("print.qr")} className="size-48 shrink-0" />
        <div className="min-w-0 flex-1 basis-72">
          <p className="text-2xl">{t("print.signAt")}</p>
          <p className="break-words text-xl">{address.replace(/^https?:\/\//, "")}</p>
        </div>
      </div>
    </article>
  );
}
