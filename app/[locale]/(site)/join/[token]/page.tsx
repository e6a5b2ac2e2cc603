// Behind the link in the mail: a GET shows buttons and changes nothing.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ShareButtons } from "@/components/shares/share-buttons";
import { LinkTrouble } from "@/components/supporters/link-trouble";
import { NextSteps } from "@/components/supporters/next-steps";
import { OneButton } from "@/components/supporters/one-button";
import { PageTitle } from "@/components/ui/page-title";
import { answerWith } from "@/lib/http/status";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findJoining, type JoiningView } from "@/lib/supporters/joining/queries";
import { absolute, paths } from "@/lib/urls";
import { confirmJoiningAction, declineJoiningAction } from "../actions";

type PageProps = { params: Promise<{ locale: string; token: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale, "supporters")("title"), robots: { index: false } };
}

export default async function JoiningPage({ params }: PageProps) {
  const { locale, token } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale, "supporters");
  const joining = await findJoining(token, new Date());
  if (joining === null) {
    await answerWith(404);
    return (
      <LinkTrouble
        title={t("unknown.title")}
        text={t("unknown.text")}
        way={{ href: paths.join(locale), label: t("expired.action") }}
      />
    );
  }
  if (joining.state === "expired") {
    await answerWith(410);
    return (
      <LinkTrouble
        title={t("expired.title")}
        text={t("expired.text")}
        way={{ href: paths.join(locale), label: t("expired.action") }}
      />
    );
  }
  return joining.state === "joined" ? (
    <Joined locale={locale} joining={joining} />
  ) : (
    <Waiting locale={locale} joining={joining} token={token} />
  );
}

type PartProps = { locale: Locale; joining: JoiningView };

function Waiting({ locale, joining, token }: PartProps & { token: string }) {
  const t = translator(locale, "supporters");
  return (
    <>
      <PageTitle title={t("confirm.title")} lead={t("confirm.who", { name: joining.name })} />
      {joining.phone === null ? null : (
        <p className="max-w-measure">{t("confirm.phone", { phone: joining.phone })}</p>
      )}
      <p className="max-w-measure">{t(joining.news ? "confirm.newsYes" : "confirm.newsNo")}</p>
      <div className="mt-6 grid gap-4">
        <OneButton
          locale={locale}
          action={confirmJoiningAction.bind(null, locale, token)}
          button={t("confirm.button")}
          look="ask"
        />
        <OneButton
          locale={locale}
          action={declineJoiningAction.bind(null, locale, token)}
          button={t("confirm.decline")}
          look="quiet"
        />
      </div>
    </>
  );
}

function Joined({ locale, joining }: PartProps) {
  const t = translator(locale, "supporters");
  return (
    <>
      <PageTitle title={t("joined.title")} lead={t("joined.text", { name: joining.name })} />
      <p className="note max-w-measure">{t("joined.data")}</p>
      <NextSteps
        locale={locale}
        steps={[
          { kind: "petition", href: paths.petitions(locale) },
          { kind: "events", href: paths.events(locale) },
        ]}
      />
      <div className="mt-8">
        <ShareButtons
          locale={locale}
          address={absolute(paths.join(locale))}
          title={translator(locale, "supporters")("next.join")}
        />
      </div>
    </>
  );
}
