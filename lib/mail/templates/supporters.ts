// The mails to supporters: confirm your address, and “you are on the list already”. Pure.
import type { Locale } from "../../i18n/locales";
import { translator } from "../../i18n/translate";
import { type LaidOut, layOut } from "../layout";

type Links = {
  /** Full address of the person's own page. */
  data: string;
  /** Full address that unsubscribes by one click. */
  unsubscribe: string;
};

/** Asks to confirm a sign-up. @param confirm full address of the page with the button */
export function confirmJoiningLetter(locale: Locale, confirm: string, links: Links): LaidOut {
  const t = translator(locale, "mailSupporters");
  return layOut({
    locale,
    subject: t("confirm.subject"),
    paragraphs: [t("confirm.what"), t("confirm.how")],
    action: { label: t("confirm.action"), href: confirm },
    after: [t("confirm.until")],
    dataHref: links.data,
    unsubscribe: links.unsubscribe,
  });
}

/** Tells somebody who has joined that their address was given again, and that nothing changed. */
export function alreadyJoinedLetter(locale: Locale, links: Links): LaidOut {
  const t = translator(locale, "mailSupporters");
  return layOut({
    locale,
    subject: t("already.subject"),
    paragraphs: [t("already.what"), t("already.how")],
    action: { label: t("already.action"), href: links.data },
    unsubscribe: links.unsubscribe,
  });
}

/** The link to one's own data, for who asked for it. */
export function ownDataLetter(locale: Locale, data: string): LaidOut {
  const t = translator(locale, "mailSupporters");
  return layOut({
    locale,
    subject: t("data.subject"),
    paragraphs: [t("data.what")],
    action: { label: t("data.action"), href: data },
    after: [t("data.after")],
  });
}
