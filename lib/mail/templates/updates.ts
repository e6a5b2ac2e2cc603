// The mail with an update of a petition, to those who asked for news, and its test to an organiser. Pure.
import type { Locale } from "../../i18n/locales";
import { translator } from "../../i18n/translate";
import { type LaidOut, layOut, oneLine } from "../layout";

type UpdateText = {
  petition: string;
  title: string;
  /** Without markup. */
  paragraphs: readonly string[];
};

export type UpdateLinks = {
  /** Full address of the update's page. */
  page: string;
  /** Full address of the person's own page. */
  data: string;
  /** Full address that stops the updates by one click. */
  unsubscribe: string;
};

function bodyOf(locale: Locale, { petition, title, paragraphs }: UpdateText, page: string) {
  const t = translator(locale, "mailUpdates");
  return {
    locale,
    subject: t("subject"),
    paragraphs: [t("of", { petition: oneLine(petition) }), oneLine(title), ...paragraphs],
    action: { label: t("read"), href: page },
  };
}

/** An update, to somebody who asked for news when they signed. */
export function updateLetter(locale: Locale, update: UpdateText, links: UpdateLinks): LaidOut {
  const t = translator(locale, "mailUpdates");
  return layOut({
    ...bodyOf(locale, update, links.page),
    dataHref: links.data,
    unsubscribe: links.unsubscribe,
    why: [t("why")],
  });
}

/** The same, to the organiser who wants to see it before it leaves. */
export function testUpdateLetter(locale: Locale, update: UpdateText, page: string): LaidOut {
  const t = translator(locale, "mailUpdates");
  return layOut({ ...bodyOf(locale, update, page), why: [t("test")] });
}
