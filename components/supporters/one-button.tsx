// Owns a deed behind one button, with the words that say what it does.
import type { ReactNode } from "react";
import { ActionForm, type FormAction } from "@/components/ui/action-form";
import type { ButtonLook } from "@/components/ui/button";
import { formLabels } from "@/components/ui/form-labels";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Locale } from "@/lib/i18n/locales";

type OneButtonProps = {
  locale: Locale;
  action: FormAction;
  button: string;
  look?: ButtonLook;
  /** Fields above the button. */
  children?: ReactNode;
  names?: Readonly<Record<string, string>>;
};

export function OneButton({ locale, action, button, look, children, names }: OneButtonProps) {
  return (
    <ActionForm action={action} labels={formLabels(locale)} names={names} className="grid gap-4">
      {children}
      <div>
        <SubmitButton look={look}>{button}</SubmitButton>
      </div>
    </ActionForm>
  );
}
