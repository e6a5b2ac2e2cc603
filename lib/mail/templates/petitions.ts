// The mails to signers: confirm, "you have signed already", and "your signature was taken out". Pure.
import type { Locale } from "../../i18n/locales";
import { translator } from "../../i18n/translate";
import { type LaidOut, layOut } from "../layout";

export type SignerLinks = {
  /** Full address of the page with the buttons. */
  signature: string;
  /** Full address of the person's own page. */
  data: string;
};

/** Asks to confirm a signature. */
export function confirmSignatureLetter(locale: Locale, links: SignerLinks): LaidOut {
  const t = translator(locale, "mailPetitions");
  return layOut({
    locale,
    subject: t("confirm.subject"),
    paragraphs: [t("confirm.what"), t("confirm.how")],
    action: { label: t("confirm.action"), href: links.signature },
    after: [t("confirm.until"), t("confirm.notMe")],
    dataHref: links.data,
  });
}

/** Tells somebody who has signed that their address was given again, and that nothing changed. */
export function alreadySignedLetter(locale: Locale, links: SignerLinks): LaidOut {
  const t = translator(locale, "mailPetitions");
  return layOut({
    locale,
    subject: t("already.subject"),
    paragraphs: [t("already.what"), t("already.how")],
    action: { label: t("already.action"), href: links.signature },
    dataHref: links.data,
  });
}

/** Tells somebody whose signature organisers took out whom to write to. @param contact an address */
export function removedLetter(locale: Locale, contact: string, links: SignerLinks): LaidOut {
  const t = translator(locale, "mailPetitions");
  return layOut({
    locale,
    subject: t("removed.subject"),
    paragraphs: [t("removed.what"), t("removed.how", { contact })],
    dataHref: links.data,
  });
}
