-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Locale" AS ENUM ('kk', 'ru', 'en');

-- CreateEnum
CREATE TYPE "token_purpose" AS ENUM ('signature', 'preferences', 'attendance', 'supporter', 'memberSetup', 'signIn', 'passwordReset');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('admin', 'organiser', 'viewer');

-- CreateEnum
CREATE TYPE "signature_state" AS ENUM ('pending', 'confirmed', 'counted', 'withdrawn', 'invalidated');

-- CreateEnum
CREATE TYPE "removal_kind" AS ENUM ('withdrawn', 'invalidated');

-- CreateEnum
CREATE TYPE "consent_purpose" AS ENUM ('publishName', 'news');

-- CreateEnum
CREATE TYPE "event_kind" AS ENUM ('picket', 'meeting', 'workshop', 'leafleting', 'online');

-- CreateTable
CREATE TABLE "campaign" (
    "id" UUID NOT NULL,
    "contact_email" TEXT NOT NULL,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_text" (
    "campaign_id" UUID NOT NULL,
    "locale" "Locale" NOT NULL,
    "name" TEXT NOT NULL,
    "tagline" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "joining" TEXT NOT NULL,
    "privacy" TEXT NOT NULL,

    CONSTRAINT "campaign_text_pkey" PRIMARY KEY ("campaign_id","locale")
);

-- CreateTable
CREATE TABLE "data_key" (
    "id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "wrapped" BYTEA NOT NULL,
    "wrapped_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "token" (
    "id" UUID NOT NULL,
    "purpose" "token_purpose" NOT NULL,
    "hash" BYTEA NOT NULL,
    "signature_id" UUID,
    "supporter_id" UUID,
    "attendance_id" UUID,
    "member_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "row_key" BYTEA NOT NULL,
    "email_hash" BYTEA NOT NULL,
    "sealed_email" BYTEA NOT NULL,
    "sealed_name" BYTEA NOT NULL,
    "password_hash" TEXT,
    "sealed_totp_secret" BYTEA,
    "totp_enrolled_at" TIMESTAMPTZ(3),
    "totp_last_step" BIGINT NOT NULL DEFAULT 0,
    "failed_attempts" INTEGER NOT NULL DEFAULT 0,
    "refused_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by_id" UUID,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reauthenticated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "row_key" BYTEA NOT NULL,
    "email_hash" BYTEA NOT NULL,
    "sealed_email" BYTEA NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "invited_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publication" (
    "id" UUID NOT NULL,
    "petition_id" UUID,
    "briefing_id" UUID,
    "event_id" UUID,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    "end_reason" TEXT,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "briefing" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "petition_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,

    CONSTRAINT "briefing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "briefing_text" (
    "briefing_id" UUID NOT NULL,
    "locale" "Locale" NOT NULL,
    "title" TEXT NOT NULL,
    "standfirst" TEXT NOT NULL,
    "dateline" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "revised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "briefing_text_pkey" PRIMARY KEY ("briefing_id","locale")
);

-- CreateTable
CREATE TABLE "petition" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "rule" JSONB NOT NULL,
    "closes_at" TIMESTAMPTZ(3),
    "retention_days" INTEGER NOT NULL DEFAULT 180,
    "last_serial" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,

    CONSTRAINT "petition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "petition_text" (
    "petition_id" UUID NOT NULL,
    "locale" "Locale" NOT NULL,
    "title" TEXT NOT NULL,
    "addressee" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "revised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "petition_text_pkey" PRIMARY KEY ("petition_id","locale")
);

