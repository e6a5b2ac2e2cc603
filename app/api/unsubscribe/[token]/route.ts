// One-click unsubscribing (RFC 8058): mail programs POST here without cookies; people who open the
// address get their page with the button, and nothing changes by that.

import { callerNetwork } from "@/lib/http/caller";
import { limit } from "@/lib/http/limits";
import { negotiate } from "@/lib/i18n/locales";
import { stopUpdates } from "@/lib/petitions/news/commands";
import { findNewsLink } from "@/lib/petitions/news/queries";
import { unsubscribe } from "@/lib/rights/commands";
import { findPerson } from "@/lib/rights/queries";
import { paths } from "@/lib/urls";

type Context = { params: Promise<{ token: string }> };

const plain = (text: string, status: number) =>
  new Response(text, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const news = await findNewsLink(token, null);
  if (news !== null) {
    return new Response(null, {
      status: 302,
      headers: { Location: paths.stopUpdates(news.locale, token), "Cache-Control": "no-store" },
    });
  }
  const person = await findPerson(token, new Date());
  const locale =
    person === null || person === "expired"
      ? negotiate(request.headers.get("accept-language"))
      : person.locale;
  const page = paths.preferences(locale, encodeURIComponent(token));
  return new Response(null, {
    status: 302,
    headers: { Location: `${page}#leave`, "Cache-Control": "no-store" },
  });
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const body = await request.text();
  // RFC 8058 §3.1: the body is exactly this pair; anything else is not the one click.
  if (new URLSearchParams(body).get("List-Unsubscribe") !== "One-Click") {
    return plain("Expected List-Unsubscribe=One-Click.\n", 400);
  }
  const limited = await limit("link", await callerNetwork());
  if (!limited.ok) return plain("Too many requests.\n", 429);
  // The link of an update stops the updates of its petition; any other, everything we send unasked.
  const stopped = await stopUpdates(token, new Date());
  const done = stopped.ok ? stopped : await unsubscribe(token, new Date());
  // An erased person's link is unknown, and they get no mail: that is what was asked for.
  return done.ok ? plain("Unsubscribed.\n", 200) : plain("This link is not known.\n", 404);
}
