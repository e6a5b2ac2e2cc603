// Owns signing up as a supporter.
import {
  HelpAndNews,
  NameField,
  PhoneAndPlace,
  supporterFieldNames,
} from "@/components/supporters/supporter-fields";
import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { formLabels } from "@/components/ui/form-labels";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

type JoinFormProps = {
  locale: Locale;
  action: FormAction;
  helpChoices: readonly { id: string; label: string }[];
  /** The sharing link's code the reader came with; empty for none. */
  via: string;
};

export function JoinForm({ locale, action, helpChoices, via }: JoinFormProps) {
  const t = translator(locale, "supporters");
  return (
    <ActionForm
      id="join"
      action={action}
      labels={formLabels(locale)}
      names={supporterFieldNames(locale)}
      label={t("title")}
    >
      <NameField locale={locale} />
      <TextField
        name="email"
        label={t("form.email")}
        help={t("form.emailHelp")}
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
      />
      <PhoneAndPlace locale={locale} />
      <HelpAndNews locale={locale} helpChoices={helpChoices} />
      <input type="hidden" name="via" value={via} />
      <div>
        <SubmitButton look="ask">{t("form.join")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
