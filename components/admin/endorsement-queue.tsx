// Owns the queue of organisations that endorse: each with its contact and its buttons.
import { when } from "@/components/admin/written";
import { seatWords } from "@/components/endorsements/endorsement-list";
import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { formLabels } from "@/components/ui/form-labels";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Locale, localeNames } from "@/lib/i18n/locales";
import { type MessageKey, translator } from "@/lib/i18n/translate";
import type { QueuedEndorsement } from "@/lib/petitions/endorsements/desk/queries";
import type { ListedState } from "@/lib/petitions/endorsements/desk/schema";
import type { Decision } from "@/lib/petitions/endorsements/rules";
import type { RegionSetName } from "@/lib/region-sets";

type EndorsementQueueProps = {
  locale: Locale;
  set: RegionSetName;
  state: ListedState;
  rows: readonly QueuedEndorsement[];
  action: FormAction;
};

type Button = { decision: Decision; word: MessageKey<"endorsements"> };

const buttons: Readonly<Record<ListedState, readonly Button[]>> = {
  waiting: [
    { decision: "approved", word: "desk.approve" },
    { decision: "declined", word: "desk.decline" },
  ],
  approved: [
    { decision: "declined", word: "desk.takeDown" },
    { decision: "waiting", word: "desk.takeBack" },
  ],
  declined: [
    { decision: "approved", word: "desk.approve" },
    { decision: "waiting", word: "desk.takeBack" },
  ],
  withdrawn: [],
};

export function EndorsementQueue({ locale, set, state, rows, action }: EndorsementQueueProps) {
  const t = translator(locale, "endorsements");
  const people = (count: number) => translator(locale, "common")("people", { count });
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
            <h2 lang={row.locale} className="max-w-measure text-lg [overflow-wrap:anywhere]">
              {row.organisation}
            </h2>
            <p>
              {t("desk.facts", {
                place: seatWords(locale, set, row.place),
                people: people(row.standsFor),
              })}
            </p>
            <p className="note mt-1 [overflow-wrap:anywhere]">
              {row.contact === null || row.email === null
                ? t("desk.noContact")
                : t("desk.contact", { name: row.contact, email: row.email })}
              {" · "}
              {localeNames[row.locale]}
              {" · "}
              {t(`desk.since.${state}`, { date: when(locale, row.at) })}
            </p>
            {buttons[state].length === 0 ? null : (
              <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
                {buttons[state].map(({ decision, word }) => (
                  <SubmitButton key={decision} small name="deed" value={`${decision}:${row.id}`}>
                    {t(word)}
                    <span className="sr-only"> {row.organisation}</span>
                  </SubmitButton>
                ))}
              </div>
            )}
          </li>
        ))}
      </ol>
    </ActionForm>
  );
}
