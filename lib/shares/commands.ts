// Writes of sharing links: making one, ending one, counting a visit.
import { randomInt } from "node:crypto";
import { recordDeed } from "../audit/commands";
import { db, inTransaction } from "../db";
import { campaignZone } from "../i18n/zones";
import { ok, type Result, refuse } from "../result";
import { newId } from "../tokens";
import { makeCode } from "./rules";
import type { ShareLinkInput } from "./schema";

/**
 * Makes a sharing link. It belongs to a place, a group or a leaflet, never to a person: a code per
 * person would tie who shares to who signs.
 * @param actorId the member; null for the seed
 * @returns its id and code
 */
export function mintShareLink(
  actorId: string | null,
  input: ShareLinkInput,
): Promise<{ id: string; code: string }> {
  return inTransaction(async (tx) => {
    const id = newId();
    // Two equal codes out of 10¹⁰ are possible; the row of the first stays and another is drawn.
    for (;;) {
      const code = makeCode(randomInt);
      const { count } = await tx.shareLink.createMany({
        data: [{ id, code, path: input.path, label: input.label, createdById: actorId }],
        skipDuplicates: true,
      });
      if (count === 0) continue;
      await recordDeed(tx, {
        actorId,
        action: "share:create",
        subjectType: "shareLink",
        subjectId: id,
        details: { code, path: input.path },
      });
      return { id, code };
    }
  });
}

/**
 * Ends a link: from now on nothing is counted for it. It still leads where it led, because paper
 * that carries it cannot be recalled.
 * @returns refused `unknown` for no such link; ending it twice is as good as once
 */
export function endShareLink(
  actorId: string | null,
  id: string,
  now: Date,
): Promise<Result<undefined, "unknown">> {
  return inTransaction(async (tx) => {
    const link = await tx.shareLink.findUnique({ where: { id }, select: { endedAt: true } });
    if (link === null) return refuse("unknown");
    const { count } = await tx.shareLink.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: now },
    });
    if (count > 0) {
      await recordDeed(tx, {
        actorId,
        action: "share:end",
        subjectType: "shareLink",
        subjectId: id,
      });
    }
    return ok();
  });
}

/**
 * Counts one visit. Nothing is kept but the number of the day, in the campaign's zone.
 * @param linkId of a link that has not ended
 */
export async function recordVisit(linkId: string, now: Date): Promise<void> {
  await db().$executeRaw`
    INSERT INTO share_visit_day (link_id, day, visits)
    SELECT id, (${now}::timestamptz AT TIME ZONE ${campaignZone})::date, 1
      FROM share_link WHERE id = ${linkId}::uuid AND ended_at IS NULL
    ON CONFLICT (link_id, day) DO UPDATE SET visits = share_visit_day.visits + 1`;
}
