// Owns what stands in a frame on another site: the petition in short and the form that signs it.
import { ProgressLine } from "@/components/charts/progress-line";
import { countParts, farSentences, ofThreshold } from "@/components/petitions/petition-count";
import { SignatureForm } from "@/components/petitions/signature-form";
import { pausedSentence, SwitchNotices } from "@/components/petitions/switch-notices";
import type { FormAction } from "@/components/ui/action-form";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { PublishedPetition } from "@/lib/petitions/queries";

type EmbedFormProps = {
  locale: Locale;
  petition: PublishedPetition;
  action: FormAction;
  via: string;
  /** Path of this page, with its query. */
  own: string;
  /** Full address of the petition's own page. */
  page: string;
};

export function EmbedForm({ locale, petition, action, via, own, page }: EmbedFormProps) {
  const t = translator(locale, "petitions");
  const { progress, state, switches } = petition;
  const written = ofThreshold(locale, progress);
  return (
    <>
      <h1 className="text-2xl">{petition.title}</h1>
      <p className="note mt-1">{t("addressee", { addressee: petition.addressee })}</p>
      <p className="mt-3 max-w-measure">{petition.summary}</p>
      {/* Other pages of ours may not be framed, so links lead out of the frame. */}
      <p className="mt-2 font-sans">
        <a href={page} target="_blank" rel="noopener">
          {translator(locale, "embed")("readAll")}
        </a>
      </p>
      <div className="mt-5">
        {/* Paused signing is said where the form was. */}
        <SwitchNotices
          brief
          locale={locale}
          petition={{ ...petition, switches: { ...switches, pauseSigning: null } }}
        />
        <ProgressLine parts={countParts(progress)} threshold={progress.threshold} label={written} />
        <p className="mt-2 tabular-nums">{written}</p>
        <p className="note">{farSentences(locale, progress).join(" ")}</p>
      </div>
      <section id="sign" aria-label={t("form.heading")} className="rule-heavy mt-6 pt-5">
        {state === "open" ? (
          <SignatureForm
            framed
            locale={locale}
            petition={petition}
            action={action}
            via={via}
            permalink={`${own}#sign`}
            paused={pausedSentence(locale, switches, { whole: true })}
          />
        ) : (
          <>
            <h2 className="text-xl">{t("closed.title")}</h2>
            <p className="mt-1">{t("closed.text")}</p>
          </>
        )}
      </section>
    </>
  );
}
