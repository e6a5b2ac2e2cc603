-- CreateTable
CREATE TABLE "correction_day" (
    "petition_id" UUID NOT NULL,
    "category" "removal_category" NOT NULL,
    "day" DATE NOT NULL,
    "removed" INTEGER NOT NULL DEFAULT 0,
    "restored" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "correction_day_pkey" PRIMARY KEY ("petition_id","category","day")
);

-- AddForeignKey
ALTER TABLE "correction_day" ADD CONSTRAINT "correction_day_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Hand-written from here on: what Prisma's schema cannot say. Regenerating (npm run migration -- --redo) keeps this part.

ALTER TABLE "correction_day" ADD CONSTRAINT "correction_day_not_negative" CHECK (removed >= 0 AND restored >= 0);

-- Corrections made before, as the tally would have dated them (the zone of lib/i18n/zones.ts).
INSERT INTO "correction_day" (petition_id, category, day, removed, restored)
SELECT petition_id, category, day, sum(removed)::int, sum(restored)::int FROM (
  SELECT signature.petition_id, removal.category,
    (removal.counted_at AT TIME ZONE 'Asia/Almaty')::date AS day, 1 AS removed, 0 AS restored
  FROM signature_removal removal JOIN signature ON signature.id = removal.signature_id
  WHERE removal.category IS NOT NULL AND removal.counted_at >= signature.counted_at
    AND removal.restoration_counted_at IS DISTINCT FROM removal.counted_at
  UNION ALL
  SELECT signature.petition_id, removal.category,
    (removal.restoration_counted_at AT TIME ZONE 'Asia/Almaty')::date, 0, 1
  FROM signature_removal removal JOIN signature ON signature.id = removal.signature_id
  WHERE removal.category IS NOT NULL AND removal.counted_at >= signature.counted_at
    AND removal.restoration_counted_at <> removal.counted_at
) AS move GROUP BY 1, 2, 3;
