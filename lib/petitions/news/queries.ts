// Reads behind the link that stops a petition's updates.
import { db } from "../../db";
import type { Locale } from "../../i18n/locales";
import { hashToken, looksLikeToken } from "../../tokens";

/** What the page behind a link from an update shows. */
export type NewsLink = {
  /** The language the updates come in. */
  locale: Locale;
  slug: string;
  /** The petition's title in the page's language. */
  title: string;
  /** Whether updates still go to this address. */
  isOn: boolean;
};

/**
 * The petition whose updates a link stops. A link past its end still does: refusing would help nobody.
 * @param locale of the title; null: the updates' own language
 * @returns null for an unknown link, and once the signature is erased
 */
export async function findNewsLink(token: string, locale: Locale | null): Promise<NewsLink | null> {
  if (!looksLikeToken(token)) return null;
  const link = await db().token.findUnique({
    where: { hash: hashToken(token), purpose: "updates" },
    select: {
      signature: {
        select: {
          locale: true,
          consents: { where: { purpose: "news", withdrawnAt: null }, select: { id: true } },
          petition: {
            select: { slug: true, texts: { select: { locale: true, title: true } } },
          },
        },
      },
    },
  });
  if (!link?.signature) return null;
  const { signature } = link;
  const wanted = locale ?? signature.locale;
  return {
    locale: signature.locale,
    slug: signature.petition.slug,
    title: signature.petition.texts.find((text) => text.locale === wanted)?.title ?? "",
    isOn: signature.consents.length > 0,
  };
}
