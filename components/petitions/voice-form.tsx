// Owns how a signer appears to readers: the form of the name, and whether the comment may be shown.
import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { RadioGroup } from "@/components/ui/choice-group";
import { formLabels } from "@/components/ui/form-labels";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { Voice } from "@/lib/petitions/comments/queries";
import { nameChoices, shownName } from "@/lib/petitions/comments/rules";

type VoiceFormProps = {
  locale: Locale;
  voice: Voice;
  action: FormAction;
  /** Has just been saved. */
  isSaved: boolean;
};

/** Where the browser comes back to after saving. */
const voiceId = "voice";

export function VoiceForm({ locale, voice, action, isSaved }: VoiceFormProps) {
  const t = translator(locale, "comments");
  const { comment, commentState } = voice;
  // Each choice is shown as readers will see it, so that nobody chooses blindly.
  const choices = nameChoices.map((choice) => ({
    value: choice,
    label: t(`voice.${choice}`),
    help: shownName(voice.name, choice) ?? t("anonymous"),
  }));
  return (
    <section id={voiceId} aria-labelledby="voice-heading" className="rule-heavy mt-14 pt-4">
      <h2 id="voice-heading" className="text-2xl">
        {t("voice.heading")}
      </h2>
      <p className="mt-1 mb-5 max-w-measure">{t("voice.lead")}</p>
      {isSaved ? (
        <div className="mb-5">
          <Notice role="status">
            <p>{t("voice.saved")}</p>
          </Notice>
        </div>
      ) : null}
      <ActionForm
        className="grid max-w-form gap-6"
        action={action}
        labels={formLabels(locale, "saving")}
        names={{ nameForm: t("voice.nameForm"), showComment: t("voice.showComment") }}
      >
        <RadioGroup
          name="nameForm"
          label={t("voice.nameForm")}
          choices={choices}
          defaultValue={voice.nameForm}
        />
        {comment === null ? null : (
          <div className="grid gap-3">
            <p className="field-label">{t("voice.comment")}</p>
            <blockquote className="border-l-2 border-l-rule pl-4 [overflow-wrap:anywhere] whitespace-pre-line">
              {comment}
            </blockquote>
            <Checkbox
              name="showComment"
              label={t("voice.showComment")}
              help={t("voice.showCommentHelp")}
              defaultChecked={voice.showComment}
            />
            {commentState ? <p className="note">{t(`voice.state.${commentState}`)}</p> : null}
          </div>
        )}
        <div>
          <SubmitButton>{t("voice.save")}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}
