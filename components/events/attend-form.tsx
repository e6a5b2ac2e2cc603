// Owns saying that one will come to an event.
import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { formLabels } from "@/components/ui/form-labels";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";

type AttendFormProps = {
  locale: Locale;
  action: FormAction;
  /** The sharing link's code the reader came with; empty for none. */
  via: string;
};

export function AttendForm({ locale, action, via }: AttendFormProps) {
  const t = translator(locale, "events");
  return (
    <ActionForm
      id="attend"
      action={action}
      labels={formLabels(locale)}
      names={{ name: t("attend.name"), email: t("attend.email") }}
      label={t("attend.title")}
    >
      <TextField
        name="name"
        label={t("attend.name")}
        help={t("attend.nameHelp")}
        autoComplete="name"
        autoCapitalize="words"
        maxLength={120}
      />
      <TextField
        name="email"
        label={t("attend.email")}
        help={`${t("attend.emailHelp")} ${t("attend.kept")}`}
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
      />
      <input type="hidden" name="via" value={via} />
      <div>
        <SubmitButton look="ask">{t("attend.button")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
