// Behind a guest's link: take the place, give it back. A GET shows buttons and changes nothing.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EventFacts } from "@/components/events/event-facts";
import { ShareButtons } from "@/components/shares/share-buttons";
import { LinkTrouble } from "@/components/supporters/link-trouble";
import { NextSteps } from "@/components/supporters/next-steps";
import { OneButton } from "@/components/supporters/one-button";
import { PageTitle } from "@/components/ui/page-title";
import { findGuestLink, type GuestLinkView } from "@/lib/events/attendances/queries";
import type { EventView } from "@/lib/events/queries";
import { placesLeft } from "@/lib/events/rules";
import { type AnswerStatus, answerWith } from "@/lib/http/status";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { absolute, paths } from "@/lib/urls";
import { cancelAction, confirmAction } from "./actions";

type PageProps = { params: Promise<{ locale: string; token: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale, "events")("attend.title"), robots: { index: false } };
}

const statuses: Partial<Record<GuestLinkView["state"], AnswerStatus>> = {
  expired: 410,
  past: 410,
  retracted: 410,
  calledOff: 409,
  full: 409,
};

export default async function GuestPage({ params }: PageProps) {
  const { locale, token } = await params;
  if (!isLocale(locale)) notFound();
  const link = await findGuestLink(token, locale, new Date());
  if (link === null) {
    const t = translator(locale, "supporters");
    await answerWith(404);
    const way = {
      href: paths.events(locale),
      label: translator(locale, "errors")("notFound.events"),
    };
    return <LinkTrouble title={t("unknown.title")} text={t("unknown.text")} way={way} />;
  }
  const status = statuses[link.state];
  if (status !== undefined) await answerWith(status);
  const t = translator(locale, "events");
  const { state, name, event } = link;
  const text = t(`guest.${state}.text`, { name, reason: event?.callOffReason ?? "" });
  if (event === null || state === "expired") {
    const way = event
      ? { href: paths.event(locale, event.slug), label: t("guest.expired.action") }
      : { href: paths.events(locale), label: t("all") };
    return <LinkTrouble title={t(`guest.${state}.title`)} text={text} way={way} />;
  }
  return (
    <>
      <PageTitle kicker={event.title} title={t(`guest.${state}.title`)} lead={text} />
      <Buttons locale={locale} token={token} state={state} />
      <div className="mt-8">
        <h2 className="mb-3 text-xl">
          <a href={paths.event(locale, event.slug)}>{event.title}</a>
        </h2>
        <EventFacts
          locale={locale}
          event={event}
          left={placesLeft(event.capacity, event.taken)}
          isOver={state !== "waiting" && state !== "cancelled"}
        />
      </div>
      {state === "coming" ? <AfterComing locale={locale} token={token} event={event} /> : null}
    </>
  );
}

type ButtonsProps = { locale: Locale; token: string; state: GuestLinkView["state"] };

function Buttons({ locale, token, state }: ButtonsProps) {
  const t = translator(locale, "events");
  const confirm = confirmAction.bind(null, locale, token);
  const cancel = cancelAction.bind(null, locale, token);
  if (state === "waiting") {
    return (
      <div className="grid gap-4">
        <OneButton locale={locale} action={confirm} button={t("guest.waiting.button")} look="ask" />
        <OneButton
          locale={locale}
          action={cancel}
          button={t("guest.waiting.decline")}
          look="quiet"
        />
      </div>
    );
  }
  if (state === "cancelled" || state === "full") {
    return <OneButton locale={locale} action={confirm} button={t(`guest.${state}.button`)} />;
  }
  return null;
}

type AfterComingProps = { locale: Locale; token: string; event: EventView };

function AfterComing({ locale, token, event }: AfterComingProps) {
  const t = translator(locale, "events");
  return (
    <>
      <section className="mt-10 max-w-measure">
        <h2 className="text-xl">{t("guest.coming.cancelTitle")}</h2>
        <p className="mt-1 mb-4">{t("guest.coming.cancelText")}</p>
        <OneButton
          locale={locale}
          action={cancelAction.bind(null, locale, token)}
          button={t("guest.coming.button")}
        />
      </section>
      <p className="note mt-8 max-w-measure">{t("guest.data")}</p>
      <NextSteps
        locale={locale}
        steps={[
          { kind: "petition", href: paths.petitions(locale) },
          { kind: "join", href: paths.join(locale) },
        ]}
      />
      <div className="mt-8">
        <ShareButtons
          locale={locale}
          address={absolute(paths.event(locale, event.slug))}
          title={event.title}
        />
      </div>
    </>
  );
}
