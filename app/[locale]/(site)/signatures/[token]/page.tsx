// Behind a signer's link: looking changes nothing; every deed is a button.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeedForm } from "@/components/petitions/deed-form";
import { Confirmable, Spent, Standing } from "@/components/petitions/signature-link";
import { VoiceForm } from "@/components/petitions/voice-form";
import { ShareButtons } from "@/components/shares/share-buttons";
import { findCampaign } from "@/lib/campaign/queries";
import { answerWith } from "@/lib/http/status";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findVoice } from "@/lib/petitions/comments/queries";
import { findSignatureByToken, type SignatureView } from "@/lib/petitions/signatures/queries";
import { absolute, paths } from "@/lib/urls";
import { appear, confirm, discard, endNews, hide, openData, reject, withdraw } from "./actions";

type PageProps = {
  params: Promise<{ locale: string; token: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return {
    title: translator(locale, "petitions")("link.manage"),
    robots: { index: false, follow: false },
  };
}

type SpentState = Exclude<SignatureView["state"], "confirmable" | "standing" | "late">;

async function spentWords(locale: Locale, state: SpentState) {
  const t = translator(locale, "petitions");
  const contact = state === "invalidated" ? ((await findCampaign(locale))?.contactEmail ?? "") : "";
  return { title: t(`link.${state}Title`), lead: t(`link.${state}Text`, { contact }) };
}

export default async function SignaturePage({ params, searchParams }: PageProps) {
  const { locale, token } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale, "petitions");
  const signature = await findSignatureByToken(token, locale, new Date());
  if (signature === null) {
    await answerWith(404);
    const wayOn = { label: t("link.toPetitions"), href: paths.petitions(locale) };
    return <Spent title={t("link.unknownTitle")} lead={t("link.unknownText")} wayOn={wayOn} />;
  }
  const given = { locale, token };
  const petition = paths.petition(locale, signature.slug);
  const wayOn = { label: t("link.signAgain"), href: petition };
  switch (signature.state) {
    case "confirmable":
      return (
        <Confirmable
          locale={locale}
          signature={signature}
          confirm={confirm.bind(null, given)}
          reject={reject.bind(null, given)}
          discard={discard.bind(null, given)}
        />
      );
    case "standing": {
      const voice = await findVoice(token, new Date());
      const { done } = await searchParams;
      return (
        <Standing
          locale={locale}
          signature={signature}
          withdraw={withdraw.bind(null, given)}
          hide={hide.bind(null, given)}
          openData={openData.bind(null, given)}
          endNews={endNews.bind(null, given)}
          voice={
            voice ? (
              <VoiceForm
                locale={locale}
                voice={voice}
                action={appear.bind(null, given)}
                isSaved={done === "saved"}
              />
            ) : null
          }
          share={
            <ShareButtons
              locale={locale}
              address={absolute(petition)}
              title={signature.title}
              heading={null}
            />
          }
        />
      );
    }
    case "late":
      await answerWith(409);
      return (
        <Spent title={t("link.lateTitle")} lead={t("link.lateText")} wayOn={wayOn}>
          <DeedForm locale={locale} action={reject.bind(null, given)} button={t("link.reject")} />
        </Spent>
      );
    default:
      await answerWith(410);
      return <Spent {...(await spentWords(locale, signature.state))} wayOn={wayOn} />;
  }
}
