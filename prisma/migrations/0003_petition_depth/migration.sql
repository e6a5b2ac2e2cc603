-- CreateEnum
CREATE TYPE "switch_kind" AS ENUM ('pauseSigning', 'pauseCounting', 'requireProof', 'notice');

-- CreateEnum
CREATE TYPE "outcome" AS ENUM ('victory', 'partial', 'refused', 'unanswered', 'undelivered');

-- CreateEnum
CREATE TYPE "signature_source" AS ENUM ('online', 'paper');

-- CreateEnum
CREATE TYPE "name_form" AS ENUM ('full', 'initial');

-- CreateEnum
CREATE TYPE "comment_state" AS ENUM ('waiting', 'approved', 'declined');

-- CreateEnum
CREATE TYPE "removal_category" AS ENUM ('duplicate', 'forged', 'automated', 'ineligible', 'request', 'error');

-- CreateEnum
CREATE TYPE "line_state" AS ENUM ('collected', 'checked', 'rejected');

-- CreateEnum
CREATE TYPE "line_rejection" AS ENUM ('illegible', 'noSignature', 'duplicate', 'forged', 'ineligible', 'incomplete');

-- CreateEnum
CREATE TYPE "block_kind" AS ENUM ('domain', 'address', 'pattern');

-- CreateEnum
CREATE TYPE "watch_dimension" AS ENUM ('region', 'domain', 'link', 'network');

-- CreateEnum
CREATE TYPE "milestone_kind" AS ENUM ('first100', 'region', 'half', 'whole');

-- CreateEnum
CREATE TYPE "delivery_format" AS ENUM ('pdf', 'csv');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "token_purpose" ADD VALUE 'endorsement';
ALTER TYPE "token_purpose" ADD VALUE 'updates';

-- AlterEnum
ALTER TYPE "consent_purpose" ADD VALUE 'publishComment';

-- DropIndex
DROP INDEX "signature_removal_signature_id_key";

-- AlterTable
ALTER TABLE "token" ADD COLUMN     "endorsement_id" UUID;

-- AlterTable
ALTER TABLE "petition" ADD COLUMN     "embed_origins" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "closure" ADD COLUMN     "outcome" "outcome",
ADD COLUMN     "outcome_texts" JSONB;

-- AlterTable
ALTER TABLE "signature" ADD COLUMN     "comment_state" "comment_state",
ADD COLUMN     "domain_hash" BYTEA,
ADD COLUMN     "name_form" "name_form" NOT NULL DEFAULT 'full',
ADD COLUMN     "name_hash" BYTEA,
ADD COLUMN     "reminders" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "source" "signature_source" NOT NULL DEFAULT 'online',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "signature_removal" ADD COLUMN     "category" "removal_category",
ADD COLUMN     "invalidation_id" UUID,
ADD COLUMN     "restoration_counted_at" TIMESTAMPTZ(3),
ADD COLUMN     "restored_at" TIMESTAMPTZ(3),
ADD COLUMN     "restored_by_id" UUID;

-- AlterTable
ALTER TABLE "petition_tally" ADD COLUMN     "paper" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "tally_day" ADD COLUMN     "counted_paper" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "removed_paper" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "restored" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "restored_paper" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "petition_version" (
    "petition_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "rule" JSONB NOT NULL,
    "closes_at" TIMESTAMPTZ(3),
    "texts" JSONB NOT NULL,
    "reason" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,

    CONSTRAINT "petition_version_pkey" PRIMARY KEY ("petition_id","number")
);

