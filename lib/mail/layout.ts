// The one shape of all our mails: plain paragraphs, one link, no image, nothing that reports back.

import type { Locale } from "../i18n/locales";
import { translator } from "../i18n/translate";
import { absolute, paths } from "../urls";

export type Letter = {
  locale: Locale;
  /** Neutral; see Mail.subject. */
  subject: string;
  /** Plain sentences, one paragraph each. Never markup: everything is escaped. */
  paragraphs: readonly string[];
  /** What the mail is for, as one link. `href` is a full address. */
  action?: { label: string; href: string };
  /** Paragraphs after the link. */
  after?: readonly string[];
  /** Full address of the page where this person sees, changes and erases what is kept about them. */
  dataHref?: string;
  /** Why this mail came, where the usual sentence would not be true; a line each. */
  why?: readonly string[];
  /** Full address that unsubscribes; only on mailings. */
  unsubscribe?: string;
};

export type LaidOut = Pick<Letter, "locale" | "subject" | "unsubscribe"> & {
  text: string;
  html: string;
};

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text made safe between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** What a person typed, fit for one line of a mail: control characters and line breaks become spaces. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}

const PARAGRAPH = 'style="margin:0 0 16px"';
const INK = "#1B1A17";
const BLUE = "#0B5F7A";

function footer(letter: Letter): { sentence: string; href: string }[] {
  const t = translator(letter.locale, "mail");
  return [
    ...(letter.dataHref ? [{ sentence: t("layout.yourData"), href: letter.dataHref }] : []),
    ...(letter.unsubscribe
      ? [{ sentence: t("layout.unsubscribe"), href: letter.unsubscribe }]
      : []),
    { sentence: t("layout.privacy"), href: absolute(paths.privacy(letter.locale)) },
  ];
}

function why(letter: Letter): readonly string[] {
  return letter.why ?? [translator(letter.locale, "mail")("layout.why")];
}

function asText(letter: Letter): string {
  const blocks = [
    ...letter.paragraphs,
    ...(letter.action ? [`${letter.action.label}:\n${letter.action.href}`] : []),
    ...(letter.after ?? []),
    "--\u0020",
    ...why(letter),
    ...footer(letter).map(({ sentence, href }) => `${sentence}:\n${href}`),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function asHtml(letter: Letter): string {
  const t = translator(letter.locale, "mail");
  const paragraph = (text: string) => `<p ${PARAGRAPH}>${escapeHtml(text)}</p>`;
  const link = (label: string, href: string, style = `color:${BLUE}`) =>
    `<a href="${escapeHtml(href)}" style="${style}">${escapeHtml(label)}</a>`;
  const button = `display:inline-block;padding:12px 20px;background:${INK};color:#FFFFFF;text-decoration:none`;
  const action = letter.action
    ? [
        `<p ${PARAGRAPH}>${link(letter.action.label, letter.action.href, button)}</p>`,
        `<p ${PARAGRAPH}>${escapeHtml(t("layout.orCopy"))}<br>${link(letter.action.href, letter.action.href, `color:${BLUE};word-break:break-all`)}</p>`,
      ]
    : [];
  return [
    "<!doctype html>",
    `<html lang="${letter.locale}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapeHtml(letter.subject)}</title></head>`,
    `<body style="margin:0;padding:24px;background:#FFFFFF;color:${INK};font:17px/1.5 Georgia,serif">`,
    '<div style="max-width:560px;margin:0 auto">',
    ...letter.paragraphs.map(paragraph),
    ...action,
    ...(letter.after ?? []).map(paragraph),
    '<hr style="border:0;border-top:1px solid #D9D2C3;margin:24px 0">',
    '<div style="font-size:15px">',
    ...why(letter).map(paragraph),
    ...footer(letter).map(({ sentence, href }) => `<p ${PARAGRAPH}>${link(sentence, href)}</p>`),
    "</div></div></body></html>",
  ].join("\n");
}

/**
 * Lays a letter out as text and as HTML; add `to` and it is a Mail for sendMail. Pure.
 * @returns both forms say the same and hold the same links
 */
export function layOut(letter: Letter): LaidOut {
  return {
    locale: letter.locale,
    subject: letter.subject,
    unsubscribe: letter.unsubscribe,
    text: asText(letter),
    html: asHtml(letter),
  };
}
