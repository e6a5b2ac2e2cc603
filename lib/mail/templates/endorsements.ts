// The mails to the contact of an organisation: confirm, and "your address was given again". Pure.

import type { Locale } from "../../i18n/locales";
import { translator } from "../../i18n/translate";
import { type LaidOut, layOut } from "../layout";

export type EndorserLinks = {
  /** Full address of the page with the buttons. */
  endorsement: string;
  /** Full address of the person's own page. */
  data: string;
};

/** Asks to confirm what was given for an organisation. */
export function confirmEndorsementLetter(locale: Locale, links: EndorserLinks): LaidOut {
  const t = translator(locale, "mailEndorsements");
  return layOut({
    locale,
    subject: t("confirm.subject"),
    paragraphs: [t("confirm.what"), t("confirm.how")],
    action: { label: t("confirm.action"), href: links.endorsement },
    after: [t("confirm.until"), t("confirm.notMe")],
    dataHref: links.data,
  });
}

/** Tells a contact who has confirmed that the address was given again, and that nothing changed. */
export function alreadyEndorsedLetter(locale: Locale, links: EndorserLinks): LaidOut {
  const t = translator(locale, "mailEndorsements");
  return layOut({
    locale,
    subject: t("already.subject"),
    paragraphs: [t("already.what"), t("already.how")],
    action: { label: t("already.action"), href: links.endorsement },
    dataHref: links.data,
  });
}
