// Owns a button that does one thing for whoever holds a link: a form with nothing to fill in.
import { ActionForm, type Fold, type FormAction } from "@/components/ui/action-form";
import type { ButtonLook } from "@/components/ui/button";
import { formLabels } from "@/components/ui/form-labels";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Locale } from "@/lib/i18n/locales";

type DeedFormProps = {
  locale: Locale;
  action: FormAction;
  look?: ButtonLook;
  button: string;
  fold?: Fold;
};

export function DeedForm({ locale, action, look, button, fold }: DeedFormProps) {
  return (
    <ActionForm
      action={action}
      labels={formLabels(locale, "saving")}
      label={button}
      className=""
      fold={fold}
    >
      <SubmitButton look={look}>{button}</SubmitButton>
    </ActionForm>
  );
}
