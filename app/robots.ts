// Owns what crawlers are asked: read the public pages, leave personal links and the desk alone.
import type { MetadataRoute } from "next";
import { locales } from "@/lib/i18n/locales";

const closed = ["admin", "sign-in", "signatures", "updates", "preferences", "attendances"];

export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: "*",
      allow: "/",
      disallow: [
        "/s/",
        "/api/auth/",
        ...locales.flatMap((locale) => closed.map((part) => `/${locale}/${part}`)),
      ],
    },
  };
}
