// The mails to signers: confirm, "you have signed already", and "your signature was taken out". Pure.
import type { Locale } from "../../i18n/locales";
import { translator } from "../../i18n/translate";
import { type LaidOut, layOut } from "../layout";

/** Asks to confirm a signature. @param link full address of the page with the buttons */
export function confirmSignatureLetter(locale: Locale, link: string): LaidOut {
  const t = translator(locale, "mailPetitions");
  return layOut({
    locale,
    subject: t("confirm.subject"),
    paragraphs: [t("confirm.what"), t("confirm.how")],
    action: { label: t("confirm.action"), href: link },
    after: [t("confirm.until"), t("confirm.notMe")],
  });
}

/** Tells somebody who has signed that their address was given again, and that nothing changed. */
export function alreadySignedLetter(locale: Locale, link: string): LaidOut {
  const t = translator(locale, "mailPetitions");
  return layOut({
    locale,
    subject: t("already.subject"),
    paragraphs: [t("already.what"), t("already.how")],
    action: { label: t("already.action"), href: link },
    dataHref: link,
  });
}

/** Tells somebody whose signature organisers took out whom to write to. @param contact an address */
export function removedLetter(locale: Locale, contact: string, link: string): LaidOut {
  const t = translator(locale, "mailPetitions");
  return layOut({
    locale,
    subject: t("removed.subject"),
    paragraphs: [t("removed.what"), t("removed.how", { contact })],
    dataHref: link,
  });
}
