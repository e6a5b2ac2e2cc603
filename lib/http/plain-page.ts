// The few documents the front makes itself, without Next: refused requests, and pages that broke.
import { defaultLocale, isLocale, type Locale, negotiate } from "../i18n/locales";
import { translator } from "../i18n/translate";
import type { RefusalReason } from "./requests";

const STYLE = `body{margin:0;background:#fbf8f1;color:#1b1a17;font:1.125rem/1.6 "Literata",Georgia,serif}
main{max-width:36rem;margin:0 auto;padding:4rem 1.25rem}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 1rem;padding-top:1rem;border-top:2px solid currentColor}
a{color:#0b5f7a}small{display:block;margin-top:2rem}
@media (prefers-color-scheme:dark){body{background:#171511;color:#efe9db}a{color:#84c3d9}}`;

const KEYS = {
  address: "refused.address",
  "address-too-long": "refused.addressTooLong",
  method: "refused.method",
  foreign: "refused.foreign",
  "length-missing": "refused.lengthMissing",
  "too-large": "refused.tooLarge",
  crowded: "refused.crowded",
} as const satisfies Record<RefusalReason, string>;

/** The reader's language: the one in the address, else the one their browser asks for. */
export function languageOf(path: string, acceptLanguage: string | undefined): Locale {
  const first = path.split("/", 2)[1];
  if (isLocale(first)) return first;
  return acceptLanguage === undefined ? defaultLocale : negotiate(acceptLanguage);
}

/** A request the front does not pass on, in a sentence. */
export function refusalPage(reason: RefusalReason, locale: Locale): string {
  const t = translator(locale, "errors");
  return page(locale, t("refused.title"), [t(KEYS[reason])]);
}

/**
 * A page that broke. Next's own shell for this is empty until its script runs.
 * @param digest what the reader can quote and the log knows
 */
export function brokenPage(locale: Locale, digest: string | undefined): string {
  const t = translator(locale, "broken");
  const small = digest === undefined ? [] : [`${t("quote")} ${digest}`];
  return page(locale, t("title"), [t("text")], small);
}

/**
 * A page that was not ready in time.
 * @param sent whether the reader was sending something, which may have been done all the same
 */
export function latePage(locale: Locale, sent: boolean): string {
  const t = translator(locale, "broken");
  return page(locale, t("late.title"), [t("late.text"), ...(sent ? [t("late.sent")] : [])]);
}

function page(locale: Locale, title: string, texts: string[], small: string[] = []): string {
  const front = translator(locale, "errors")("notFound.front");
  const name = translator(locale, "common")("siteName");
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">`,
    `<title>${escapeHtml(title)} – ${escapeHtml(name)}</title><style>${STYLE}</style></head><body><main>`,
    `<h1>${escapeHtml(title)}</h1>`,
    ...texts.map((text) => `<p>${escapeHtml(text)}</p>`),
    `<p><a href="/${locale}">${escapeHtml(front)}</a></p>`,
    ...small.map((text) => `<small>${escapeHtml(text)}</small>`),
    "</main></body></html>",
  ].join("");
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The digest Next gave an error, from the shell it sent. */
export function digestIn(html: string): string | undefined {
  return /digest\\?":\\?"([A-Za-z0-9@_-]{1,40})\\?"/.exec(html)?.[1];
}
