// Pledges redeemed on paper: where an online signature is a pledge, who then signs a checked sheet counts as paper.
import type { Tx } from "../../../db";
import { Prisma } from "../../../db";
import { campaignZone } from "../../../i18n/zones";
import { writeMilestones } from "../../milestones/commands";

const dayOf = (at: Prisma.Sql) => Prisma.sql`(${at} AT TIME ZONE ${campaignZone})::date`;

/**
 * Gives a standing signature its other source, and moves its share of the totals along: by place, and on
 * the days on which it was counted, taken out and brought back, as a recount from rows finds them.
 * @param to what it becomes; @returns whether there was one to turn
 */
async function turn(tx: Tx, signatureId: string, to: "paper" | "online"): Promise<boolean> {
  const by = Prisma.sql`${to === "paper" ? 1 : -1}::int`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH turned AS (
      UPDATE signature SET source = ${to}::signature_source FROM petition
      WHERE signature.id = ${signatureId}::uuid AND petition.id = signature.petition_id
        AND petition.rule->>'signature' = 'pledge'
        AND signature.source <> ${to}::signature_source
        AND signature.state IN ('confirmed', 'counted')
      RETURNING signature.id, signature.petition_id, signature.place, signature.counted_at
    ), standing AS (
      UPDATE petition_tally SET paper = paper + ${by} FROM turned
      WHERE turned.counted_at IS NOT NULL AND petition_tally.petition_id = turned.petition_id
        AND petition_tally.place = turned.place
    ), gone AS (
      SELECT removal.counted_at AS removed_at, removal.restoration_counted_at AS restored_at
      FROM turned JOIN signature_removal removal ON removal.signature_id = turned.id
      WHERE removal.counted_at >= turned.counted_at
        AND removal.restoration_counted_at IS DISTINCT FROM removal.counted_at
    ), moves AS (
      SELECT day, sum(counted)::int AS counted, sum(removed)::int AS removed,
        sum(restored)::int AS restored
      FROM (
        SELECT ${dayOf(Prisma.sql`counted_at`)} AS day, 1 AS counted, 0 AS removed, 0 AS restored
        FROM turned WHERE counted_at IS NOT NULL
        UNION ALL SELECT ${dayOf(Prisma.sql`removed_at`)}, 0, 1, 0 FROM gone
        UNION ALL SELECT ${dayOf(Prisma.sql`restored_at`)}, 0, 0, 1 FROM gone
        WHERE restored_at IS NOT NULL
      ) AS move GROUP BY day
    ), dated AS (
      UPDATE tally_day SET counted_paper = counted_paper + ${by} * moves.counted,
        removed_paper = removed_paper + ${by} * moves.removed,
        restored_paper = restored_paper + ${by} * moves.restored
      FROM moves, turned
      WHERE tally_day.petition_id = turned.petition_id AND tally_day.place = turned.place
        AND tally_day.day = moves.day
    )
    SELECT id FROM turned`;
  return rows.length > 0;
}

/**
 * A pledge whose person's line on paper was accepted counts as paper from then on. Where online
 * signatures count themselves nothing changes: the person counts already.
 * @param tx with the signature locked
 */
export async function redeemPledge(
  tx: Tx,
  petitionId: string,
  signatureId: string,
  now: Date,
): Promise<void> {
  if (await turn(tx, signatureId, "paper")) await writeMilestones(tx, [petitionId], now);
}

/** The line is decided anew: what it had redeemed is a pledge again. One withdrawn since stays as it is. */
export async function returnPledge(tx: Tx, signatureId: string): Promise<void> {
  await turn(tx, signatureId, "online");
}
