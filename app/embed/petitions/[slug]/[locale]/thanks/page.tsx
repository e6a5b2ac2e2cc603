// After signing in a frame: look into the inbox. The same for everybody, new, repeated or known.
import { notFound } from "next/navigation";
import { EmbedGone } from "@/components/embeds/embed-gone";
import { answerWith } from "@/lib/http/status";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findPublishedPetition } from "@/lib/petitions/queries";
import { absolute, paths } from "@/lib/urls";

type PageProps = { params: Promise<{ slug: string; locale: string }> };

export default async function EmbedThanks({ params }: PageProps) {
  const { slug, locale } = await params;
  const petition = isLocale(locale) ? await findPublishedPetition(slug, locale, new Date()) : null;
  if (!isLocale(locale)) notFound();
  if (petition === null) {
    await answerWith(404);
    return <EmbedGone locale={locale} petitions={absolute(paths.petitions(locale))} />;
  }
  const t = translator(locale, "petitions");
  return (
    <>
      <h1 className="text-2xl">{t("thanks.title")}</h1>
      <p className="mt-2 max-w-measure">{t("thanks.lead")}</p>
      <p className="note mt-4 max-w-measure">{t("thanks.noMailText")}</p>
      {/* Asking once more needs our own page, which may not be framed. */}
      <p className="mt-3 font-sans">
        <a href={absolute(paths.signed(locale, slug))} target="_blank" rel="noopener">
          {t("thanks.again")}
        </a>
      </p>
      <p className="mt-3 font-sans">
        <a href={absolute(paths.petition(locale, slug))} target="_blank" rel="noopener">
          {petition.title}
        </a>
      </p>
    </>
  );
}
