// A person's own page: everything kept about them, to see, change, take along or erase. A GET changes nothing.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OwnEndorsements } from "@/components/endorsements/own-endorsements";
import { OwnLines } from "@/components/paper/own-lines";
import { LinkTrouble } from "@/components/supporters/link-trouble";
import { OwnAttendances } from "@/components/supporters/own-attendances";
import { OwnSignatures } from "@/components/supporters/own-signatures";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { answerWith } from "@/lib/http/status";
import { isLocale } from "@/lib/i18n/locales";
import { type MessageKey, translator } from "@/lib/i18n/translate";
import { findEverything, findPerson } from "@/lib/rights/queries";
import { listHelpChoices } from "@/lib/supporters/help/queries";
import { paths } from "@/lib/urls";
import { EraseEverything } from "./erase-everything";
import { OwnSupporter } from "./own-supporter";

type PageProps = {
  params: Promise<{ locale: string; token: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

const doneSentences = {
  saved: "preferences.supporter.saved",
  left: "preferences.leave.done",
} as const satisfies Record<string, MessageKey<"supporters">>;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale, "supporters")("preferences.title"), robots: { index: false } };
}

export default async function OwnDataPage({ params, searchParams }: PageProps) {
  const { locale, token } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale, "supporters");
  const person = await findPerson(token, new Date());
  if (person === null || person === "expired") {
    await answerWith(person === null ? 404 : 410);
    const kind = person === null ? "unknown" : "preferences.expired";
    return (
      <LinkTrouble
        title={t(`${kind}.title`)}
        text={t(`${kind}.text`)}
        way={{ href: paths.askForData(locale), label: t("preferences.ask.title") }}
      />
    );
  }
  const { done } = await searchParams;
  const wasDone = done === "saved" || done === "left" ? doneSentences[done] : null;
  const [all, helpChoices] = await Promise.all([
    findEverything(person.email, locale),
    listHelpChoices(locale),
  ]);
  const signatures = all.signatures.map(({ petition, ...one }) => ({
    ...one,
    regionSet: petition.regionSet,
    href: paths.petition(locale, petition.slug),
    title: petition.title,
  }));
  const attendances = all.attendances.map(({ eventSlug, eventTitle, ...one }) => ({
    ...one,
    href: paths.event(locale, eventSlug),
    title: eventTitle,
  }));
  return (
    <>
      <PageTitle
        title={t("preferences.title")}
        lead={t("preferences.lead", { email: person.email })}
      />
      {wasDone ? (
        <div className="mb-8" id="done">
          <Notice role="status">{t(wasDone)}</Notice>
        </div>
      ) : null}
      <OwnSupporter
        locale={locale}
        token={token}
        record={all.supporter}
        helpChoices={helpChoices}
      />
      <section className="rule-heavy mt-10 pt-4" aria-labelledby="signatures">
        <h2 id="signatures" className="text-2xl">
          {t("preferences.signatures.title")}
        </h2>
        <OwnSignatures locale={locale} signatures={signatures} />
      </section>
      <OwnLines locale={locale} lines={all.paper} />
      <OwnEndorsements locale={locale} endorsements={all.endorsements} />
      <section className="rule-heavy mt-10 pt-4" aria-labelledby="attendances">
        <h2 id="attendances" className="text-2xl">
          {t("preferences.events.title")}
        </h2>
        <OwnAttendances locale={locale} attendances={attendances} />
      </section>
      <section className="rule-heavy mt-10 pt-4" aria-labelledby="download">
        <h2 id="download" className="text-2xl">
          {t("preferences.download.title")}
        </h2>
        <p className="mt-2 mb-4 max-w-measure">{t("preferences.download.text")}</p>
        <ButtonLink href={paths.ownData(locale, token)} download>
          {t("preferences.download.link")}
        </ButtonLink>
      </section>
      <EraseEverything
        locale={locale}
        token={token}
        isSupporter={all.supporter !== null}
        signatures={signatures.length}
        attendances={attendances.length}
        paper={all.paper.length}
        endorsements={all.endorsements.length}
      />
    </>
  );
}
