// Behind the link in each update: stopping them. Looking changes nothing; the button does.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeedForm } from "@/components/petitions/deed-form";
import { Spent } from "@/components/petitions/signature-link";
import { PageTitle } from "@/components/ui/page-title";
import { answerWith } from "@/lib/http/status";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findNewsLink } from "@/lib/petitions/news/queries";
import { paths } from "@/lib/urls";
import { stop } from "./actions";

type PageProps = { params: Promise<{ locale: string; token: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return {
    title: translator(locale, "updates")("stop.title"),
    robots: { index: false, follow: false },
  };
}

export default async function StopUpdatesPage({ params }: PageProps) {
  const { locale, token } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale, "updates");
  const link = await findNewsLink(token, locale);
  if (link === null) {
    await answerWith(404);
    const wayOn = { label: t("stop.ask"), href: paths.askForData(locale) };
    return <Spent title={t("stop.unknownTitle")} lead={t("stop.unknownText")} wayOn={wayOn} />;
  }
  const rest = (
    <p className="mt-6 max-w-measure">
      {t("stop.rest")} <a href={paths.askForData(locale)}>{t("stop.ask")}</a>
    </p>
  );
  if (!link.isOn) {
    const wayOn = {
      label: translator(locale, "petitions")("link.signAgain"),
      href: paths.petition(locale, link.slug),
    };
    return (
      <Spent
        title={t("stop.doneTitle")}
        lead={t("stop.doneText", { title: link.title })}
        wayOn={wayOn}
      >
        {rest}
      </Spent>
    );
  }
  return (
    <>
      <PageTitle title={t("stop.title")} lead={t("stop.lead", { title: link.title })} />
      <p className="mb-6 max-w-measure">{t("stop.what")}</p>
      <DeedForm
        locale={locale}
        look="ask"
        action={stop.bind(null, { locale, token })}
        button={t("stop.button")}
      />
      {rest}
    </>
  );
}
