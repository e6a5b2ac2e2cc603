// Owns a form that is one small button: end, move up, publish.
import { ActionForm, type Fold, type FormAction } from "@/components/ui/action-form";
import type { ButtonLook } from "@/components/ui/button";
import { formLabels } from "@/components/ui/form-labels";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Locale } from "@/lib/i18n/locales";

type ButtonFormProps = {
  locale: Locale;
  action: FormAction;
  button: string;
  /** What it is about, for who hears the button without its row. */
  about?: string;
  look?: ButtonLook;
  large?: boolean;
  fold?: Fold;
};

export function ButtonForm({ locale, action, button, about, look, large, fold }: ButtonFormProps) {
  return (
    <ActionForm className="inline-block" action={action} labels={formLabels(locale)} fold={fold}>
      <SubmitButton small={!large} look={look}>
        {button}
        {about ? <span className="sr-only"> {about}</span> : null}
      </SubmitButton>
    </ActionForm>
  );
}
