// Reads for the page behind a joining link.
import { db } from "../../db";
import type { Locale } from "../../i18n/locales";
import { hashToken, looksLikeToken } from "../../tokens";
import { openVault } from "../../vault/vault";
import { supporterState } from "../rules";

/** What the link's page shows, so that nobody confirms what somebody else typed. */
export type JoiningView = {
  state: "waiting" | "joined" | "expired";
  name: string;
  /** Null when none was typed. */
  phone: string | null;
  /** As the record says, not as the page's address does. */
  locale: Locale;
  news: boolean;
};

/**
 * The sign-up a link belongs to.
 * @returns null for an unknown link or an erased record
 */
export async function findJoining(token: string, now: Date): Promise<JoiningView | null> {
  if (!looksLikeToken(token)) return null;
  const link = await db().token.findUnique({
    where: { hash: hashToken(token), purpose: "supporter" },
    select: {
      expiresAt: true,
      supporter: {
        select: {
          id: true,
          locale: true,
          rowKey: true,
          sealedName: true,
          sealedPhone: true,
          confirmedAt: true,
          leftAt: true,
          erasedAt: true,
          consents: { where: { purpose: "news", withdrawnAt: null }, select: { id: true } },
        },
      },
    },
  });
  const supporter = link?.supporter;
  if (!link || !supporter) return null;
  const state = supporterState(supporter);
  if (state === "erased") return null;
  const vault = await openVault("supporters");
  const cells = vault.row("supporter", supporter.id, supporter.rowKey);
  const isLate = state === "left" || (state === "waiting" && link.expiresAt <= now);
  return {
    state: isLate ? "expired" : state === "joined" ? "joined" : "waiting",
    name: cells.openIf("name", supporter.sealedName) ?? "",
    phone: cells.openIf("phone", supporter.sealedPhone),
    locale: supporter.locale,
    news: supporter.consents.length > 0,
  };
}