-- CreateTable
CREATE TABLE "closure" (
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_by_id" UUID,
    "reason" TEXT NOT NULL,
    "reopened_at" TIMESTAMPTZ(3),
    "reopened_by_id" UUID,

    CONSTRAINT "closure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signature" (
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "state" "signature_state" NOT NULL DEFAULT 'pending',
    "place" TEXT NOT NULL,
    "locale" "Locale" NOT NULL,
    "row_key" BYTEA,
    "email_hash" BYTEA,
    "sealed_name" BYTEA,
    "sealed_email" BYTEA,
    "sealed_comment" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "mail_requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "counted_at" TIMESTAMPTZ(3),
    "serial" INTEGER,
    "erased_at" TIMESTAMPTZ(3),
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "share_link_id" UUID,

    CONSTRAINT "signature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signature_removal" (
    "id" UUID NOT NULL,
    "signature_id" UUID NOT NULL,
    "kind" "removal_kind" NOT NULL,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "counted_at" TIMESTAMPTZ(3),

    CONSTRAINT "signature_removal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "petition_tally" (
    "petition_id" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "total" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "petition_tally_pkey" PRIMARY KEY ("petition_id","place")
);

-- CreateTable
CREATE TABLE "tally_day" (
    "petition_id" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "counted" INTEGER NOT NULL DEFAULT 0,
    "removed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "tally_day_pkey" PRIMARY KEY ("petition_id","place","day")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "purpose" "consent_purpose" NOT NULL,
    "text_version" INTEGER NOT NULL,
    "locale" "Locale" NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),
    "signature_id" UUID,
    "supporter_id" UUID,
    "attendance_id" UUID,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supporter" (
    "id" UUID NOT NULL,
    "place" TEXT NOT NULL DEFAULT 'not-given',
    "locale" "Locale" NOT NULL,
    "languages" TEXT[],
    "row_key" BYTEA,
    "email_hash" BYTEA,
    "sealed_name" BYTEA,
    "sealed_email" BYTEA,
    "sealed_phone" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "mail_requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "left_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "share_link_id" UUID,

    CONSTRAINT "supporter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "help_option" (
    "id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "help_option_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "help_option_text" (
    "option_id" UUID NOT NULL,
    "locale" "Locale" NOT NULL,
    "label" TEXT NOT NULL,

    CONSTRAINT "help_option_text_pkey" PRIMARY KEY ("option_id","locale")
);

-- CreateTable
CREATE TABLE "supporter_help" (
    "supporter_id" UUID NOT NULL,
    "option_id" UUID NOT NULL,

    CONSTRAINT "supporter_help_pkey" PRIMARY KEY ("supporter_id","option_id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" "event_kind" NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "capacity" INTEGER,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "revised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_text" (
    "event_id" UUID NOT NULL,
    "locale" "Locale" NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "venue" TEXT NOT NULL,

    CONSTRAINT "event_text_pkey" PRIMARY KEY ("event_id","locale")
);

-- CreateTable
CREATE TABLE "call_off" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "called_off_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "called_off_by_id" UUID,
    "reason" TEXT NOT NULL,

    CONSTRAINT "call_off_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "locale" "Locale" NOT NULL,
    "row_key" BYTEA,
    "email_hash" BYTEA,
    "sealed_name" BYTEA,
    "sealed_email" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "mail_requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "share_link_id" UUID,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share_link" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "share_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share_visit_day" (
    "link_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "visits" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "share_visit_day_pkey" PRIMARY KEY ("link_id","day")
);

-- CreateIndex
CREATE UNIQUE INDEX "data_key_scope_key" ON "data_key"("scope");

-- CreateIndex
CREATE UNIQUE INDEX "token_hash_key" ON "token"("hash");

-- CreateIndex
CREATE INDEX "token_signature_id_idx" ON "token"("signature_id");

-- CreateIndex
CREATE INDEX "token_supporter_id_idx" ON "token"("supporter_id");

-- CreateIndex
CREATE INDEX "token_attendance_id_idx" ON "token"("attendance_id");

-- CreateIndex
CREATE INDEX "token_member_id_idx" ON "token"("member_id");

-- CreateIndex
CREATE INDEX "token_expires_at_idx" ON "token"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "member_email_hash_key" ON "member"("email_hash");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_code_member_id_hash_key" ON "recovery_code"("member_id", "hash");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_member_id_created_at_idx" ON "session"("member_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_email_hash_idx" ON "invitation"("email_hash");

-- CreateIndex
CREATE INDEX "audit_entry_at_id_idx" ON "audit_entry"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_subject_type_subject_id_at_idx" ON "audit_entry"("subject_type", "subject_id", "at" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_at_idx" ON "audit_entry"("actor_id", "at" DESC);

-- CreateIndex
CREATE INDEX "publication_petition_id_idx" ON "publication"("petition_id");

-- CreateIndex
CREATE INDEX "publication_briefing_id_idx" ON "publication"("briefing_id");

-- CreateIndex
CREATE INDEX "publication_event_id_idx" ON "publication"("event_id");

-- CreateIndex
CREATE UNIQUE INDEX "briefing_slug_key" ON "briefing"("slug");

-- CreateIndex
CREATE INDEX "briefing_created_at_id_idx" ON "briefing"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "petition_slug_key" ON "petition"("slug");

-- CreateIndex
CREATE INDEX "petition_created_at_id_idx" ON "petition"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "closure_petition_id_idx" ON "closure"("petition_id");

-- CreateIndex
CREATE INDEX "signature_petition_id_created_at_id_idx" ON "signature"("petition_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "signature_petition_id_state_created_at_id_idx" ON "signature"("petition_id", "state", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "signature_petition_id_place_created_at_id_idx" ON "signature"("petition_id", "place", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "signature_petition_id_place_state_created_at_id_idx" ON "signature"("petition_id", "place", "state", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "signature_share_link_id_idx" ON "signature"("share_link_id");

-- CreateIndex
CREATE UNIQUE INDEX "signature_petition_id_email_hash_key" ON "signature"("petition_id", "email_hash");

-- CreateIndex
CREATE UNIQUE INDEX "signature_petition_id_serial_key" ON "signature"("petition_id", "serial");

-- CreateIndex
CREATE UNIQUE INDEX "signature_removal_signature_id_key" ON "signature_removal"("signature_id");

-- CreateIndex
CREATE INDEX "consent_signature_id_idx" ON "consent"("signature_id");

-- CreateIndex
CREATE INDEX "consent_supporter_id_idx" ON "consent"("supporter_id");

-- CreateIndex
CREATE INDEX "consent_attendance_id_idx" ON "consent"("attendance_id");

-- CreateIndex
CREATE UNIQUE INDEX "supporter_email_hash_key" ON "supporter"("email_hash");

-- CreateIndex
CREATE INDEX "supporter_created_at_id_idx" ON "supporter"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "supporter_place_created_at_id_idx" ON "supporter"("place", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "supporter_share_link_id_idx" ON "supporter"("share_link_id");

-- CreateIndex
CREATE INDEX "supporter_help_option_id_idx" ON "supporter_help"("option_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_slug_key" ON "event"("slug");

-- CreateIndex
CREATE INDEX "event_starts_at_id_idx" ON "event"("starts_at", "id");

-- CreateIndex
CREATE INDEX "event_place_starts_at_id_idx" ON "event"("place", "starts_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "call_off_event_id_key" ON "call_off"("event_id");

-- CreateIndex
CREATE INDEX "attendance_event_id_created_at_id_idx" ON "attendance"("event_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "attendance_share_link_id_idx" ON "attendance"("share_link_id");

-- CreateIndex
CREATE UNIQUE INDEX "attendance_event_id_email_hash_key" ON "attendance"("event_id", "email_hash");

-- CreateIndex
CREATE UNIQUE INDEX "share_link_code_key" ON "share_link"("code");

-- CreateIndex
CREATE INDEX "share_link_created_at_id_idx" ON "share_link"("created_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "campaign_text" ADD CONSTRAINT "campaign_text_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token" ADD CONSTRAINT "token_signature_id_fkey" FOREIGN KEY ("signature_id") REFERENCES "signature"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token" ADD CONSTRAINT "token_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token" ADD CONSTRAINT "token_attendance_id_fkey" FOREIGN KEY ("attendance_id") REFERENCES "attendance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token" ADD CONSTRAINT "token_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_briefing_id_fkey" FOREIGN KEY ("briefing_id") REFERENCES "briefing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "briefing" ADD CONSTRAINT "briefing_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "briefing_text" ADD CONSTRAINT "briefing_text_briefing_id_fkey" FOREIGN KEY ("briefing_id") REFERENCES "briefing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition_text" ADD CONSTRAINT "petition_text_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closure" ADD CONSTRAINT "closure_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature" ADD CONSTRAINT "signature_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature" ADD CONSTRAINT "signature_share_link_id_fkey" FOREIGN KEY ("share_link_id") REFERENCES "share_link"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature_removal" ADD CONSTRAINT "signature_removal_signature_id_fkey" FOREIGN KEY ("signature_id") REFERENCES "signature"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition_tally" ADD CONSTRAINT "petition_tally_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tally_day" ADD CONSTRAINT "tally_day_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_signature_id_fkey" FOREIGN KEY ("signature_id") REFERENCES "signature"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_attendance_id_fkey" FOREIGN KEY ("attendance_id") REFERENCES "attendance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supporter" ADD CONSTRAINT "supporter_share_link_id_fkey" FOREIGN KEY ("share_link_id") REFERENCES "share_link"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_option_text" ADD CONSTRAINT "help_option_text_option_id_fkey" FOREIGN KEY ("option_id") REFERENCES "help_option"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supporter_help" ADD CONSTRAINT "supporter_help_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supporter_help" ADD CONSTRAINT "supporter_help_option_id_fkey" FOREIGN KEY ("option_id") REFERENCES "help_option"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_text" ADD CONSTRAINT "event_text_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_off" ADD CONSTRAINT "call_off_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_share_link_id_fkey" FOREIGN KEY ("share_link_id") REFERENCES "share_link"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_visit_day" ADD CONSTRAINT "share_visit_day_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "share_link"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Hand-written from here on: what Prisma's schema cannot say. Regenerating (npm run migration -- --redo) keeps this part.

-- One install, one campaign.
CREATE UNIQUE INDEX "campaign_one" ON "campaign" ((true));

-- A publication is of one thing, and a thing stands published once.
ALTER TABLE "publication" ADD CONSTRAINT "publication_of_one" CHECK (num_nonnulls(petition_id, briefing_id, event_id) = 1);
CREATE UNIQUE INDEX "publication_petition_standing" ON "publication" (petition_id) WHERE ended_at IS NULL AND petition_id IS NOT NULL;
CREATE UNIQUE INDEX "publication_briefing_standing" ON "publication" (briefing_id) WHERE ended_at IS NULL AND briefing_id IS NOT NULL;
CREATE UNIQUE INDEX "publication_event_standing" ON "publication" (event_id) WHERE ended_at IS NULL AND event_id IS NOT NULL;
CREATE UNIQUE INDEX "closure_standing" ON "closure" (petition_id) WHERE reopened_at IS NULL;

-- Counts and limits.
ALTER TABLE "petition"
  ADD CONSTRAINT "petition_retention_positive" CHECK (retention_days > 0),
  ADD CONSTRAINT "petition_last_serial_not_negative" CHECK (last_serial >= 0);
ALTER TABLE "petition_tally" ADD CONSTRAINT "petition_tally_not_negative" CHECK (total >= 0);
ALTER TABLE "tally_day" ADD CONSTRAINT "tally_day_not_negative" CHECK (counted >= 0 AND removed >= 0);
ALTER TABLE "share_visit_day" ADD CONSTRAINT "share_visit_day_not_negative" CHECK (visits >= 0);
ALTER TABLE "event"
  ADD CONSTRAINT "event_ends_after_start" CHECK (ends_at > starts_at),
  ADD CONSTRAINT "event_capacity_positive" CHECK (capacity > 0);

-- Addresses of pages.
ALTER TABLE "briefing" ADD CONSTRAINT "briefing_slug_form" CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "petition" ADD CONSTRAINT "petition_slug_form" CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "event" ADD CONSTRAINT "event_slug_form" CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "share_link" ADD CONSTRAINT "share_link_path_own" CHECK (path ~ '^/([^/\\]|$)');

-- Secrets have one size: SHA-256 and HMAC-SHA-256 give 32 bytes, a row's key seed has 16.
ALTER TABLE "token"
  ADD CONSTRAINT "token_hash_size" CHECK (octet_length(hash) = 32),
  ADD CONSTRAINT "token_of_one" CHECK (num_nonnulls(signature_id, supporter_id, attendance_id, member_id) = 1);
ALTER TABLE "session" ADD CONSTRAINT "session_token_hash_size" CHECK (octet_length(token_hash) = 32);
ALTER TABLE "invitation"
  ADD CONSTRAINT "invitation_hash_sizes" CHECK (octet_length(token_hash) = 32 AND octet_length(email_hash) = 32),
  ADD CONSTRAINT "invitation_row_key_size" CHECK (octet_length(row_key) = 16);
ALTER TABLE "member"
  ADD CONSTRAINT "member_email_hash_size" CHECK (octet_length(email_hash) = 32),
  ADD CONSTRAINT "member_row_key_size" CHECK (octet_length(row_key) = 16);
ALTER TABLE "consent" ADD CONSTRAINT "consent_of_someone" CHECK (num_nonnulls(signature_id, supporter_id, attendance_id) >= 1);

-- People: hashes and seeds have their size, and an erased row holds nothing about anyone.
ALTER TABLE "signature"
  ADD CONSTRAINT "signature_sizes" CHECK (octet_length(email_hash) = 32 AND octet_length(row_key) = 16),
  ADD CONSTRAINT "signature_erased_is_empty" CHECK (erased_at IS NULL OR num_nonnulls(row_key, email_hash, sealed_name, sealed_email, sealed_comment) = 0),
  ADD CONSTRAINT "signature_confirmed_has_time" CHECK (state NOT IN ('confirmed', 'counted') OR confirmed_at IS NOT NULL),
  ADD CONSTRAINT "signature_counted_has_serial" CHECK (state <> 'counted' OR (counted_at IS NOT NULL AND serial IS NOT NULL)),
  ADD CONSTRAINT "signature_uncounted_has_none" CHECK (state NOT IN ('pending', 'confirmed') OR (counted_at IS NULL AND serial IS NULL)),
  ADD CONSTRAINT "signature_serial_positive" CHECK (serial > 0);
ALTER TABLE "supporter"
  ADD CONSTRAINT "supporter_sizes" CHECK (octet_length(email_hash) = 32 AND octet_length(row_key) = 16),
  ADD CONSTRAINT "supporter_erased_is_empty" CHECK (erased_at IS NULL OR num_nonnulls(row_key, email_hash, sealed_name, sealed_email, sealed_phone) = 0);
ALTER TABLE "attendance"
  ADD CONSTRAINT "attendance_sizes" CHECK (octet_length(email_hash) = 32 AND octet_length(row_key) = 16),
  ADD CONSTRAINT "attendance_erased_is_empty" CHECK (erased_at IS NULL OR num_nonnulls(row_key, email_hash, sealed_name, sealed_email) = 0);

-- What the tally and the clean-up look for, however many rows there are.
CREATE INDEX "signature_to_count" ON "signature" (petition_id) WHERE state = 'confirmed';
CREATE INDEX "signature_unconfirmed" ON "signature" (created_at) WHERE state = 'pending';
CREATE INDEX "signature_removal_to_count" ON "signature_removal" (signature_id) WHERE counted_at IS NULL;
CREATE INDEX "supporter_unconfirmed" ON "supporter" (created_at) WHERE confirmed_at IS NULL AND erased_at IS NULL;
CREATE INDEX "attendance_unconfirmed" ON "attendance" (created_at) WHERE confirmed_at IS NULL AND erased_at IS NULL;
CREATE INDEX "attendance_coming" ON "attendance" (event_id) WHERE confirmed_at IS NOT NULL AND cancelled_at IS NULL;
