// Owns the bare address: sends each reader to the site in the language their browser asks for.
import { negotiate } from "@/lib/i18n/locales";
import { paths } from "@/lib/urls";

export function GET(request: Request): Response {
  const locale = negotiate(request.headers.get("accept-language"));
  return new Response(null, {
    // 307: browsers must not remember it, the reader may change the language they ask for.
    status: 307,
    headers: { Location: paths.front(locale), Vary: "Accept-Language" },
  });
}
