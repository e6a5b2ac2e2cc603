// Owns what stands behind a contact's link: what to confirm, how things stand, how to take it back.
import { seatWords } from "@/components/endorsements/endorsement-list";
import { DeedForm } from "@/components/petitions/deed-form";
import type { FormAction } from "@/components/ui/action-form";
import { DefinitionList } from "@/components/ui/definition-list";
import { Disclosure } from "@/components/ui/disclosure";
import { PageTitle } from "@/components/ui/page-title";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import type { EndorsementView } from "@/lib/petitions/endorsements/queries";
import { paths } from "@/lib/urls";

type LinkProps = { locale: Locale; endorsement: EndorsementView };

function Given({ locale, endorsement }: LinkProps) {
  const t = translator(locale, "endorsements");
  const { title, organisation, place, standsFor, contact, set } = endorsement;
  return (
    <DefinitionList
      items={[
        { term: t("link.petition"), value: title },
        { term: t("organisation"), value: organisation },
        { term: t("place"), value: seatWords(locale, set, place) },
        { term: t("standsFor"), value: formatNumber(locale, standsFor) },
        { term: t("link.contact"), value: contact ?? "" },
      ]}
    />
  );
}

type ConfirmableProps = LinkProps & {
  confirm: FormAction;
  reject: FormAction;
  discard: FormAction;
};

export function ConfirmableEndorsement({ confirm, reject, discard, ...link }: ConfirmableProps) {
  const { locale } = link;
  const t = translator(locale, "endorsements");
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
        <Disclosure summary={t("link.wrong")}>
          <p className="mb-4 max-w-measure">{t("link.wrongHelp")}</p>
          <DeedForm locale={locale} action={discard} button={t("link.discard")} />
        </Disclosure>
      </div>
    </>
  );
}

type StandingProps = LinkProps & {
  state: "waiting" | "approved" | "declined";
  withdraw: FormAction;
};

export function StandingEndorsement({ state, withdraw, ...link }: StandingProps) {
  const { locale, endorsement } = link;
  const t = translator(locale, "endorsements");
  return (
    <>
      <PageTitle title={t(`link.${state}Title`)} lead={t(`link.${state}Lead`)} />
      <section aria-labelledby="own-heading" className="rule-heavy pt-4">
        <h2 id="own-heading" className="mb-4 text-2xl">
          {t("link.manage")}
        </h2>
        <Given {...link} />
        <p className="mt-5">
          <a href={paths.organisations(locale, endorsement.slug)}>{t("link.toList")}</a>
        </p>
        <div className="mt-5">
          <Disclosure summary={t("link.withdrawSummary")}>
            <p className="mb-4 max-w-measure">{t("link.withdrawHelp")}</p>
            <DeedForm locale={locale} action={withdraw} button={t("link.withdraw")} />
          </Disclosure>
        </div>
      </section>
    </>
  );
}
