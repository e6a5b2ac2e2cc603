// The site's addresses, each written once. Paths here are what pages link, mails print and caches purge.
import { env } from "./env";
import { type Locale, locales } from "./i18n/locales";

export const paths = {
  front: (locale: Locale) => `/${locale}`,
  briefings: (locale: Locale) => `/${locale}/briefings`,
  briefing: (locale: Locale, slug: string) => `/${locale}/briefings/${slug}`,
  petitions: (locale: Locale) => `/${locale}/petitions`,
  petition: (locale: Locale, slug: string) => `/${locale}/petitions/${slug}`,
  signed: (locale: Locale, slug: string) => `/${locale}/petitions/${slug}/thanks`,
  petitionPoster: (locale: Locale, slug: string) => `/${locale}/petitions/${slug}/print`,
  /** How we count: today's numbers, every correction. */
  petitionCount: (locale: Locale, slug: string) => `/${locale}/petitions/${slug}/count`,
  petitionHistory: (locale: Locale, slug: string) => `/${locale}/petitions/${slug}/history`,
  petitionVersions: (locale: Locale, slug: string) => `/${locale}/petitions/${slug}/versions`,
  comments: (locale: Locale, slug: string) => `/${locale}/petitions/${slug}/comments`,
  updates: (locale: Locale, slug: string) => `/${locale}/petitions/${slug}/updates`,
  update: (locale: Locale, slug: string, id: string) =>
    `/${locale}/petitions/${slug}/updates/${id}`,
  updatesFeed: (locale: Locale, slug: string) => `/${locale}/petitions/${slug}/updates.atom`,
  /** Where somebody stops the updates of a petition, behind a link from each of them. */
  stopUpdates: (locale: Locale, token: string) => `/${locale}/updates/${token}`,
  /** Deliveries, the signers' lists' hashes, answers and the outcome. */
  petitionDelivery: (locale: Locale, slug: string) => `/${locale}/petitions/${slug}/delivery`,
  deliveryDocument: (locale: Locale, slug: string, id: string) =>
    `/${locale}/petitions/${slug}/delivery/${id}`,
  /** The form as other sites show it in a frame. */
  embed: (locale: Locale, slug: string) => `/embed/petitions/${slug}/${locale}`,
  embedSigned: (locale: Locale, slug: string) => `/embed/petitions/${slug}/${locale}/thanks`,
  embedScript: () => "/embed.js",
  /** Organisations that endorse, and the form. */
  organisations: (locale: Locale, slug: string) => `/${locale}/petitions/${slug}/organisations`,
  endorsed: (locale: Locale, slug: string) => `/${locale}/petitions/${slug}/organisations/thanks`,
  /** What an organisation's contact can do. */
  endorsement: (locale: Locale, token: string) => `/${locale}/endorsements/${token}`,
  endorsementWithdrawn: (locale: Locale) => `/${locale}/endorsements/withdrawn`,
  endorsementRejected: (locale: Locale) => `/${locale}/endorsements/rejected`,
  signature: (locale: Locale, token: string) => `/${locale}/signatures/${token}`,
  signatureWithdrawn: (locale: Locale) => `/${locale}/signatures/withdrawn`,
  signatureRejected: (locale: Locale) => `/${locale}/signatures/rejected`,
  join: (locale: Locale) => `/${locale}/join`,
  joined: (locale: Locale) => `/${locale}/join/thanks`,
  supporter: (locale: Locale, token: string) => `/${locale}/join/${token}`,
  /** Where a link to one's own data can be asked for. */
  askForData: (locale: Locale) => `/${locale}/preferences`,
  erased: (locale: Locale) => `/${locale}/preferences/erased`,
  ownData: (locale: Locale, token: string) => `/${locale}/preferences/${token}/data.json`,
  preferences: (locale: Locale, token: string) => `/${locale}/preferences/${token}`,
  /** The List-Unsubscribe address of a mailing: one click by POST, a page by GET (RFC 8058). */
  unsubscribe: (token: string) => `/api/unsubscribe/${token}`,
  events: (locale: Locale) => `/${locale}/events`,
  event: (locale: Locale, slug: string) => `/${locale}/events/${slug}`,
  eventPoster: (locale: Locale, slug: string) => `/${locale}/events/${slug}/print`,
  attending: (locale: Locale, slug: string) => `/${locale}/events/${slug}/thanks`,
  attendance: (locale: Locale, token: string) => `/${locale}/attendances/${token}`,
  eventCalendar: (locale: Locale, slug: string) => `/${locale}/events/${slug}/calendar.ics`,
  eventsCalendar: (locale: Locale) => `/${locale}/events/calendar.ics`,
  privacy: (locale: Locale) => `/${locale}/privacy`,
  signIn: (locale: Locale, step = "") => `/${locale}/sign-in${step && `/${step}`}`,
  /** Where an invitation leads. */
  setUp: (locale: Locale, token: string) => `/${locale}/sign-in/set-up/${token}`,
  admin: (locale: Locale, section = "") => `/${locale}/admin${section && `/${section}`}`,
  share: (code: string) => `/s/${code}`,
  petitionApi: (slug: string) => `/api/v1/petitions/${slug}`,
  challenge: (slug: string) => `/api/v1/petitions/${slug}/challenge`,
  historyApi: (slug: string) => `/api/v1/petitions/${slug}/history`,
  historyCsv: (slug: string) => `/api/v1/petitions/${slug}/history.csv`,
} as const;

/** A path with a query; what is undefined or empty is left out. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | undefined>>,
): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

/** A path as a full address, for mails, calendars and copied links. */
export function absolute(path: string): string {
  return new URL(path, env().SITE_URL).toString();
}

/** Public pages that show this petition's texts or count: what to purge when either changes. */
export function pathsShowingPetition(
  slug: string,
  briefingSlugs: readonly string[] = [],
): string[] {
  return [
    paths.petitionApi(slug),
    paths.historyApi(slug),
    paths.historyCsv(slug),
    ...locales.flatMap((locale) => [
      paths.front(locale),
      paths.petitions(locale),
      paths.petition(locale, slug),
      paths.petitionCount(locale, slug),
      paths.petitionHistory(locale, slug),
      paths.petitionVersions(locale, slug),
      paths.comments(locale, slug),
      paths.updates(locale, slug),
      paths.updatesFeed(locale, slug),
      paths.petitionDelivery(locale, slug),
      paths.organisations(locale, slug),
      paths.embed(locale, slug),
      paths.embedSigned(locale, slug),
      ...briefingSlugs.map((briefing) => paths.briefing(locale, briefing)),
    ]),
  ];
}

/** Public pages that show this briefing. */
export function pathsShowingBriefing(slug: string): string[] {
  return locales.flatMap((locale) => [
    paths.front(locale),
    paths.briefings(locale),
    paths.briefing(locale, slug),
  ]);
}

/** Public pages and calendars that show this event. */
export function pathsShowingEvent(slug: string): string[] {
  return locales.flatMap((locale) => [
    paths.front(locale),
    paths.events(locale),
    paths.eventsCalendar(locale),
    paths.event(locale, slug),
    paths.eventCalendar(locale, slug),
  ]);
}

/**
 * Whether a string is a path of our own, safe to redirect to: one leading slash, no scheme, no
 * backslash, no control character (open redirects: OWASP Unvalidated Redirects and Forwards).
 */
export function isOwnPath(value: string): boolean {
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(value)) return false;
  const base = "http://own.invalid";
  return URL.canParse(value, base) && new URL(value, base).origin === base;
}
