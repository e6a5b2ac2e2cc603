// The mails to guests of an event: confirm, your place, called off. Pure.

import { formatSpan } from "../../i18n/format";
import type { Locale } from "../../i18n/locales";
import { translator } from "../../i18n/translate";
import { type LaidOut, layOut, oneLine } from "../layout";

export type EventFactsInMail = {
  title: string;
  venue: string;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  isExample: boolean;
};

export type GuestLinks = {
  /** Full address of the page with the buttons: take the place, give it back. */
  guest: string;
  /** Full address of the event's page. */
  event: string;
  /** Full address of the event's calendar file. */
  calendar: string;
  /** Full address of the person's own page. */
  data: string;
};

const when = (locale: Locale, event: EventFactsInMail) =>
  formatSpan(locale, event.startsAt, event.endsAt, event.timeZone);

/** Asks to confirm. Says nothing of the event: anybody could have typed this address. */
export function confirmAttendanceLetter(locale: Locale, links: GuestLinks): LaidOut {
  const t = translator(locale, "mailEvents");
  return layOut({
    locale,
    subject: t("confirm.subject"),
    paragraphs: [t("confirm.what"), t("confirm.how")],
    action: { label: t("confirm.action"), href: links.guest },
    after: [t("confirm.until")],
    dataHref: links.data,
  });
}

/** Where and when, for somebody who has a place, and the link that gives it back. */
export function placeLetter(locale: Locale, event: EventFactsInMail, links: GuestLinks): LaidOut {
  const t = translator(locale, "mailEvents");
  return layOut({
    locale,
    subject: t("place.subject"),
    paragraphs: [
      t("place.what"),
      ...(event.isExample ? [t("place.example")] : []),
      oneLine(event.title),
      t("place.when", { when: when(locale, event) }),
      t("place.where", { where: oneLine(event.venue) }),
      t("place.page", { href: links.event }),
      t("place.calendar", { href: links.calendar }),
    ],
    action: { label: t("place.action"), href: links.guest },
    dataHref: links.data,
  });
}

/** Tells somebody who has a place that the event does not happen. @param reason the organisers' words */
export function calledOffLetter(
  locale: Locale,
  event: EventFactsInMail,
  reason: string,
  links: GuestLinks,
): LaidOut {
  const t = translator(locale, "mailEvents");
  return layOut({
    locale,
    subject: t("calledOff.subject"),
    paragraphs: [
      t("calledOff.what", { title: oneLine(event.title), when: when(locale, event) }),
      t("calledOff.reason", { reason: oneLine(reason) }),
    ],
    action: { label: t("calledOff.action"), href: links.event },
    dataHref: links.data,
  });
}
