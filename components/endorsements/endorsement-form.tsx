// Owns the form by which an organisation endorses a petition, or the words that say why there is none now.
import { ProofField } from "@/components/petitions/proof-field";
import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { AfterAnswer } from "@/components/ui/after-answer";
import { Checkbox } from "@/components/ui/checkbox";
import { formLabels } from "@/components/ui/form-labels";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { LONGEST_NAME } from "@/lib/petitions/endorsements/schema";
import { ELSEWHERE, NOT_GIVEN, type RegionSetName, setRegionsByName } from "@/lib/region-sets";
import { paths } from "@/lib/urls";

/** Where the form stands on its page. */
const endorseId = "endorse";

type EndorsementFormProps = {
  locale: Locale;
  /** Endorses this petition; bound to it by the page. */
  action: FormAction;
  set: RegionSetName;
  /** The page's own path. */
  path: string;
  isOpen: boolean;
  /** Signing is paused, and endorsing with it. */
  isPaused: boolean;
};

function placesOf(locale: Locale, set: RegionSetName) {
  const words = translator(locale, "rule");
  const regions = setRegionsByName(set, locale);
  return [
    {
      label: words("form.regions", { set }),
      options: regions.map(({ code, [locale]: name }) => ({ value: code, label: name })),
    },
    {
      label: translator(locale, "petitions")("form.other"),
      options: [
        { value: NOT_GIVEN, label: translator(locale, "endorsements")("noRegion") },
        { value: ELSEWHERE, label: words("form.elsewhere", { set }) },
      ],
    },
  ];
}

function Fields({ locale, set }: Pick<EndorsementFormProps, "locale" | "set">) {
  const t = translator(locale, "endorsements");
  return (
    <>
      <ProofField />
      <TextField
        name="organisation"
        label={t("form.organisation")}
        help={t("form.organisationHelp")}
        autoComplete="organization"
        maxLength={LONGEST_NAME}
      />
      <SelectField
        name="place"
        label={t("form.place")}
        empty={translator(locale, "common")("form.choose")}
        options={placesOf(locale, set)}
      />
      <TextField
        name="standsFor"
        label={t("form.standsFor")}
        help={t("form.standsForHelp")}
        inputMode="numeric"
        autoComplete="off"
        short
        maxLength={16}
      />
      <TextField
        name="contact"
        label={t("form.contact")}
        help={t("form.contactHelp")}
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
      <Checkbox name="agreed" label={t("form.agreed")} />
      <div>
        <SubmitButton look="ask">{t("form.button")}</SubmitButton>
      </div>
      <p className="note">
        {t("form.after")} <a href={paths.privacy(locale)}>{t("form.privacy")}</a>
      </p>
    </>
  );
}

export function EndorsementForm(props: EndorsementFormProps) {
  const { locale, action, set, path, isOpen, isPaused } = props;
  const t = translator(locale, "endorsements");
  const fields = <Fields locale={locale} set={set} />;
  const closed = isOpen ? (isPaused ? t("form.paused") : null) : t("form.closed");
  return (
    <section
      id={endorseId}
      aria-labelledby={`${endorseId}-heading`}
      className="rule-heavy no-print pt-4"
    >
      <h2 id={`${endorseId}-heading`} className="text-2xl">
        {t("form.heading")}
      </h2>
      {closed ? null : <p className="mt-1 mb-5">{t("form.lead")}</p>}
      <ActionForm
        id="endorsement"
        action={action}
        permalink={`${path}#${endorseId}`}
        labels={formLabels(locale)}
        label={t("form.heading")}
        names={{
          organisation: t("form.organisation"),
          place: t("form.place"),
          standsFor: t("form.standsFor"),
          contact: t("form.contact"),
          email: t("form.email"),
          agreed: t("form.agreed"),
        }}
        className="grid max-w-form gap-6"
      >
        {closed ? <AfterAnswer instead={<p>{closed}</p>}>{fields}</AfterAnswer> : fields}
      </ActionForm>
    </section>
  );
}
