// Owns a supporter's changing of their own record.
import {
  HelpAndNews,
  NameField,
  PhoneAndPlace,
  type SupporterDetails,
  supporterFieldNames,
} from "@/components/supporters/supporter-fields";
import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { formLabels } from "@/components/ui/form-labels";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Locale, localeNames, locales } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

type PreferencesFormProps = {
  locale: Locale;
  action: FormAction;
  helpChoices: readonly { id: string; label: string }[];
  record: SupporterDetails & { locale: Locale };
};

export function PreferencesForm({ locale, action, helpChoices, record }: PreferencesFormProps) {
  const t = translator(locale, "supporters");
  return (
    <ActionForm
      id="preferences"
      action={action}
      labels={formLabels(locale, "saving")}
      names={supporterFieldNames(locale)}
      label={t("preferences.supporter.title")}
    >
      <NameField locale={locale} known={record.name} />
      <PhoneAndPlace locale={locale} known={record} />
      <HelpAndNews locale={locale} helpChoices={helpChoices} known={record} />
      <SelectField
        name="locale"
        label={t("form.locale")}
        options={locales.map((one) => ({ value: one, label: localeNames[one] }))}
        defaultValue={record.locale}
      />
      <div>
        <SubmitButton>{t("preferences.supporter.save")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
