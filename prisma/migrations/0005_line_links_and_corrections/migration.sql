-- AlterTable
ALTER TABLE "token" ADD COLUMN     "line_id" UUID;

-- AlterTable
ALTER TABLE "update_mailing" ADD COLUMN     "unreadable" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "token_line_id_idx" ON "token"("line_id");

-- AddForeignKey
ALTER TABLE "token" ADD CONSTRAINT "token_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "paper_line"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Hand-written from here on: what Prisma's schema cannot say. Regenerating (npm run migration -- --redo) keeps this part.

-- A link's secret may now be a paper line’s too: whom only a sheet knows asks for her own data.
ALTER TABLE "token" DROP CONSTRAINT "token_of_one",
  ADD CONSTRAINT "token_of_one" CHECK (num_nonnulls(signature_id, supporter_id, attendance_id, member_id,
    endorsement_id, line_id) = 1);

ALTER TABLE "update_mailing" ADD CONSTRAINT "update_mailing_unreadable_is_part" CHECK (unreadable BETWEEN 0 AND failed);

-- The counters of corrections are recounted from now on. Those of before 0003 counted removals that were
-- settled without having been counted. Here they are what the recount will find (the zone of lib/i18n/zones.ts).
CREATE TEMP TABLE "settled" AS
SELECT signature.petition_id, removal.category AS kind,
  coalesce(removal.category::text, removal.kind::text) AS category,
  (removal.counted_at AT TIME ZONE 'Asia/Almaty')::date AS removed_on,
  (removal.restoration_counted_at AT TIME ZONE 'Asia/Almaty')::date AS restored_on
FROM signature_removal removal JOIN signature ON signature.id = removal.signature_id
WHERE removal.counted_at >= signature.counted_at
  AND removal.restoration_counted_at IS DISTINCT FROM removal.counted_at;
DELETE FROM "correction_tally";
INSERT INTO "correction_tally" (petition_id, category, total)
SELECT petition_id, category, count(*)::int FROM "settled" WHERE restored_on IS NULL GROUP BY 1, 2
UNION ALL
SELECT petition_id, 'erased', count(*)::int FROM signature WHERE erased_at IS NOT NULL GROUP BY 1;
DELETE FROM "correction_day";
INSERT INTO "correction_day" (petition_id, category, day, removed, restored)
SELECT petition_id, kind, day, sum(removed)::int, sum(restored)::int FROM (
  SELECT petition_id, kind, removed_on AS day, 1 AS removed, 0 AS restored FROM "settled"
  UNION ALL SELECT petition_id, kind, restored_on, 0, 1 FROM "settled" WHERE restored_on IS NOT NULL
) AS move WHERE kind IS NOT NULL GROUP BY 1, 2, 3;
DROP TABLE "settled";
