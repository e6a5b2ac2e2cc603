// Owns a deed that is asked once: folded away, it says what it will do, and its button does it.
import type { ReactNode } from "react";
import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { formLabels } from "@/components/ui/form-labels";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Locale } from "@/lib/i18n/locales";

type DeedProps = {
  locale: Locale;
  id: string;
  action: FormAction;
  /** What unfolds it: the deed in a word. */
  summary: string;
  /** What will happen, with numbers. */
  explanation: ReactNode;
  /** On the button: what happens. */
  button: string;
  /** Asks for the reason; its label. */
  reason?: string;
  children?: ReactNode;
};

export function Deed(props: DeedProps) {
  const { locale, id, action, summary, explanation, button, reason, children } = props;
  return (
    <ActionForm
      id={id}
      className="grid max-w-form gap-4"
      action={action}
      labels={formLabels(locale)}
      names={reason ? { reason } : {}}
      fold={{
        summary,
        lead: <div className="mb-4 max-w-measure font-sans text-sm">{explanation}</div>,
      }}
    >
      {reason ? <TextField name="reason" label={reason} maxLength={300} /> : null}
      {children}
      <div>
        <SubmitButton>{button}</SubmitButton>
      </div>
    </ActionForm>
  );
}
