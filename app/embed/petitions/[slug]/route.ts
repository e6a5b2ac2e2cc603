// The bare address of an embed: on to the form in the reader's language.
import { isLocale, negotiate } from "@/lib/i18n/locales";
import { looksLikeSlug } from "@/lib/petitions/rules";
import { readCode } from "@/lib/shares/rules";
import { paths, withQuery } from "@/lib/urls";

type Context = { params: Promise<{ slug: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  // Without words: the front puts the site's own "no such page" in its place.
  if (!looksLikeSlug(slug)) return new Response(null, { status: 404 });
  const { searchParams } = new URL(request.url);
  const wanted = searchParams.get("lang");
  const locale = isLocale(wanted) ? wanted : negotiate(request.headers.get("accept-language"));
  const via = readCode(searchParams.get("via") ?? "") ?? undefined;
  return new Response(null, {
    status: 307,
    headers: { Location: withQuery(paths.embed(locale, slug), { via }), Vary: "Accept-Language" },
  });
}
