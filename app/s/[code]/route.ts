// A sharing link: count a person's visit, then on to the page in the reader's language.
import { negotiate } from "@/lib/i18n/locales";
import { recordVisit } from "@/lib/shares/commands";
import { findShareTarget } from "@/lib/shares/queries";
import { isPersonsVisit, visitorPath } from "@/lib/shares/rules";

type Context = { params: Promise<{ code: string }> };

async function follow(request: Request, { params }: Context): Promise<Response> {
  const { code } = await params;
  const link = await findShareTarget(code);
  // Without words: the front puts the site's own "no such page" in its place.
  if (link === null) return new Response(null, { status: 404 });
  const locale = negotiate(request.headers.get("accept-language"));
  const headers = new Headers({ "Cache-Control": "no-store", Vary: "Accept-Language" });
  const isStanding = link.endedAt === null;
  const visit = {
    method: request.method,
    userAgent: request.headers.get("user-agent"),
    purpose: ["sec-purpose", "purpose", "x-purpose", "x-moz"]
      .map((name) => request.headers.get(name))
      .filter((value) => value !== null)
      .join(","),
  };
  if (isStanding && isPersonsVisit(visit)) await recordVisit(link.id, new Date());
  headers.set("Location", visitorPath(locale, link.path, isStanding ? link.code : null));
  return new Response(null, { status: 302, headers });
}

export const GET = follow;
export const HEAD = follow;
