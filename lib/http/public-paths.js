// Which paths everybody may share, and for how long: read by next.config.js (which sends the headers)
// and by the page cache (which obeys them). Plain JavaScript, because Next reads its config as such.

const LOCALE = ":locale(kk|ru|en)";
const DAY = 86_400;

/**
 * Builds a Cache-Control for shared caches (RFC 9111, RFC 5861). Browsers get max-age=0: they ask
 * again each time, which costs a 304, so nobody sees an old count after confirming.
 * @param {number} fresh seconds a shared copy may be served without asking
 * @param {number} whileRevalidating seconds after that in which it may be served while one render runs
 */
function shared(fresh, whileRevalidating) {
  return `public, max-age=0, s-maxage=${fresh}, stale-while-revalidate=${whileRevalidating}, stale-if-error=${DAY}`;
}

// Publishing and counting purge by path, so these are only how long a page may lag behind the clock
// ("as of", past and coming events) when nothing was published.
const PAGE = shared(60, 600);
const READING = shared(300, 3_600);
const COUNT = shared(10, 60);
const FEED = shared(300, 3_600);

/** What every answer carries that is nobody else's business. */
export const PRIVATE = "private, no-store";

/** @type {ReadonlyArray<{ source: string, cacheControl: string }>} */
export const publicPaths = [
  { source: `/${LOCALE}`, cacheControl: PAGE },
  { source: `/${LOCALE}/briefings`, cacheControl: PAGE },
  { source: `/${LOCALE}/briefings/:slug`, cacheControl: READING },
  { source: `/${LOCALE}/petitions`, cacheControl: PAGE },
  { source: `/${LOCALE}/petitions/:slug`, cacheControl: PAGE },
  { source: `/${LOCALE}/petitions/:slug/count`, cacheControl: PAGE },
  { source: `/${LOCALE}/petitions/:slug/history`, cacheControl: PAGE },
  { source: `/${LOCALE}/petitions/:slug/versions`, cacheControl: READING },
  { source: `/${LOCALE}/petitions/:slug/comments`, cacheControl: PAGE },
  { source: `/${LOCALE}/petitions/:slug/updates`, cacheControl: PAGE },
  { source: `/${LOCALE}/petitions/:slug/updates/:id`, cacheControl: PAGE },
  { source: `/${LOCALE}/petitions/:slug/updates.atom`, cacheControl: FEED },
  { source: `/${LOCALE}/petitions/:slug/delivery`, cacheControl: PAGE },
  { source: `/${LOCALE}/petitions/:slug/delivery/:id`, cacheControl: READING },
  { source: `/${LOCALE}/petitions/:slug/organisations`, cacheControl: PAGE },
  { source: `/${LOCALE}/events`, cacheControl: PAGE },
  { source: `/${LOCALE}/events/calendar.ics`, cacheControl: FEED },
  { source: `/${LOCALE}/events/:slug`, cacheControl: PAGE },
  { source: `/${LOCALE}/events/:slug/calendar.ics`, cacheControl: FEED },
  { source: `/${LOCALE}/privacy`, cacheControl: READING },
  { source: "/api/v1/petitions/:slug", cacheControl: COUNT },
  { source: "/api/v1/petitions/:slug/history", cacheControl: PAGE },
  { source: "/api/v1/petitions/:slug/history.csv", cacheControl: PAGE },
  { source: `/embed/petitions/:slug/${LOCALE}`, cacheControl: PAGE },
  { source: `/embed/petitions/:slug/${LOCALE}/thanks`, cacheControl: PAGE },
  { source: "/embed.js", cacheControl: FEED },
  { source: "/icon.svg", cacheControl: FEED },
  { source: "/robots.txt", cacheControl: FEED },
];