-- CreateTable
CREATE TABLE "petition_switch" (
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "kind" "switch_kind" NOT NULL,
    "texts" JSONB,
    "reason" TEXT NOT NULL,
    "thrown_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "thrown_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "petition_switch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invalidation" (
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "conditions" JSONB NOT NULL,
    "row_key" BYTEA NOT NULL,
    "sealed_terms" BYTEA,
    "category" "removal_category" NOT NULL,
    "reason" TEXT NOT NULL,
    "matched" INTEGER NOT NULL,
    "removed" INTEGER NOT NULL DEFAULT 0,
    "restored" INTEGER NOT NULL DEFAULT 0,
    "planned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "planned_by_id" UUID,
    "started_at" TIMESTAMPTZ(3),
    "started_by_id" UUID,
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_by_id" UUID,
    "finished_at" TIMESTAMPTZ(3),
    "undo_started_at" TIMESTAMPTZ(3),
    "undo_started_by_id" UUID,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "invalidation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "correction_tally" (
    "petition_id" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "total" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "correction_tally_pkey" PRIMARY KEY ("petition_id","category")
);

-- CreateTable
CREATE TABLE "recount" (
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "rows" INTEGER NOT NULL,
    "differences" JSONB NOT NULL DEFAULT '[]',
    "is_equal" BOOLEAN NOT NULL,
    "repaired_at" TIMESTAMPTZ(3),
    "repaired_by_id" UUID,
    "repair_reason" TEXT,

    CONSTRAINT "recount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_order" (
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "locale" "Locale" NOT NULL,
    "version" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "sheets" INTEGER NOT NULL,
    "row_key" BYTEA,
    "sealed_collector" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,

    CONSTRAINT "paper_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_sheet" (
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "serial" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "locale" "Locale" NOT NULL,
    "version" INTEGER NOT NULL,
    "collected" INTEGER NOT NULL DEFAULT 0,
    "checked" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "joined" INTEGER NOT NULL DEFAULT 0,
    "last_deed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "returned_at" TIMESTAMPTZ(3),
    "voided_at" TIMESTAMPTZ(3),

    CONSTRAINT "paper_sheet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_sheet_deed" (
    "id" UUID NOT NULL,
    "sheet_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_id" UUID,
    "kind" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "paper_sheet_deed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_line" (
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "sheet_id" UUID NOT NULL,
    "import_id" UUID,
    "position" INTEGER NOT NULL,
    "state" "line_state" NOT NULL DEFAULT 'collected',
    "place" TEXT NOT NULL,
    "is_illegible" BOOLEAN NOT NULL DEFAULT false,
    "is_unsigned" BOOLEAN NOT NULL DEFAULT false,
    "signed_on" DATE NOT NULL,
    "row_key" BYTEA,
    "email_hash" BYTEA,
    "name_hash" BYTEA,
    "sealed_name" BYTEA,
    "sealed_locality" BYTEA,
    "sealed_email" BYTEA,
    "sealed_phone" BYTEA,
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "entered_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "rejection" "line_rejection",
    "signature_id" UUID,
    "is_joined" BOOLEAN NOT NULL DEFAULT false,
    "distinct_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "paper_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_import" (
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "line_count" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_id" UUID,

    CONSTRAINT "paper_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_tally" (
    "petition_id" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "collected" INTEGER NOT NULL DEFAULT 0,
    "checked" INTEGER NOT NULL DEFAULT 0,
    "joined" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "paper_tally_pkey" PRIMARY KEY ("petition_id","place")
);

-- CreateTable
CREATE TABLE "block" (
    "id" UUID NOT NULL,
    "petition_id" UUID,
    "kind" "block_kind" NOT NULL,
    "hash" BYTEA,
    "row_key" BYTEA,
    "sealed_value" BYTEA,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "ends_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "block_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "watch_count" (
    "petition_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "dimension" "watch_dimension" NOT NULL,
    "value" TEXT NOT NULL,
    "given" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "watch_count_pkey" PRIMARY KEY ("petition_id","hour","dimension","value")
);

-- CreateTable
CREATE TABLE "watch_limit" (
    "petition_id" UUID NOT NULL,
    "dimension" "watch_dimension" NOT NULL,
    "per_hour" INTEGER NOT NULL,

    CONSTRAINT "watch_limit_pkey" PRIMARY KEY ("petition_id","dimension")
);

-- CreateTable
CREATE TABLE "watch_alert" (
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "dimension" "watch_dimension" NOT NULL,
    "value" TEXT NOT NULL,
    "given" INTEGER NOT NULL,
    "per_hour" INTEGER NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3),
    "seen_by_id" UUID,

    CONSTRAINT "watch_alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_review" (
    "id" UUID NOT NULL,
    "signature_id" UUID NOT NULL,
    "decision" "comment_state" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_id" UUID,

    CONSTRAINT "comment_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "petition_update" (
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "revised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),
    "published_by_id" UUID,
    "retracted_at" TIMESTAMPTZ(3),
    "retracted_by_id" UUID,
    "retract_reason" TEXT,

    CONSTRAINT "petition_update_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "petition_update_text" (
    "update_id" UUID NOT NULL,
    "locale" "Locale" NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "petition_update_text_pkey" PRIMARY KEY ("update_id","locale")
);

-- CreateTable
CREATE TABLE "update_mailing" (
    "id" UUID NOT NULL,
    "update_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_by_id" UUID,
    "audience" INTEGER NOT NULL,
    "sent" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "paused_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_by_id" UUID,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "update_mailing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "update_mailed" (
    "mailing_id" UUID NOT NULL,
    "signature_id" UUID NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),

    CONSTRAINT "update_mailed_pkey" PRIMARY KEY ("mailing_id","signature_id")
);

-- CreateTable
CREATE TABLE "milestone" (
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "kind" "milestone_kind" NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "reached_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "total" INTEGER NOT NULL,

    CONSTRAINT "milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_file" (
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "locale" "Locale" NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "requested_by_id" UUID,
    "started_at" TIMESTAMPTZ(3),
    "total" INTEGER NOT NULL DEFAULT 0,
    "written" INTEGER NOT NULL DEFAULT 0,
    "cancelled_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "signed_off_at" TIMESTAMPTZ(3),
    "signed_off_by_id" UUID,
    "row_key" BYTEA,
    "pdf_hash" BYTEA,
    "csv_hash" BYTEA,
    "pdf_bytes" INTEGER,
    "csv_bytes" INTEGER,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_file_piece" (
    "file_id" UUID NOT NULL,
    "format" "delivery_format" NOT NULL,
    "position" INTEGER NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "delivery_file_piece_pkey" PRIMARY KEY ("file_id","format","position")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "delivered_on" DATE NOT NULL,
    "total" INTEGER NOT NULL,
    "texts" JSONB NOT NULL,
    "file_id" UUID,
    "document_name" TEXT,
    "document_hash" BYTEA,
    "document" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer" (
    "id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "answered_on" DATE NOT NULL,
    "texts" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "endorsement" (
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "locale" "Locale" NOT NULL,
    "organisation" TEXT NOT NULL,
    "stands_for" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "row_key" BYTEA,
    "email_hash" BYTEA,
    "sealed_contact" BYTEA,
    "sealed_email" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "mail_requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "approved_at" TIMESTAMPTZ(3),
    "approved_by_id" UUID,
    "declined_at" TIMESTAMPTZ(3),
    "declined_by_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "endorsement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "petition_switch_petition_id_thrown_at_idx" ON "petition_switch"("petition_id", "thrown_at");

-- CreateIndex
CREATE INDEX "invalidation_petition_id_planned_at_id_idx" ON "invalidation"("petition_id", "planned_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "recount_petition_id_started_at_idx" ON "recount"("petition_id", "started_at" DESC);

-- CreateIndex
CREATE INDEX "paper_order_petition_id_created_at_id_idx" ON "paper_order"("petition_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "paper_sheet_order_id_idx" ON "paper_sheet"("order_id");

-- CreateIndex
CREATE INDEX "paper_sheet_petition_id_last_deed_at_id_idx" ON "paper_sheet"("petition_id", "last_deed_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "paper_sheet_petition_id_serial_key" ON "paper_sheet"("petition_id", "serial");

-- CreateIndex
CREATE INDEX "paper_sheet_deed_sheet_id_at_idx" ON "paper_sheet_deed"("sheet_id", "at");

-- CreateIndex
CREATE INDEX "paper_line_signature_id_idx" ON "paper_line"("signature_id");

-- CreateIndex
CREATE INDEX "paper_line_import_id_idx" ON "paper_line"("import_id");

-- CreateIndex
CREATE INDEX "paper_line_petition_id_state_idx" ON "paper_line"("petition_id", "state");

-- CreateIndex
CREATE INDEX "paper_line_petition_id_email_hash_idx" ON "paper_line"("petition_id", "email_hash");

-- CreateIndex
CREATE INDEX "paper_line_petition_id_name_hash_idx" ON "paper_line"("petition_id", "name_hash");

-- CreateIndex
CREATE UNIQUE INDEX "paper_line_sheet_id_position_key" ON "paper_line"("sheet_id", "position");

-- CreateIndex
CREATE INDEX "paper_import_petition_id_created_at_idx" ON "paper_import"("petition_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "block_petition_id_kind_idx" ON "block"("petition_id", "kind");

-- CreateIndex
CREATE INDEX "block_hash_idx" ON "block"("hash");

-- CreateIndex
CREATE INDEX "block_created_at_id_idx" ON "block"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "watch_count_hour_idx" ON "watch_count"("hour");

-- CreateIndex
CREATE INDEX "watch_alert_raised_at_id_idx" ON "watch_alert"("raised_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "watch_alert_petition_id_hour_dimension_value_key" ON "watch_alert"("petition_id", "hour", "dimension", "value");

-- CreateIndex
CREATE INDEX "comment_review_signature_id_at_idx" ON "comment_review"("signature_id", "at" DESC);

-- CreateIndex
CREATE INDEX "petition_update_petition_id_created_at_id_idx" ON "petition_update"("petition_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "update_mailing_update_id_key" ON "update_mailing"("update_id");

-- CreateIndex
CREATE INDEX "update_mailed_signature_id_idx" ON "update_mailed"("signature_id");

-- CreateIndex
CREATE INDEX "milestone_petition_id_reached_at_idx" ON "milestone"("petition_id", "reached_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "milestone_petition_id_kind_place_key" ON "milestone"("petition_id", "kind", "place");

-- CreateIndex
CREATE INDEX "delivery_file_petition_id_requested_at_id_idx" ON "delivery_file"("petition_id", "requested_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "delivery_petition_id_delivered_on_idx" ON "delivery"("petition_id", "delivered_on");

-- CreateIndex
CREATE INDEX "answer_delivery_id_answered_on_idx" ON "answer"("delivery_id", "answered_on");

-- CreateIndex
CREATE INDEX "endorsement_petition_id_created_at_id_idx" ON "endorsement"("petition_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "endorsement_petition_id_email_hash_key" ON "endorsement"("petition_id", "email_hash");

-- CreateIndex
CREATE INDEX "token_endorsement_id_idx" ON "token"("endorsement_id");

-- CreateIndex
CREATE INDEX "signature_petition_id_name_hash_idx" ON "signature"("petition_id", "name_hash");

-- CreateIndex
CREATE INDEX "signature_petition_id_domain_hash_created_at_idx" ON "signature"("petition_id", "domain_hash", "created_at");

-- CreateIndex
CREATE INDEX "signature_removal_signature_id_idx" ON "signature_removal"("signature_id");

-- CreateIndex
CREATE INDEX "signature_removal_invalidation_id_idx" ON "signature_removal"("invalidation_id");

-- AddForeignKey
ALTER TABLE "token" ADD CONSTRAINT "token_endorsement_id_fkey" FOREIGN KEY ("endorsement_id") REFERENCES "endorsement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition_version" ADD CONSTRAINT "petition_version_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition_switch" ADD CONSTRAINT "petition_switch_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature_removal" ADD CONSTRAINT "signature_removal_invalidation_id_fkey" FOREIGN KEY ("invalidation_id") REFERENCES "invalidation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invalidation" ADD CONSTRAINT "invalidation_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction_tally" ADD CONSTRAINT "correction_tally_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recount" ADD CONSTRAINT "recount_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_order" ADD CONSTRAINT "paper_order_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_sheet" ADD CONSTRAINT "paper_sheet_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_sheet" ADD CONSTRAINT "paper_sheet_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "paper_order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_sheet_deed" ADD CONSTRAINT "paper_sheet_deed_sheet_id_fkey" FOREIGN KEY ("sheet_id") REFERENCES "paper_sheet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_line" ADD CONSTRAINT "paper_line_sheet_id_fkey" FOREIGN KEY ("sheet_id") REFERENCES "paper_sheet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_line" ADD CONSTRAINT "paper_line_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "paper_import"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_line" ADD CONSTRAINT "paper_line_signature_id_fkey" FOREIGN KEY ("signature_id") REFERENCES "signature"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_import" ADD CONSTRAINT "paper_import_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_tally" ADD CONSTRAINT "paper_tally_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "block" ADD CONSTRAINT "block_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watch_count" ADD CONSTRAINT "watch_count_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watch_limit" ADD CONSTRAINT "watch_limit_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watch_alert" ADD CONSTRAINT "watch_alert_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_review" ADD CONSTRAINT "comment_review_signature_id_fkey" FOREIGN KEY ("signature_id") REFERENCES "signature"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition_update" ADD CONSTRAINT "petition_update_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition_update_text" ADD CONSTRAINT "petition_update_text_update_id_fkey" FOREIGN KEY ("update_id") REFERENCES "petition_update"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "update_mailing" ADD CONSTRAINT "update_mailing_update_id_fkey" FOREIGN KEY ("update_id") REFERENCES "petition_update"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "update_mailed" ADD CONSTRAINT "update_mailed_mailing_id_fkey" FOREIGN KEY ("mailing_id") REFERENCES "update_mailing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "update_mailed" ADD CONSTRAINT "update_mailed_signature_id_fkey" FOREIGN KEY ("signature_id") REFERENCES "signature"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_file" ADD CONSTRAINT "delivery_file_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_file_piece" ADD CONSTRAINT "delivery_file_piece_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "delivery_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "delivery_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endorsement" ADD CONSTRAINT "endorsement_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Hand-written from here on: what Prisma's schema cannot say. Regenerating (npm run migration -- --redo) keeps this part.

-- A link's secret may now be an endorsement's too.
ALTER TABLE "token" DROP CONSTRAINT "token_of_one",
  ADD CONSTRAINT "token_of_one" CHECK (num_nonnulls(signature_id, supporter_id, attendance_id, member_id, endorsement_id) = 1);

-- Petitions published before versions were kept: what is shown now is their first version.
INSERT INTO "petition_version" (petition_id, number, rule, closes_at, texts, created_at)
SELECT petition.id, 1, petition.rule, petition.closes_at,
  (SELECT json_object_agg(text.locale, json_build_object('title', text.title,
    'addressee', text.addressee, 'summary', text.summary, 'body', text.body))
   FROM petition_text text WHERE text.petition_id = petition.id),
  (SELECT min(published_at) FROM publication WHERE publication.petition_id = petition.id)
FROM petition
WHERE EXISTS (SELECT FROM publication WHERE publication.petition_id = petition.id);

-- One deed of a kind stands at a time.
CREATE UNIQUE INDEX "petition_switch_standing" ON "petition_switch" (petition_id, kind) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX "signature_removal_standing" ON "signature_removal" (signature_id) WHERE restored_at IS NULL;

-- Removals made before: the tally's counters begin with them.
INSERT INTO "correction_tally" (petition_id, category, total)
SELECT signature.petition_id, removal.kind::text, count(*)::int
FROM signature_removal removal JOIN signature ON signature.id = removal.signature_id
WHERE removal.counted_at IS NOT NULL AND removal.kind = 'withdrawn'
GROUP BY 1, 2;
UPDATE "signature_removal" SET category = 'error' WHERE kind = 'invalidated' AND category IS NULL;
INSERT INTO "correction_tally" (petition_id, category, total)
SELECT signature.petition_id, removal.category::text, count(*)::int
FROM signature_removal removal JOIN signature ON signature.id = removal.signature_id
WHERE removal.counted_at IS NOT NULL AND removal.kind = 'invalidated'
GROUP BY 1, 2;
INSERT INTO "correction_tally" (petition_id, category, total)
SELECT petition_id, 'erased', count(*)::int FROM signature WHERE erased_at IS NOT NULL GROUP BY 1;

-- Counts.
ALTER TABLE "petition" ADD CONSTRAINT "petition_version_positive" CHECK (version > 0);
ALTER TABLE "petition_tally" ADD CONSTRAINT "petition_tally_paper_is_part" CHECK (paper BETWEEN 0 AND total);
ALTER TABLE "tally_day"
  ADD CONSTRAINT "tally_day_paper_is_part" CHECK (counted_paper BETWEEN 0 AND counted
    AND removed_paper BETWEEN 0 AND removed AND restored >= 0 AND restored_paper BETWEEN 0 AND restored);
ALTER TABLE "correction_tally" ADD CONSTRAINT "correction_tally_not_negative" CHECK (total >= 0);
ALTER TABLE "paper_tally"
  ADD CONSTRAINT "paper_tally_not_negative" CHECK (collected >= 0 AND checked >= 0 AND joined >= 0 AND rejected >= 0);
ALTER TABLE "watch_count" ADD CONSTRAINT "watch_count_not_small" CHECK (given >= 5);
ALTER TABLE "watch_limit" ADD CONSTRAINT "watch_limit_positive" CHECK (per_hour > 0);

-- Signatures and their removals.
ALTER TABLE "signature"
  DROP CONSTRAINT "signature_sizes",
  DROP CONSTRAINT "signature_erased_is_empty",
  ADD CONSTRAINT "signature_sizes" CHECK (octet_length(email_hash) = 32 AND octet_length(row_key) = 16
    AND octet_length(name_hash) = 32 AND octet_length(domain_hash) = 32),
  ADD CONSTRAINT "signature_erased_is_empty" CHECK (erased_at IS NULL OR num_nonnulls(row_key, email_hash,
    name_hash, domain_hash, sealed_name, sealed_email, sealed_comment, comment_state) = 0),
  ADD CONSTRAINT "signature_reminders" CHECK (reminders BETWEEN 0 AND 2);
ALTER TABLE "signature_removal"
  ADD CONSTRAINT "signature_removal_category" CHECK ((kind = 'invalidated') = (category IS NOT NULL)),
  ADD CONSTRAINT "signature_removal_restored_once" CHECK (restoration_counted_at IS NULL OR restored_at IS NOT NULL);
ALTER TABLE "invalidation" ADD CONSTRAINT "invalidation_numbers" CHECK (matched >= 0 AND removed >= 0 AND restored BETWEEN 0 AND removed);

-- Paper: a sheet has 15 lines, the one who checks a line is not the one who entered it, and a line
-- says why it was rejected.
ALTER TABLE "paper_order" ADD CONSTRAINT "paper_order_sheets" CHECK (sheets BETWEEN 1 AND 1000);
ALTER TABLE "paper_sheet" ADD CONSTRAINT "paper_sheet_numbers" CHECK (serial > 0 AND collected >= 0 AND checked >= 0 AND rejected >= 0 AND joined >= 0);
ALTER TABLE "paper_line"
  ADD CONSTRAINT "paper_line_position" CHECK (position BETWEEN 1 AND 15),
  ADD CONSTRAINT "paper_line_sizes" CHECK (octet_length(email_hash) = 32 AND octet_length(name_hash) = 32 AND octet_length(row_key) = 16),
  ADD CONSTRAINT "paper_line_second_person" CHECK (decided_by_id IS NULL OR entered_by_id IS NULL OR decided_by_id <> entered_by_id),
  ADD CONSTRAINT "paper_line_decided" CHECK ((state = 'collected') = (decided_at IS NULL)),
  ADD CONSTRAINT "paper_line_rejected_why" CHECK ((state = 'rejected') = (rejection IS NOT NULL)),
  ADD CONSTRAINT "paper_line_joined_to_one" CHECK (NOT is_joined OR signature_id IS NOT NULL OR erased_at IS NOT NULL),
  ADD CONSTRAINT "paper_line_erased_is_empty" CHECK (erased_at IS NULL OR num_nonnulls(row_key, email_hash, name_hash, sealed_name, sealed_locality, sealed_email, sealed_phone) = 0);

-- Blocks, endorsements, files.
ALTER TABLE "block"
  ADD CONSTRAINT "block_sizes" CHECK (octet_length(hash) = 32 AND octet_length(row_key) = 16),
  ADD CONSTRAINT "block_of_something" CHECK ((kind = 'pattern' AND sealed_value IS NOT NULL) OR (kind <> 'pattern' AND hash IS NOT NULL));
ALTER TABLE "endorsement"
  ADD CONSTRAINT "endorsement_sizes" CHECK (octet_length(email_hash) = 32 AND octet_length(row_key) = 16),
  ADD CONSTRAINT "endorsement_stands_for" CHECK (stands_for BETWEEN 1 AND 10000000),
  ADD CONSTRAINT "endorsement_erased_is_empty" CHECK (erased_at IS NULL OR num_nonnulls(row_key, email_hash, sealed_contact, sealed_email) = 0);
ALTER TABLE "delivery_file"
  ADD CONSTRAINT "delivery_file_hashes" CHECK (octet_length(pdf_hash) = 32 AND octet_length(csv_hash) = 32),
  ADD CONSTRAINT "delivery_file_signed_off_when_done" CHECK (signed_off_at IS NULL OR finished_at IS NOT NULL);
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_document_whole" CHECK (num_nonnulls(document_name, document_hash, document) IN (0, 3));

-- What the tally, reminders, queues and clean-ups look for, however many rows there are.
CREATE INDEX "signature_removal_to_restore" ON "signature_removal" (signature_id) WHERE restored_at IS NOT NULL AND restoration_counted_at IS NULL;
CREATE INDEX "signature_comment_waiting" ON "signature" (petition_id, confirmed_at, id) WHERE comment_state = 'waiting';
CREATE INDEX "signature_comment_approved" ON "signature" (petition_id, confirmed_at DESC, id DESC) WHERE comment_state = 'approved';
CREATE INDEX "recount_standing" ON "recount" (petition_id) WHERE NOT is_equal AND repaired_at IS NULL;
CREATE INDEX "block_standing" ON "block" (kind) WHERE ended_at IS NULL;
CREATE INDEX "watch_alert_unseen" ON "watch_alert" (petition_id) WHERE seen_at IS NULL;
