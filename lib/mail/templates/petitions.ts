// The mails to signers: confirm, "you have signed already", and "your signature was taken out". Pure.

import { formatDateTime } from "../../i18n/format";
import type { Locale } from "../../i18n/locales";
import { translator } from "../../i18n/translate";
import { campaignZone } from "../../i18n/zones";
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

/**
 * Asks once more to confirm.
 * @param until when everything is erased; @param isLast whether no other reminder follows
 */
export function reminderLetter(
  locale: Locale,
  links: SignerLinks,
  until: Date,
  isLast: boolean,
): LaidOut {
  const t = translator(locale, "mailPetitions");
  return layOut({
    locale,
    subject: t("remind.subject"),
    paragraphs: [t("remind.what"), t("remind.how")],
    action: { label: t("confirm.action"), href: links.signature },
    after: [
      t("remind.until", { date: formatDateTime(locale, until, campaignZone, "long") }),
      t("confirm.notMe"),
      ...(isLast ? [t("remind.last")] : []),
    ],
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

/** The same for somebody who signed on paper, and never confirmed anything by mail. */
export function signedOnPaperLetter(locale: Locale, links: SignerLinks): LaidOut {
  const t = translator(locale, "mailPetitions");
  return layOut({
    locale,
    subject: t("onPaper.subject"),
    paragraphs: [t("onPaper.what"), t("onPaper.how")],
    action: { label: t("onPaper.action"), href: links.signature },
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
