// A petition's updates as a feed to subscribe to (Atom, RFC 4287).
import { findCampaign } from "@/lib/campaign/queries";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translate";
import { findPublishedPetition } from "@/lib/petitions/queries";
import { listPublishedUpdates } from "@/lib/petitions/updates/queries";
import { ATOM_TYPE, atomFeed } from "@/lib/petitions/updates/rules";
import { absolute, paths } from "@/lib/urls";

type Context = { params: Promise<{ locale: string; slug: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale, slug } = await params;
  const petition = isLocale(locale) ? await findPublishedPetition(slug, locale, new Date()) : null;
  if (!isLocale(locale) || petition === null) return new Response(null, { status: 404 });
  const [campaign, { updates }] = await Promise.all([
    findCampaign(locale),
    listPublishedUpdates(petition.id, locale, null, 50),
  ]);
  const feed = atomFeed({
    locale,
    petitionId: petition.id,
    title: `${petition.title} – ${translator(locale, "updates")("title")}`,
    author: campaign?.name ?? translator(locale, "common")("siteName"),
    self: absolute(paths.updatesFeed(locale, slug)),
    page: absolute(paths.updates(locale, slug)),
    since: petition.publishedAt,
    entries: updates.map((update) => ({
      ...update,
      href: absolute(paths.update(locale, slug, update.id)),
    })),
  });
  return new Response(feed, { headers: { "Content-Type": ATOM_TYPE } });
}
