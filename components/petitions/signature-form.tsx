// Owns the form that signs a petition, on the petition's page and at the end of a briefing.
import { ProofField } from "@/components/petitions/proof-field";
import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { AfterAnswer } from "@/components/ui/after-answer";
import { Checkbox } from "@/components/ui/checkbox";
import { formLabels } from "@/components/ui/form-labels";
import { KeptField } from "@/components/ui/kept-field";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { FormState } from "@/lib/forms";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { PublishedPetition } from "@/lib/petitions/queries";
import { ELSEWHERE, NOT_GIVEN, setRegionsByName } from "@/lib/region-sets";
import { paths } from "@/lib/urls";

type SignatureFormProps = {
  locale: Locale;
  /** Signs this petition; bound to it by the page. */
  action: FormAction;
  petition: Pick<PublishedPetition, "rule" | "version" | "retentionDays">;
  /** The sharing link the reader came by, or nothing. */
  via: string;
  /** Names the form where no heading does. */
  label?: string;
  /** Where a browser without JavaScript comes back to with errors: the page and the form's place on it. */
  permalink?: string;
  /** Signing is paused: this stands in the form's place. */
  paused?: string | null;
  /** In a frame on another site: links lead out of it. */
  framed?: boolean;
  /** What it says before it is sent. */
  initial?: FormState;
};

export function SignatureForm({
  locale,
  action,
  petition: { rule, version, retentionDays },
  via,
  label,
  permalink,
  paused,
  framed,
  initial,
}: SignatureFormProps) {
  const t = translator(locale, "petitions");
  const set = rule.regionSet;
  const words = translator(locale, "rule");
  const places = [
    {
      label: words("form.regions", { set }),
      options: setRegionsByName(set, locale).map(({ code, [locale]: name }) => ({
        value: code,
        label: name,
      })),
    },
    {
      label: t("form.other"),
      options: [
        { value: ELSEWHERE, label: words("form.elsewhere", { set }) },
        { value: NOT_GIVEN, label: t("form.notGiven") },
      ],
    },
  ];
  const fields = (
    <>
      <input type="hidden" name="via" value={via} />
      <KeptField name="version" value={String(version)} />
      <ProofField />
      <TextField
        name="name"
        label={t("form.name")}
        help={t("form.nameHelp")}
        autoComplete="name"
        autoCapitalize="words"
        maxLength={120}
      />
      <TextField
        name="email"
        type="email"
        label={t("form.email")}
        help={t("form.emailHelp")}
        autoComplete="email"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
      />
      <SelectField
        name="place"
        label={t("form.place")}
        help={words("form.placeHelp", { set })}
        empty={translator(locale, "common")("form.choose")}
        options={places}
      />
      <TextArea
        name="comment"
        label={t("form.comment")}
        help={t("form.commentHelp")}
        optional
        rows={3}
        maxLength={1_000}
      />
      <div className="grid gap-4">
        <Checkbox name="showName" label={t("form.showName")} help={t("form.showNameHelp")} />
        <Checkbox name="news" label={t("form.news")} help={t("form.newsHelp")} />
      </div>
      {rule.signature === "pledge" ? <p>{words("form.pledge")}</p> : null}
      <div>
        <SubmitButton look="ask">{t("form.button")}</SubmitButton>
      </div>
      <p className="note">
        {t("form.after")} {t("form.kept", { days: retentionDays })}{" "}
        <a href={paths.privacy(locale)} target={framed ? "_blank" : undefined}>
          {t("form.privacy")}
        </a>
      </p>
    </>
  );
  return (
    <ActionForm
      id="signature"
      action={action}
      permalink={permalink}
      initial={initial}
      labels={formLabels(locale)}
      label={label ?? t("form.heading")}
      names={{
        name: t("form.name"),
        email: t("form.email"),
        place: t("form.place"),
        comment: t("form.comment"),
        showName: t("form.showName"),
        news: t("form.news"),
      }}
      className="grid max-w-form gap-6"
    >
      {paused ? <AfterAnswer instead={<p>{paused}</p>}>{fields}</AfterAnswer> : fields}
    </ActionForm>
  );
}
