-- CreateTable
CREATE TABLE "paper_distinct" (
    "line_id" UUID NOT NULL,
    "signature_id" UUID NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "paper_distinct_pkey" PRIMARY KEY ("line_id","signature_id")
);

-- CreateIndex
CREATE INDEX "paper_distinct_signature_id_idx" ON "paper_distinct"("signature_id");

-- AddForeignKey
ALTER TABLE "paper_distinct" ADD CONSTRAINT "paper_distinct_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "paper_line"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_distinct" ADD CONSTRAINT "paper_distinct_signature_id_fkey" FOREIGN KEY ("signature_id") REFERENCES "signature"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Hand-written from here on: what Prisma's schema cannot say. Regenerating (npm run migration -- --redo) keeps this part.

-- Whom a checker found to be two people, while checking, stays so. A pair that was decided afterwards is asked
-- about once more: the old column does not tell which of several namesakes was meant.
INSERT INTO "paper_distinct" (line_id, signature_id, found_at)
SELECT line.id, online.id, line.distinct_at
FROM "paper_line" line JOIN "signature" online ON online.petition_id = line.petition_id
  AND online.name_hash = line.name_hash AND online.source = 'online'
  AND online.confirmed_at <= line.distinct_at
WHERE line.distinct_at = line.decided_at AND NOT line.is_joined;

-- Only now: a redo writes this line above, where it must not stand.
ALTER TABLE "paper_line" DROP COLUMN "distinct_at";
