// Owns the queue of comments: each with its buttons, and several at once.
import { when } from "@/components/admin/written";
import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { formLabels } from "@/components/ui/form-labels";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Locale, localeNames } from "@/lib/i18n/locales";
import { placeWords } from "@/lib/i18n/place-words";
import { type MessageKey, translator } from "@/lib/i18n/translate";
import type { QueuedComment } from "@/lib/petitions/comments/queries";
import type { Decision } from "@/lib/petitions/comments/rules";
import type { RegionSetName } from "@/lib/region-sets";

type CommentQueueProps = {
  locale: Locale;
  set: RegionSetName;
  state: Decision;
  rows: readonly QueuedComment[];
  action: FormAction;
};

type Button = {
  decision: Decision;
  one: MessageKey<"comments">;
  chosen: MessageKey<"comments">;
};

const decide: readonly Button[] = [
  { decision: "approved", one: "desk.approve", chosen: "desk.approveChosen" },
  { decision: "declined", one: "desk.decline", chosen: "desk.declineChosen" },
];
const takeBack: readonly Button[] = [
  { decision: "waiting", one: "desk.takeBack", chosen: "desk.takeBackChosen" },
];

export function CommentQueue({ locale, set, state, rows, action }: CommentQueueProps) {
  const t = translator(locale, "comments");
  const buttons = state === "waiting" ? decide : takeBack;
  return (
    <ActionForm
      id="queue"
      className=""
      action={action}
      labels={formLabels(locale, "saving")}
      label={t("desk.title")}
    >
      <ol>
        {rows.map((row) => (
          <li
            key={row.id}
            tabIndex={-1}
            data-queued
            className="border-rule border-t py-4 focus:outline-2 focus:outline-steppe focus:outline-offset-4"
          >
            <p
              lang={row.locale}
              className="max-w-measure [overflow-wrap:anywhere] whitespace-pre-line"
            >
              {row.comment}
            </p>
            <p className="note mt-1">
              {t("desk.shownAs", { name: row.shownAs ?? t("anonymous") })}
              {" · "}
              {t("desk.signer", {
                name: row.name,
                place: placeWords(locale, set, row.place),
                date: when(locale, row.confirmedAt),
              })}
              {" · "}
              {localeNames[row.locale]}
            </p>
            <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
              {buttons.map(({ decision, one }) => (
                <SubmitButton key={decision} small name="deed" value={`${decision}:${row.id}`}>
                  {t(one)}
                </SubmitButton>
              ))}
              <Checkbox name="chosen" value={row.id} label={t("desk.choose")} />
            </div>
          </li>
        ))}
      </ol>
      <fieldset className="rule-heavy mt-4 flex flex-wrap gap-3 pt-4">
        <legend className="sr-only">{t("desk.together")}</legend>
        {buttons.map(({ decision, chosen }) => (
          <SubmitButton key={decision} name="deed" value={decision}>
            {t(chosen)}
          </SubmitButton>
        ))}
      </fieldset>
    </ActionForm>
  );
}
