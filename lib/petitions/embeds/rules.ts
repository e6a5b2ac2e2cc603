// Pure decisions about embedding: which origins may be named, and what to paste on another site.
import type { Locale } from "../../i18n/locales";

/** Most sites that may show one petition's form: each stands in a header of every answer. */
export const MOST_ORIGINS = 50;

const LOOPBACK = /^(localhost|127\.0\.0\.1)$/;

/**
 * An origin as a browser writes it (RFC 6454 §6.2), from what somebody typed.
 * @returns null for anything but `https://host[:port]`; http is let in for this computer's own
 *   addresses only, where browsers hold it to be safe too (W3C Secure Contexts §3.1)
 */
export function readOrigin(typed: string): string | null {
  if (!URL.canParse(typed)) return null;
  const url = new URL(typed);
  const isSafe =
    url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.test(url.hostname));
  const isBare =
    url.pathname === "/" &&
    url.search === "" &&
    url.hash === "" &&
    url.username === "" &&
    url.password === "";
  // What the parser let through must still be one word of a header.
  if (!isSafe || !isBare || !/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/.test(url.origin)) return null;
  return url.hostname.includes(".") || LOOPBACK.test(url.hostname) ? url.origin : null;
}

const escaped = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/**
 * What to paste on another site: a link, which the script turns into a frame.
 * @param page full address of the petition's page; @param script full address of embed.js
 */
export function snippet(
  locale: Locale,
  { title, page, script }: { title: string; page: string; script: string },
): string {
  return `<a data-bosaga lang="${locale}" href="${escaped(page)}">${escaped(title)}</a>\n<script async src="${escaped(script)}"></script>`;
}
