// Decisions about sharing links: their codes, where they may lead, and whose visit counts.
import { isbot } from "isbot";
import { locales } from "../i18n/locales";
import { isOwnPath } from "../urls";

/** No 0/o, 1/i/l, u/v, and no vowels, so that no code reads as a word. Codes are lower case. */
const ALPHABET = "23456789bcdfghjkmnpqrstwxyz";
/** 27⁷ ≈ 10¹⁰ codes: short enough to type from a leaflet. */
export const CODE_LENGTH = 7;

/**
 * Makes a link's code.
 * @param pick gives a whole number from 0 up to, not including, its argument
 */
export function makeCode(pick: (below: number) => number): string {
  return Array.from({ length: CODE_LENGTH }, () => ALPHABET.charAt(pick(ALPHABET.length))).join("");
}

/**
 * Reads a code as somebody typed it: case does not matter.
 * @returns the code, or null for what cannot be one
 */
export function readCode(typed: string): string | null {
  const code = typed.trim().toLowerCase();
  return /^[a-z0-9]{4,16}$/.test(code) ? code : null;
}

/**
 * Where a link may lead: a page of ours, named without its language, query or fragment, so that one
 * link serves readers of every language.
 * @param typed a path, with or without the language (`/kk/events/x`, `/events/x`, `/`)
 * @returns the path without its language; null for anything that is no public page of ours
 */
export function ownTarget(typed: string): string | null {
  const path = typed.replace(/\/+$/, "") || "/";
  if (!isOwnPath(path) || !/^[a-z0-9/-]*$/.test(path)) return null;
  const language = locales.find(
    (locale) => path === `/${locale}` || path.startsWith(`/${locale}/`),
  );
  const target = language === undefined ? path : path.slice(language.length + 1) || "/";
  return /^\/(?:$|(?:briefings|petitions|events|join|privacy)(?:\/|$))/.test(target)
    ? target
    : null;
}

/**
 * The address a visitor is sent on to.
 * @param target as ownTarget() gave it; @param code carried along as `via`, so that a signature can
 *   be counted for the link; null once the link has ended
 */
export function visitorPath(locale: string, target: string, code: string | null): string {
  const path = target === "/" ? `/${locale}` : `/${locale}${target}`;
  return code === null ? path : `${path}?via=${code}`;
}

/** What a request says of itself, as far as it decides whether a person follows the link. */
export type Visit = {
  method: string;
  userAgent: string | null;
  /** `Sec-Purpose` or the older `Purpose`, `X-Purpose`, `X-Moz`: browsers loading ahead say so. */
  purpose: string | null;
};

/**
 * Whether a person is following the link. Robots, link previews, HEAD requests and pages loaded ahead
 * of a click are sent on as everybody is, and not counted.
 */
export function isPersonsVisit({ method, userAgent, purpose }: Visit): boolean {
  if (method !== "GET") return false;
  if (purpose !== null && /prefetch|prerender|preview/i.test(purpose)) return false;
  if (userAgent === null || userAgent.trim() === "") return false;
  return !isbot(userAgent);
}

/**
 * Plain links that open a program with an address and its title ready to send.
 * @param address a full address; @param title one line
 */
export function messengerLinks(address: string, title: string) {
  const url = encodeURIComponent(address);
  const words = encodeURIComponent(title);
  return {
    mail: `mailto:?subject=${words}&body=${url}`,
    telegram: `https://t.me/share/url?url=${url}&text=${words}`,
    whatsapp: `https://wa.me/?text=${words}%20${url}`,
  };
}
