// An update's way by mail: who would get it, a test, the start asked once, and how far it is.
import { ButtonForm } from "@/components/admin/button-form";
import { KeepFresh } from "@/components/admin/keep-fresh";
import { when } from "@/components/admin/written";
import { ActionForm } from "@/components/ui/action-form";
import { DefinitionList } from "@/components/ui/definition-list";
import { formLabels } from "@/components/ui/form-labels";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { countAudience, findMailing, type Mailing } from "@/lib/petitions/mailings/queries";
import type { MailingDeed } from "@/lib/petitions/mailings/rules";
import { paths } from "@/lib/urls";
import { mailTestAction, startMailingAction, steerMailingAction } from "../actions";

type MailingSectionProps = {
  locale: Locale;
  petitionId: string;
  updateId: string;
  /** Readers can see it: only then can it be mailed. */
  isPublished: boolean;
  now: Date;
};

export async function MailingSection(props: MailingSectionProps) {
  const { locale, petitionId, updateId, isPublished, now } = props;
  const mailing = await findMailing(updateId, now);
  const t = translator(locale, "updates");
  return (
    <section id="mailing" aria-labelledby="mailing-heading" className="rule-heavy mt-4 pt-4">
      <h2 id="mailing-heading" className="mb-2 text-xl">
        {t("desk.mailing")}
      </h2>
      <div className="mb-6">
        <p className="mb-3 max-w-measure">{t("desk.testWhat")}</p>
        <ButtonForm
          locale={locale}
          action={mailTestAction.bind(null, locale, petitionId, updateId)}
          button={t("desk.test")}
        />
      </div>
      {mailing ? (
        <Progress {...props} mailing={mailing} />
      ) : isPublished ? (
        <Start {...props} audience={await countAudience(petitionId, now)} />
      ) : (
        <p className="max-w-measure">{t("desk.publishFirst")}</p>
      )}
    </section>
  );
}

function Start(props: MailingSectionProps & { audience: number }) {
  const { locale, petitionId, updateId, now, audience } = props;
  const t = translator(locale, "updates");
  if (audience === 0) return <p className="max-w-measure">{t("refused.nobody")}</p>;
  const number = formatNumber(locale, audience);
  return (
    <ActionForm
      id="start"
      className=""
      fold={{
        summary: t("desk.start"),
        lead: (
          <p className="mb-4 max-w-measure">{t("desk.startWhat", { count: audience, number })}</p>
        ),
      }}
      action={startMailingAction.bind(null, locale, petitionId, updateId)}
      labels={formLabels(locale)}
    >
      <input type="hidden" name="asOf" value={now.toISOString()} />
      <SubmitButton look="ask">{t("desk.startButton", { count: audience, number })}</SubmitButton>
    </ActionForm>
  );
}

function Progress(props: MailingSectionProps & { mailing: Mailing }) {
  const { locale, petitionId, updateId, mailing } = props;
  const t = translator(locale, "updates");
  const number = (value: number) => formatNumber(locale, value);
  const { state, sent, failed, unreadable, unsure, audience } = mailing;
  const here = `${paths.admin(locale, `petitions/${petitionId}/updates/${updateId}`)}#mailing`;
  const deeds: Record<Mailing["state"], readonly MailingDeed[]> = {
    running: ["pause", "cancel"],
    paused: ["resume", "cancel"],
    finished: unsure > 0 ? ["resend"] : [],
    cancelled: [],
  };
  return (
    <>
      {state === "running" ? <KeepFresh /> : null}
      <p role="status">
        <strong>{t(`desk.state.${state}`)}</strong>{" "}
        {t("desk.ofAudience", { sent: number(sent), audience: number(audience) })}
      </p>
      <progress
        className="mt-2 block w-full max-w-measure accent-signal"
        aria-label={t("desk.mailed")}
        value={sent + failed + unsure}
        max={audience}
      />
      <div className="mt-4 mb-4">
        <DefinitionList
          items={[
            { term: t("desk.startedAt"), value: when(locale, mailing.startedAt) },
            ...(mailing.finishedAt
              ? [{ term: t("desk.finishedAt"), value: when(locale, mailing.finishedAt) }]
              : []),
            { term: t("desk.failed"), value: number(failed - unreadable) },
            ...(unreadable > 0 ? [{ term: t("desk.unreadable"), value: number(unreadable) }] : []),
            { term: t("desk.unsure"), value: number(unsure) },
          ]}
        />
      </div>
      {unsure > 0 ? <p className="note mb-4 max-w-measure">{t("desk.unsureWhat")}</p> : null}
      {state === "finished" ? (
        <p className="note mb-4 max-w-measure">{t("desk.restWhat")}</p>
      ) : null}
      <div className="flex flex-wrap items-center gap-4">
        {deeds[state].map((deed) => (
          <ButtonForm
            key={deed}
            large
            locale={locale}
            action={steerMailingAction.bind(null, locale, petitionId, updateId, deed)}
            button={t(`desk.deed.${deed}`)}
          />
        ))}
        {state === "running" ? <a href={here}>{t("desk.refresh")}</a> : null}
      </div>
    </>
  );
}
