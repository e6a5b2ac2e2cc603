// Behind a contact's link: looking changes nothing; every deed is a button.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import {
  ConfirmableEndorsement,
  StandingEndorsement,
} from "@/components/endorsements/endorsement-link";
import { DeedForm } from "@/components/petitions/deed-form";
import { Spent } from "@/components/petitions/signature-link";
import { answerWith } from "@/lib/http/status";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findEndorsementByToken } from "@/lib/petitions/endorsements/queries";
import { paths } from "@/lib/urls";
import { confirm, discard, reject, withdraw } from "./actions";

type PageProps = { params: Promise<{ locale: string; token: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return {
    title: translator(locale, "endorsements")("link.manage"),
    robots: { index: false, follow: false },
  };
}

export default async function EndorsementPage({ params }: PageProps) {
  const { locale, token } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale, "endorsements");
  const endorsement = await findEndorsementByToken(token, locale, new Date());
  if (endorsement === null) {
    await answerWith(404);
    const wayOn = { label: t("link.toPetitions"), href: paths.petitions(locale) };
    return <Spent title={t("link.unknownTitle")} lead={t("link.unknownText")} wayOn={wayOn} />;
  }
  const given = { locale, token };
  const { state, slug } = endorsement;
  const wayOn = { label: t("link.toForm"), href: paths.organisations(locale, slug) };
  switch (state) {
    case "confirmable":
      return (
        <ConfirmableEndorsement
          locale={locale}
          endorsement={endorsement}
          confirm={confirm.bind(null, given)}
          reject={reject.bind(null, given)}
          discard={discard.bind(null, given)}
        />
      );
    case "late":
      await answerWith(409);
      return (
        <Spent title={t("link.lateTitle")} lead={t("link.lateText")} wayOn={wayOn}>
          <DeedForm locale={locale} action={reject.bind(null, given)} button={t("link.reject")} />
        </Spent>
      );
    case "expired":
    case "withdrawn":
      await answerWith(410);
      return <Spent title={t(`link.${state}Title`)} lead={t(`link.${state}Text`)} wayOn={wayOn} />;
    default:
      return (
        <StandingEndorsement
          locale={locale}
          endorsement={endorsement}
          state={state}
          withdraw={withdraw.bind(null, given)}
        />
      );
  }
}
