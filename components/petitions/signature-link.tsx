// Owns what stands behind a signer's link: what to confirm, what to do next, how to take it back, or why not.
import type { ReactNode } from "react";
import { DeedForm } from "@/components/petitions/deed-form";
import type { FormAction } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageTitle } from "@/components/ui/page-title";
import type { Locale } from "@/lib/i18n/locales";
import { placeWords } from "@/lib/i18n/place-words";
import { translator } from "@/lib/i18n/translate";
import type { SignatureView } from "@/lib/petitions/signatures/queries";
import { paths } from "@/lib/urls";

type LinkProps = { locale: Locale; signature: SignatureView };

function Given({ locale, signature }: LinkProps) {
  const t = translator(locale, "petitions");
  const { consents, name, place, title } = signature;
  const answer = (value: boolean) => t(value ? "link.yes" : "link.no");
  return (
    <DefinitionList
      items={[
        { term: t("link.petition"), value: title },
        { term: t("link.name"), value: name ?? "" },
        { term: t("link.place"), value: placeWords(locale, signature.regionSet, place) },
        { term: t("link.showName"), value: answer(consents.publishName) },
        { term: t("link.news"), value: answer(consents.news) },
      ]}
    />
  );
}

type ConfirmableProps = LinkProps & {
  confirm: FormAction;
  reject: FormAction;
  discard: FormAction;
};

export function Confirmable({ confirm, reject, discard, ...link }: ConfirmableProps) {
  const { locale } = link;
  const t = translator(locale, "petitions");
  return (
    <>
      <PageTitle title={t("link.confirmTitle")} lead={t("link.confirmLead")} />
      <Given {...link} />
      <div className="mt-8 flex flex-wrap gap-4">
        <DeedForm locale={locale} action={confirm} look="ask" button={t("link.confirm")} />
        <DeedForm locale={locale} action={reject} button={t("link.reject")} />
      </div>
      <p className="note mt-4 max-w-measure">{t("link.rejectHelp")}</p>
      <div className="mt-4">
        <DeedForm
          locale={locale}
          action={discard}
          button={t("link.discard")}
          fold={{
            summary: t("link.wrong"),
            lead: <p className="mb-4 max-w-measure">{t("link.wrongHelp")}</p>,
          }}
        />
      </div>
    </>
  );
}

type StandingProps = LinkProps & {
  withdraw: FormAction;
  hide: FormAction;
  /** Leads to the page with everything kept about this person. */
  openData: FormAction;
  /** Takes the consent to news back. */
  endNews: FormAction;
  /** How the signer appears to readers. */
  voice: ReactNode;
  /** Ways to pass the petition on. */
  share: ReactNode;
};

export function Standing({
  withdraw,
  hide,
  openData,
  endNews,
  voice,
  share,
  ...link
}: StandingProps) {
  const { locale, signature } = link;
  const t = translator(locale, "petitions");
  return (
    <>
      <PageTitle title={t("link.standingTitle")} lead={t("link.standingLead")} />
      <section aria-labelledby="next-heading" className="rule-heavy pt-4">
        <h2 id="next-heading" className="text-2xl">
          {t("link.next")}
        </h2>
        <div className="mt-5">
          <h3 className="text-lg">{t("link.pass")}</h3>
          <p className="mt-1">{t("link.passText")}</p>
          {share}
        </div>
        <div className="mt-8 grid gap-8 md:grid-cols-2">
          <div>
            <h3 className="text-lg">{t("link.join")}</h3>
            <p className="mt-1 mb-3">{t("link.joinText")}</p>
            <ButtonLink href={paths.join(locale)}>{t("link.join")}</ButtonLink>
          </div>
          <div>
            <h3 className="text-lg">{t("link.events")}</h3>
            <p className="mt-1 mb-3">{t("link.eventsText")}</p>
            <ButtonLink href={paths.events(locale)}>{t("link.events")}</ButtonLink>
          </div>
        </div>
      </section>
      {voice}
      <section aria-labelledby="own-heading" className="rule-heavy mt-14 pt-4">
        <h2 id="own-heading" className="text-2xl">
          {t("link.manage")}
        </h2>
        <p className="mt-1 mb-5 max-w-measure">{t("link.manageText")}</p>
        <Given {...link} />
        <div className="mt-5 flex flex-wrap gap-4">
          <DeedForm locale={locale} action={openData} button={t("link.data")} />
          {signature.consents.publishName ? (
            <DeedForm locale={locale} action={hide} button={t("link.hideName")} />
          ) : null}
          {signature.consents.news ? (
            <DeedForm
              locale={locale}
              action={endNews}
              button={translator(locale, "updates")("stop.own")}
            />
          ) : null}
        </div>
        <div className="mt-5">
          <DeedForm
            locale={locale}
            action={withdraw}
            button={t("link.withdraw")}
            fold={{
              summary: t("link.withdrawSummary"),
              lead: <p className="mb-4 max-w-measure">{t("link.withdrawHelp")}</p>,
            }}
          />
        </div>
      </section>
    </>
  );
}

type SpentProps = {
  title: string;
  lead: string;
  wayOn: { label: string; href: string };
  children?: ReactNode;
};

/** A link that can do nothing more, or a deed that is done: a sentence and the way on. */
export function Spent({ title, lead, wayOn, children }: SpentProps) {
  return (
    <>
      <PageTitle title={title} lead={lead} />
      {children}
      <p className="mt-6">
        <a href={wayOn.href}>{wayOn.label}</a>
      </p>
    </>
  );
}
